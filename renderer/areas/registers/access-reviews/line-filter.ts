import type { AccessReviewLine } from '../../../../shared/contract/access-reviews.ts';
import {
  ACCESS_FLAGS,
  ACCESS_FLAG_NAMES,
  isToDecide,
  type AccessFlag,
} from '../../../../shared/domain/access-review/vocabulary.ts';

export type LineView = 'all' | 'undecided' | 'to_carry_out' | AccessFlag;

export const isUndecided = ({ decision, flags }: AccessReviewLine): boolean =>
  decision === null && isToDecide(flags);
const isToCarryOut = ({ decision, carriedOutOn }: AccessReviewLine): boolean =>
  (decision === 'change' || decision === 'remove') && carriedOutOn === null;

const VIEWS: readonly { value: LineView; label: string; accepts: (line: AccessReviewLine) => boolean }[] = [
  { value: 'all', label: 'All', accepts: () => true },
  { value: 'undecided', label: 'Undecided', accepts: isUndecided },
  ...ACCESS_FLAGS.map((flag) => ({
    value: flag,
    label: ACCESS_FLAG_NAMES[flag],
    accepts: ({ flags }: AccessReviewLine) => flags.includes(flag),
  })),
  { value: 'to_carry_out', label: 'To carry out', accepts: isToCarryOut },
];

/** The views that hold something, with how much. */
export const lineViews = (lines: readonly AccessReviewLine[], current: LineView) =>
  VIEWS.map(({ value, label, accepts }) => ({ value, label, count: lines.filter(accepts).length })).filter(
    ({ value, count }) => count > 0 || value === current || value === 'all' || value === 'undecided',
  );

/** Ids of the lines that pass now. A line that is decided meanwhile stays in view until another view is chosen. */
export function lineIdsIn(lines: readonly AccessReviewLine[], view: LineView, search: string): Set<string> {
  const accepts = VIEWS.find(({ value }) => value === view)?.accepts ?? (() => true);
  const words = search.trim().toLowerCase();
  return new Set(
    lines
      .filter(
        (line) =>
          accepts(line) &&
          (words === '' ||
            [line.account, line.name, line.role, line.application, line.note, line.worker?.name ?? '']
              .join(' ')
              .toLowerCase()
              .includes(words)),
      )
      .map(({ id }) => id),
  );
}
