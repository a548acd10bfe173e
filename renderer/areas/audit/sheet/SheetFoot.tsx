import { memo } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { isException, isItemDone } from '../../../../shared/domain/testing.ts';
import { DEVIATION_MARKS } from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { isVoid } from './cell-edits.ts';
import { isNarrow } from './SheetColumns.tsx';
import styles from './sheet.module.css';

interface Props {
  /** All rows of the sheet, whatever the filter shows. */
  rows: readonly SheetItem[];
  attributes: TestSheet['attributes'];
  /** Columns between the totals and the first attribute. */
  between: number;
}

/** How many items met each attribute, exceptions beside them: "20 + 1 X". Replaced items do not count. */
export const SheetFoot = memo(function SheetFoot({ rows, attributes, between }: Props) {
  const counted = rows.filter((row) => !isVoid(row));
  const marks = counted.map(({ cells }) => cells.map(({ mark }) => mark));
  const tested = marks.filter((row) => isItemDone(row, attributes.length)).length;
  const exceptions = marks.filter(isException).length;
  const without = counted.filter(({ cells }) => cells.some(({ mark }) => mark === 'not_applicable')).length;
  const narrow = isNarrow(attributes.length);
  const facts = [exceptions > 0 && plural(exceptions, 'exception'), without > 0 && `${without} N/A`].filter(
    Boolean,
  );
  return (
    <tfoot>
      <tr>
        <td colSpan={2} className={styles.total}>
          Met, of {tested} tested
        </td>
        <td colSpan={between}>{tested < counted.length && `${counted.length - tested} to do`}</td>
        {attributes.map(({ id, letter }) => {
          const { met, deviated, open } = tally(counted, id);
          const said = [
            `${met} met`,
            deviated > 0 && plural(deviated, 'exception'),
            open > 0 && `${open} open`,
          ];
          return (
            <td key={id} className={styles.mark} title={`${letter}: ${said.filter(Boolean).join(', ')}`}>
              {met}
              {deviated > 0 && (
                <span className={styles.deviated}>{narrow ? `+${deviated}X` : ` + ${deviated} X`}</span>
              )}
            </td>
          );
        })}
        <td colSpan={2} className={styles.note}>
          {facts.join(', ')}
        </td>
      </tr>
    </tfoot>
  );
});

function tally(rows: readonly SheetItem[], attributeId: string) {
  let [met, deviated, open] = [0, 0, 0];
  for (const { cells } of rows) {
    const mark = cells.find((cell) => cell.attributeId === attributeId)?.mark;
    if (!mark) open += 1;
    else if (DEVIATION_MARKS.includes(mark)) deviated += 1;
    else if (mark !== 'not_applicable') met += 1;
  }
  return { met, deviated, open };
}
