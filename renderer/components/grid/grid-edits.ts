import { runAction } from '../../app/query.ts';
import { plural } from '../../app/format.ts';
import type { CellEdit, GridColumn } from './types.ts';

/** A cell on the clipboard holds no tab and no line break, or it would become several. */
const cellText = (value: string | number | null | undefined) =>
  String(value ?? '').replace(/[\t\r\n]+/g, ' ');

/** Copies cells as tab-separated lines, which spreadsheets read as a block. */
export function copyCells<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]): void {
  const lines = rows.map((row) => columns.map(({ text }) => cellText(text?.(row))).join('\t'));
  void navigator.clipboard.writeText(lines.join('\n'));
}

/** Gives every row the value of the first one, in one change. */
export function fillDown<Row>(rows: readonly Row[], column: GridColumn<Row>): void {
  const [first, ...rest] = rows;
  const { edit, title, header } = column;
  if (!first || !edit || rest.length === 0) return;
  void runAction(() => edit.commit(rest, edit.value(first)), {
    done: `Filled ${title ?? header} down in ${plural(rest.length, 'row')}.`,
  });
}

/** A closed list is pasted by what people see or by what is stored; anything else goes on for the engine to refuse. */
function valueOf<Row>({ options }: CellEdit<Row>, text: string): string {
  const wanted = text.trim().toLowerCase();
  const option = options?.find(({ label, value }) =>
    [label.toLowerCase(), value.toLowerCase()].includes(wanted),
  );
  return option?.value ?? text.trim();
}

/**
 * Writes a block from a spreadsheet over cells that can be edited.
 * @param rows From the active row on, in the order on screen.
 * @param columns From the active column on.
 * @param selected More than one selected row takes a single copied value, in one change.
 */
export async function pasteCells<Row>(
  text: string,
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  selected: readonly Row[],
): Promise<void> {
  const block = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const single = block.length === 1 && block[0]?.length === 1 && selected.length > 1;
  const writes = block.flatMap((line, below) =>
    line.flatMap((cell, right) => {
      const edit = columns[right]?.edit;
      const row = rows[below];
      if (!edit || (!row && !single)) return [];
      return [{ edit, rows: single ? [...selected] : row ? [row] : [], value: valueOf(edit, cell) }];
    }),
  );
  await runAction(
    async () => {
      for (const { edit, rows, value } of writes) await edit.commit(rows, value);
    },
    {
      done:
        writes.length > 1
          ? `Pasted ${plural(writes.length, 'value')}. Undo takes them back one at a time.`
          : undefined,
      undo: false,
    },
  );
}
