import type { SheetItem } from '../../../../shared/contract/audit/tests.ts';
import { readMark } from '../../../../shared/domain/mark-words.ts';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import { readCells, repeated } from '../../../components/grid/block.ts';
import { cellOf, isVoid, type SheetAttribute } from './cell-edits.ts';
import type { Block } from './use-cells.ts';
import type { CellChange } from './use-marks.ts';

interface Written {
  item: SheetItem;
  attribute: SheetAttribute;
  text: string;
}

/** What was pasted, as far as it can be told apart without asking. */
export interface Pasted {
  /** Cells with a text, in the order of the sheet. */
  cells: readonly Written[];
  /** Texts that stand for no mark, each once. */
  unread: readonly string[];
  /** "Not applicable" without the reason it needs. */
  withoutReason: number;
  /** Cells whose mark is another one now. */
  replaced: number;
  /** Texts beyond the sheet, or on items that take no marks. */
  outside: readonly string[];
}

/** What a person says about what could not be read. */
export interface PasteAnswers {
  marks: Readonly<Record<string, Mark | undefined>>;
  /** For every "not applicable" that brings none. */
  reason: string;
}

interface Sheet {
  rows: readonly SheetItem[];
  attributes: readonly SheetAttribute[];
  /** Selected cells; the block goes from its first one on. */
  block: Block;
}

type Position = { item: SheetItem | undefined; attribute: SheetAttribute | undefined; text: string };

/**
 * Lays a block of a spreadsheet over the sheet: by item where a column holds the items' keys, and then by letter where a line above
 * holds the attributes'; otherwise from the selected cell on.
 */
export function layPaste(text: string, sheet: Sheet): Pasted {
  const lines = readCells(text).map((line) => line.map((cell) => cell.trim()));
  const written = (byKey(lines, sheet) ?? byPlace(lines, sheet)).filter((place) => place.text !== '');
  const cells: Written[] = [];
  const outside: string[] = [];
  for (const { item, attribute, text: said } of written) {
    if (item && attribute && !isVoid(item)) cells.push({ item, attribute, text: said });
    else outside.push(said);
  }
  const read = cells.map(({ text: said }) => readMark(said));
  return {
    cells,
    unread: [...new Set(cells.filter((_, at) => !read[at]).map(({ text: said }) => said))],
    withoutReason: read.filter((mark) => mark?.mark === 'not_applicable' && mark.note === '').length,
    replaced: cells.filter(({ item, attribute }, at) => {
      const present = cellOf(item, attribute);
      return present && present.mark !== read[at]?.mark;
    }).length,
    outside,
  };
}

function byPlace(lines: readonly string[][], { rows, attributes, block }: Sheet): Position[] {
  const { top, bottom, left, right } = block;
  return repeated(lines, bottom - top + 1, right - left + 1).flatMap((line, y) =>
    line.map((text, x) => ({ item: rows[top + y], attribute: attributes[left + x], text })),
  );
}

function byKey(lines: readonly string[][], { rows, attributes, block }: Sheet): Position[] | null {
  const itemOf = new Map(rows.map((item) => [item.key.toLowerCase(), item]));
  const find = (line: readonly string[], column: number) => itemOf.get((line[column] ?? '').toLowerCase());
  const column = lines[0]?.findIndex((_, x) => lines.some((line) => find(line, x))) ?? -1;
  if (column < 0) return null;
  const heads = lines.find((line) => !find(line, column)) ?? [];
  const lettered = heads.map((head, x) => ({
    x,
    attribute: attributes.find(({ letter, text }) => [letter, text].some((name) => same(name, head))),
  }));
  const byLetter = lettered.filter(({ x, attribute }) => x !== column && attribute);
  const targets =
    byLetter.length > 0
      ? byLetter
      : (lines[0] ?? []).slice(column + 1).map((_, at) => ({
          x: column + 1 + at,
          attribute: attributes[block.left + at],
        }));
  const body = lines.filter((line) => byLetter.length === 0 || line !== heads);
  return body.flatMap((line) =>
    targets.map(({ x, attribute }) => ({ item: find(line, column), attribute, text: line[x] ?? '' })),
  );
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** True when the paste can be written without asking. */
export const isClear = ({ unread, withoutReason, outside }: Pasted): boolean =>
  unread.length === 0 && withoutReason === 0 && outside.length === 0;

/** The changes of a paste. A text that a person gave a mark stays as its note; what has no answer is left out. */
export function pasteChanges({ cells }: Pasted, { marks, reason }: PasteAnswers): CellChange[] {
  return cells.flatMap(({ item, attribute, text }): CellChange[] => {
    const answer = marks[text];
    const read = readMark(text) ?? (answer ? { mark: answer, note: text } : null);
    if (!read) return [];
    const note = read.note || (read.mark === 'not_applicable' ? reason.trim() : '');
    if (read.mark === 'not_applicable' && note === '') return [];
    // A note belongs to its mark: where the mark changes, the old one goes.
    const stays = note === '' && cellOf(item, attribute)?.mark === read.mark;
    return [{ itemId: item.id, attributeId: attribute.id, mark: read.mark, ...(stays ? {} : { note }) }];
  });
}
