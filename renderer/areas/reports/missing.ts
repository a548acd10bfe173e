import type { TestSummary } from '../../../shared/contract/audit/tests.ts';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { isConcluded } from '../../../shared/domain/readiness.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';

/** Something a report will show as open, and where to close it. */
export interface Missing {
  sentence: string;
  path: string;
}

export interface ReportFacts {
  tests: readonly TestSummary[];
  findings: readonly FindingRow[];
  criteria: readonly CriterionRow[];
}

/** References beyond this many are counted instead of named. */
const NAMED = 3;

const names = (refs: readonly string[]) =>
  refs.length <= NAMED
    ? refs.join(', ')
    : `${refs.slice(0, NAMED).join(', ')} and ${refs.length - NAMED} more`;

/** What a report still lacks, worst first. A report of design alone looks at tests of design only. */
export function missingFrom({ tests, findings, criteria }: ReportFacts, withOperation: boolean): Missing[] {
  const inReport = tests.filter(({ kind }) => kind === 'design' || withOperation);
  const left = new Set(tests.filter((test) => !inReport.includes(test)).map(({ id }) => id));
  const open = inReport.filter(({ result }) => !isConcluded(result));
  const unraised = inReport.filter(({ exceptions, findings: raised }) => exceptions > 0 && raised === 0);
  const unanswered = findings.filter(
    ({ testId, status, response }) =>
      !(testId && left.has(testId)) && status !== 'closed' && !response?.text.trim(),
  );
  const uncovered = criteria.filter(
    ({ rating, controls }) => rating !== 'not_relevant' && controls.length === 0,
  );
  const unassessed = criteria.filter(
    ({ rating, controls }) => rating === 'not_assessed' && controls.length > 0,
  );

  return [
    ...(uncovered.length > 0
      ? [{ sentence: `No control serves ${names(uncovered.map(({ id }) => id))}`, path: links.matrix }]
      : []),
    ...(unraised.length > 0
      ? [
          {
            sentence: `No finding for the exceptions of ${names(unraised.map(({ workpaper }) => workpaper))}`,
            path: links.audit,
          },
        ]
      : []),
    ...(unanswered.length > 0
      ? [
          {
            sentence: `No management response for ${names(unanswered.map(({ ref }) => ref))}`,
            path: unanswered.length === 1 && unanswered[0] ? links.finding(unanswered[0].id) : links.findings,
          },
        ]
      : []),
    ...(open.length > 0
      ? [
          {
            sentence: `${plural(open.length, 'test has', 'tests have')} no conclusion`,
            path: open.length === 1 && open[0] ? links.test(open[0].id) : links.audit,
          },
        ]
      : []),
    ...(unassessed.length > 0
      ? [
          {
            sentence: `${plural(unassessed.length, 'criterion is', 'criteria are')} not assessed`,
            path: links.overview,
          },
        ]
      : []),
  ];
}
