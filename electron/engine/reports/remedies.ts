/** What stands beside an exception, as reports and workpapers print it. */
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { RETEST_RESULT_NAMES } from '../../../shared/domain/audit-vocabulary.ts';
import { ROLL_UP_NAMES } from '../../../shared/domain/mock-audit/roll-up.ts';
import type {
  FindingRemedies,
  ReportCompensating,
  ReportFinding,
  ReportRetest,
} from '../../../shared/domain/report-model.ts';
import type { Remedies } from '../findings/remedies.ts';

export function toFindingRemedies({ retests, compensating }: Remedies): FindingRemedies {
  return {
    retests: retests.map(({ testedOn, testedBy, procedure, items, deviations, result, notes, evidence }) => ({
      on: testedOn,
      by: testedBy,
      procedure,
      items,
      deviations,
      result,
      notes,
      evidenceRefs: evidence.map(({ ref }) => ref),
    })),
    compensating: compensating.map(({ ref, title, reason, result }) => ({ ref, title, reason, result })),
  };
}

export const hasRemedies = ({ retests, compensating }: FindingRemedies): boolean =>
  retests.length > 0 || compensating.length > 0;

/** `2026-07-10 by Mara Ellison: effective, 0 of 25 items deviate. Inspected the releases since. Evidence: EV-0012.` */
export function retestWords({
  on,
  by,
  result,
  items,
  deviations,
  procedure,
  notes,
  evidenceRefs,
}: ReportRetest): string {
  const who = by === '' ? on : `${on} by ${by}`;
  const rate =
    items === 0 ? '' : `, ${deviations} of ${items} items ${deviations === 1 ? 'deviates' : 'deviate'}`;
  const evidence = evidenceRefs.length === 0 ? '' : `Evidence: ${evidenceRefs.join(', ')}.`;
  return [
    `${who}: ${RETEST_RESULT_NAMES[result].toLowerCase()}${rate}.`,
    procedure.trim(),
    notes.trim(),
    evidence,
  ]
    .filter(Boolean)
    .join(' ');
}

/** `CHG-02 Releases are reviewed (no exceptions noted): it would have found each of them.` */
export const compensatingWords = ({ ref, title, reason, result }: ReportCompensating): string =>
  `${ref} ${title} (${ROLL_UP_NAMES[result].toLowerCase()})${reason.trim() === '' ? '' : `: ${reason.trim()}`}`;

/** In one line: `Compensating: CHG-02. Retested 2026-07-10: effective.` Empty when there is neither. */
export function remediesInShort({ retests, compensating }: FindingRemedies): string {
  const latest = retests.at(-1);
  return [
    compensating.length === 0 ? '' : `Compensating: ${compensating.map(({ ref }) => ref).join(', ')}.`,
    latest ? `Retested ${latest.on}: ${RETEST_RESULT_NAMES[latest.result].toLowerCase()}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export const toReportResponse = (response: FindingRow['response']): ReportFinding['response'] =>
  response && {
    text: response.text,
    by: response.respondedBy,
    at: response.respondedOn ?? '',
    action: response.action,
    actionOwner: response.actionOwner,
    due: response.actionDue,
  };

/** `Closed the bypass. (Mara Ellison, 2026-05-20)` and what is to be done. */
export function responseWords(response: ReportFinding['response']): { said: string; action: string } {
  if (!response) return { said: 'Not yet given.', action: '' };
  const { text, by, at, action, actionOwner, due } = response;
  const from = [by, at.slice(0, 10)].filter(Boolean).join(', ');
  const who = [actionOwner, due === null ? '' : `due ${due}`].filter(Boolean).join(', ');
  return {
    said: from === '' ? text : `${text} (${from})`,
    action: action === '' || who === '' ? action : `${action} (${who})`,
  };
}
