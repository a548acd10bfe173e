import { REMEDIATION_KEEPS_RESULT } from '../../../../../shared/domain/findings.ts';
import { partFindings } from '../../../../../shared/domain/report-remediation.ts';
import { FINDING_STATUS_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import type { ReportFinding } from '../../../../../shared/domain/report-model.ts';
import { compensatingWords, hasRemedies, responseWords, retestWords } from '../../remedies.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import { ref } from '../references.ts';
import type { Rich, Span } from '../text.ts';
import { STYLES } from '../text.ts';
import { severitySpan } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Each exception with condition, criteria, cause, effect, recommendation, and what management says to it; gaps have a part of their own. */
export const findings: Part = (flow, model, numbering) => {
  const { exceptions: list } = partFindings(model);
  const { meta } = model;
  sectionHead(flow, numbering.section(), 'Exceptions and management responses');
  opening(flow, model, 'findings', openingWords(list), 4);
  if (meta.kind === 'type2' && list.some(({ remedies }) => hasRemedies(remedies)))
    paragraph(flow, REMEDIATION_KEEPS_RESULT, { ...STYLES.body, color: COLORS.text2 }, 4);
  for (const finding of list) {
    flow.anchor('finding', finding.ref);
    subHead(flow, finding.ref, finding.title, false);
    terms(flow, facts(finding), 96);
    flow.y += 4;
  }
};

function openingWords(list: readonly ReportFinding[]): string {
  if (list.length === 0) return 'No exception is recorded as a finding. Gaps stand in the gap register.';
  const answered = list.filter(({ response }) => response !== null).length;
  const answers =
    answered === list.length ? 'Management answered all of them.' : `Management answered ${answered}.`;
  return `${counted(list.length, 'finding')} from exceptions of tests. ${answers}`;
}

function facts(finding: ReportFinding): [Rich, Rich][] {
  const { remedies } = finding;
  const { said, action } = responseWords(finding.response);
  const owner = [finding.owner || 'No owner', finding.due === null ? '' : `due ${finding.due}`]
    .filter(Boolean)
    .join(', ');
  return [
    ['Severity', [severitySpan(finding.severity)]],
    ['Status', FINDING_STATUS_NAMES[finding.status]],
    ['Control, workpaper', where(finding)],
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

function where({ controlRef, workpaperRef }: ReportFinding): Rich {
  const spans: Span[] = [
    ...(controlRef === null ? [] : [ref('control', controlRef)]),
    ...(controlRef !== null && workpaperRef !== null ? [{ text: ', ' }] : []),
    ...(workpaperRef === null ? [] : [ref('workpaper', workpaperRef)]),
  ];
  return spans.length === 0 ? '' : spans;
}
