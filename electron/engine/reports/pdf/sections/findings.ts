import { REMEDIATION_KEEPS_RESULT } from '../../../../../shared/domain/findings.ts';
import { FINDING_STATUS_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import type { ReportFinding } from '../../../../../shared/domain/report-model.ts';
import { compensatingWords, hasRemedies, responseWords, retestWords } from '../../remedies.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import type { Rich } from '../text.ts';
import { STYLES } from '../text.ts';
import { severitySpan } from './marks.ts';
import type { Part } from './part.ts';

/** Each finding with condition, criteria, cause, effect, recommendation, and what management says to it. */
export const findings: Part = (flow, { findings: list, meta }, numbering) => {
  sectionHead(flow, numbering.section(), 'Exceptions and management responses');
  if (list.length === 0) {
    paragraph(flow, 'No findings are recorded.');
    return;
  }
  if (meta.kind === 'type2' && list.some(({ remedies }) => hasRemedies(remedies)))
    paragraph(flow, REMEDIATION_KEEPS_RESULT, { ...STYLES.body, color: COLORS.text2 }, 4);
  for (const finding of list) {
    subHead(flow, finding.ref, finding.title, false);
    terms(flow, facts(finding), 96);
    flow.y += 4;
  }
};

function facts(finding: ReportFinding): [Rich, Rich][] {
  const { remedies } = finding;
  const { said, action } = responseWords(finding.response);
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
    ['Response', said],
    ['Action', action],
    ['Compensating', remedies.compensating.map(compensatingWords).join('\n')],
    ['Retest', remedies.retests.map(retestWords).join('\n')],
    ['Reason of the status', finding.statusReason],
  ];
}
