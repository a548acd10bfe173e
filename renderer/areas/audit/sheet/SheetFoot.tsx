import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { isException, isItemDone } from '../../../../shared/domain/testing.ts';
import { DEVIATION_MARKS } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import styles from './sheet.module.css';

interface Props {
  rows: readonly SheetItem[];
  attributes: TestSheet['attributes'];
}

/** How many items met each attribute, exceptions beside them: "20 + 1 X". */
export function SheetFoot({ rows, attributes }: Props) {
  const marks = rows.map(({ cells }) => cells.map(({ mark }) => mark));
  const tested = marks.filter((row) => isItemDone(row, attributes.length)).length;
  const exceptions = marks.filter(isException).length;
  const without = rows.filter(({ cells }) => cells.some(({ mark }) => mark === 'not_applicable')).length;
  const facts = [exceptions > 0 && plural(exceptions, 'exception'), without > 0 && `${without} N/A`].filter(
    Boolean,
  );
  return (
    <tfoot>
      <tr>
        <td colSpan={2} className={styles.total}>
          Met, of {tested} tested
        </td>
        <td colSpan={2}>{tested < rows.length && `${rows.length - tested} to do`}</td>
        {attributes.map(({ id }) => {
          const { met, deviated } = tally(rows, id);
          return (
            <td key={id} className={styles.mark}>
              {met}
              {deviated > 0 && <span className={styles.deviated}> + {deviated} X</span>}
            </td>
          );
        })}
        <td colSpan={2} className={styles.note}>
          {facts.join(', ')}
        </td>
      </tr>
    </tfoot>
  );
}

function tally(rows: readonly SheetItem[], attributeId: string) {
  let [met, deviated] = [0, 0];
  for (const { cells } of rows) {
    const mark = cells.find((cell) => cell.attributeId === attributeId)?.mark;
    if (!mark || mark === 'not_applicable') continue;
    if (DEVIATION_MARKS.includes(mark)) deviated += 1;
    else met += 1;
  }
  return { met, deviated };
}
