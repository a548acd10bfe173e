import type { TablePage } from '../../../../../shared/contract/evidence/contents.ts';
import { runAction } from '../../../../app/query.ts';
import { htmlBlock, plainBlock } from '../../../../components/grid/block.ts';
import type { Span } from './place.ts';

/** More cells are a file to be saved. */
export const MOST_COPIED = 200_000;
/** Rows of one answer. */
const PART = 1000;

interface Source {
  span: Span;
  columns: TablePage['columns'];
  row: (index: number) => TablePage['rows'][number] | undefined;
  load: (offset: number, limit: number) => Promise<{ rows: TablePage['rows'] }>;
}

/** Puts a block on the clipboard as text and as a table; rows out of view are asked for first. */
export async function copyBlock(clipboard: DataTransfer, { span, row, load }: Source): Promise<void> {
  const { top, left, right } = span;
  const most = Math.max(1, Math.floor(MOST_COPIED / (right - left + 1)));
  const bottom = Math.min(span.bottom, top + most - 1);
  const inView = Array.from({ length: bottom - top + 1 }, (_, index) => row(top + index)?.cells);
  const cut = (cells: readonly string[]) =>
    Array.from({ length: right - left + 1 }, (_, index) => cells[left + index] ?? '');
  if (inView.every((cells) => cells !== undefined)) {
    const block = inView.map(cut);
    clipboard.setData('text/plain', plainBlock(block));
    clipboard.setData('text/html', htmlBlock(block));
    return;
  }
  await runAction(
    async () => {
      const block: string[][] = [];
      while (block.length <= bottom - top) {
        const { rows } = await load(top + block.length, Math.min(PART, bottom - top + 1 - block.length));
        if (rows.length === 0) break;
        block.push(...rows.map(({ cells }) => cut(cells)));
      }
      await navigator.clipboard.write([
        new ClipboardItem({ 'text/plain': plainBlock(block), 'text/html': htmlBlock(block) }),
      ]);
      return true;
    },
    { undo: false },
  );
}
