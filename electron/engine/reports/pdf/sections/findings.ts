import { FINDING_STATUS_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import type { ReportFinding } from '../../../../../shared/domain/report-model.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import type { Rich } from '../text.ts';
import { severitySpan } from './marks.ts';
import type { Part } from './part.ts';

/** Each finding with condition, criteria, cause, effect, recommendation, and what management says to it. */
export const findings: Part = (flow, { findings: list }, numbering) => {
  sectionHead(flow, numbering.section(), 'Exceptions and management responses');
  if (list.length === 0) {
    paragraph(flow, 'No findings are recorded.');
    return;
  }
  for (const finding of list) {
    subHead(flow, finding.ref, finding.title, false);
    terms(flow, facts(finding), 96);
    flow.y += 4;
  }
};

function facts(finding: ReportFinding): [Rich, Rich][] {
  const { response } = finding;
  const owner = [finding.owner || 'No owner', finding.due === null ? '' : `due ${finding.due}`]
    .filter(Boolean)
    .join(', ');
  const where = [finding.controlRef, finding.workpaperRef].filter(Boolean).join(', ');
  return [
    ['Severity', [severitySpan(finding.severity)]],
    ['Status', FINDING_STATUS_NAMES[finding.status]],
    ['Control, workpaper', where],
    ['Owner', owner],
    ['Condition', finding.condition],
    ['Criteria', finding.criteria],
    ['Cause', finding.cause],
    ['Effect', finding.effect],
    ['Recommendation', finding.recommendation],
    [
      'Response',
      response ? `${response.text} (${response.by}, ${response.at.slice(0, 10)})` : 'Not yet given.',
    ],
    ['Action', response ? action(response) : ''],
  ];
}

function action({ action: text, actionOwner, due }: NonNullable<ReportFinding['response']>): string {
  const who = [actionOwner, due === null ? '' : `due ${due}`].filter(Boolean).join(', ');
  if (text === '') return '';
  return who === '' ? text : `${text} (${who})`;
}
