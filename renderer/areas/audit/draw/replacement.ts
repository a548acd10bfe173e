import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { isException } from '../../../../shared/domain/testing.ts';

/** Why an item can not be replaced; null when it can. */
export function refuseReplacement(
  { sample, concludedAt }: Pick<TestSheet, 'sample' | 'concludedAt'>,
  { cells, voidReason }: Pick<SheetItem, 'cells' | 'voidReason'>,
): string | null {
  if (!sample || voidReason !== '') return 'It was replaced already.';
  if (concludedAt !== null) return 'The test is concluded. Reopen it first.';
  if (isException(cells.map(({ mark }) => mark)))
    return 'It is marked as a deviation, and a deviation stays in the sample.';
  if (sample.method === 'targeted')
    return 'A targeted sample has no next item. Extend it by another key instead.';
  if (sample.drawn >= sample.frameSize) return 'Every item of the population is in the sample.';
  return null;
}
