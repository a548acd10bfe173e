import type { FindingDetail, FindingRow } from '../../../shared/contract/findings.ts';
import { isSettled, latestRetest } from '../../../shared/domain/findings.ts';
import { moment } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { isAnswered } from './finding-filter.ts';

export interface ChainStep {
  name: string;
  /** What is known of it, or what is missing. */
  fact: string;
  /** `done`, the `next` one to do, or still ahead. */
  state: 'done' | 'next' | 'ahead';
}

/** From the deviation to the retest: what is there, and the one step that is next. */
export function chainSteps(finding: FindingRow, detail: FindingDetail): ChainStep[] {
  const { response, status, statusReason } = finding;
  const stated = detail.deviations.length;
  const retest = latestRetest(detail.retests);
  const steps: { name: string; fact: string; isDone: boolean }[] = [
    {
      name: 'Deviation',
      fact: stated > 0 ? deviationFact(detail) : 'Written down without a deviation of a test',
      isDone: true,
    },
    {
      name: 'Finding',
      fact: `${finding.ref}, raised ${moment(finding.raisedAt).slice(0, 10)}`,
      isDone: true,
    },
    {
      name: 'Response',
      fact:
        response && isAnswered(finding)
          ? `${response.respondedBy || 'Nobody named'}, ${response.respondedOn ?? 'no date'}`
          : 'Not yet given',
      isDone: isAnswered(finding),
    },
    {
      name: 'Action',
      fact: response?.action.trim()
        ? [
            response.actionOwner || 'no owner',
            response.actionDue ? `due ${response.actionDue}` : 'no date',
          ].join(', ')
        : 'None agreed',
      isDone: Boolean(response?.action.trim()),
    },
    {
      name: 'Retest',
      fact: retest
        ? `${retest.result === 'effective' ? 'Effective' : 'Not effective'}, ${retest.testedOn}, ${retest.deviations} of ${plural(retest.items, 'item')} deviate`
        : isSettled(status) && statusReason
          ? `None: ${statusReason}`
          : 'Not done',
      isDone: retest?.result === 'effective' || (!retest && isSettled(status)),
    },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return steps.map(({ name, fact, isDone }, index) => ({
    name,
    fact,
    state: isDone ? 'done' : index === next ? 'next' : 'ahead',
  }));
}

function deviationFact({ deviations }: FindingDetail): string {
  const papers = [...new Set(deviations.map(({ workpaper }) => workpaper))].join(', ');
  const systematic = deviations.some(({ extent }) => extent === 'systematic');
  const isJudged = deviations.every(({ extent }) => extent !== null);
  const extent = systematic ? ', systematic' : isJudged ? ', isolated' : '';
  return `${plural(deviations.length, 'deviation')} of ${papers}${extent}`;
}
