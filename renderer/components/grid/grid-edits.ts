import { runAction } from '../../app/query.ts';
import { plural } from '../../app/format.ts';
import type { CellWrite, GridColumn } from './types.ts';

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

/** Writes a block; one that holds a value that cannot be kept is refused as a whole. @param save In one change. */
export async function pasteCells<Row>(
  read: () => CellWrite<Row>[],
  columns: readonly GridColumn<Row>[],
  save?: (writes: readonly CellWrite<Row>[]) => Promise<unknown>,
): Promise<void> {
  const edits = new Map(columns.map(({ id, edit }) => [id, edit]));
  const oneByOne = async (writes: readonly CellWrite<Row>[]) => {
    for (const { row, column, value } of writes) await edits.get(column)?.commit([row], value);
  };
  await runAction(
    async () => {
      const writes = read();
      if (writes.length > 0) await (save ?? oneByOne)(writes);
      return writes.length;
    },
    {
      done: (values) => (values > 1 ? `Pasted ${plural(values, 'value')}.` : undefined),
      undo: Boolean(save),
    },
  );
}
