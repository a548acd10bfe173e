import { readFileSync } from 'node:fs';
import papaparse from 'papaparse';
import type { Api } from '../../../shared/contract/index.ts';
import type { SheetItem, TestSheet } from '../../../shared/contract/audit/tests.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isException, isItemDone } from '../../../shared/domain/testing.ts';
import { readMark } from '../../../shared/domain/mark-words.ts';
import { MARKS, type Mark } from '../../../shared/domain/vocabulary.ts';
import { pickWord, UsageError, type Args } from '../args.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { evidenceNamed, sheetNamed } from '../lookup.ts';
import { plural } from '../output.ts';
import { KIND_OPTION, kindOf } from './test-kind.ts';

/** A mark on one attribute of an item, or on all of them. */
interface Entry {
  item: string;
  attribute: string | undefined;
  mark: Mark;
  note: string | undefined;
}

interface Cell {
  itemId: string;
  attributeId: string;
  mark: Mark;
  note?: string;
}

function itemNamed(sheet: TestSheet, key: string): SheetItem {
  const item = sheet.rows.find((row) => row.key === key.trim());
  if (item) return item;
  throw new AppError(
    'not_found',
    `${key} is not in the sample of ${sheet.workpaper}. Its items are: ${sheet.rows.map((r) => r.key).join(', ') || 'none, draw a sample first'}.`,
  );
}

function attributeIds(sheet: TestSheet, letter: string | undefined): string[] {
  if (letter === undefined) return sheet.attributes.map((a) => a.id);
  const attribute = sheet.attributes.find((a) => a.letter === letter.trim().toUpperCase());
  if (attribute) return [attribute.id];
  throw new AppError(
    'not_found',
    `${sheet.workpaper} has no attribute ${letter}. It has: ${sheet.attributes.map((a) => a.letter).join(', ') || 'none'}.`,
  );
}

function toCells(sheet: TestSheet, { item, attribute, mark, note }: Entry): Cell[] {
  const { id } = itemNamed(sheet, item);
  return attributeIds(sheet, attribute).map((attributeId) => ({
    itemId: id,
    attributeId,
    mark,
    ...(note === undefined ? {} : { note }),
  }));
}

/** An item that was replaced stays on the sheet for the record. */
const isToTest = (row: SheetItem): boolean => row.voidReason === '';

/** What carries no mark yet is met; marks that are there stay. */
function restIsMet(sheet: TestSheet): Cell[] {
  return sheet.rows.filter(isToTest).flatMap((row) => {
    const marked = new Set(row.cells.map((c) => c.attributeId));
    return sheet.attributes
      .filter((a) => !marked.has(a.id))
      .map((a) => ({ itemId: row.id, attributeId: a.id, mark: 'met' as const }));
  });
}

/** @throws AppError naming the line that can not be taken; then nothing is recorded */
function readResults(path: string): Entry[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError('file_unreadable', `${path} can not be read. Check the path.`, {}, { cause: error });
  }
  const { data, meta } = papaparse.parse<Record<string, string | undefined>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) => header.trim().toLowerCase(),
  });
  const missing = ['item', 'mark'].filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0) {
    throw new AppError(
      'bad_input',
      `${path} has no column "${missing.join('", "')}". Name the columns item, attribute, mark, note.`,
    );
  }
  return data.map((row, i) => {
    const read = readMark(row['mark'] ?? '');
    if (!read) {
      throw new AppError(
        'bad_input',
        `${path}, line ${i + 2}: "${row['mark'] ?? ''}" is not a mark. Write one of: ${MARKS.join(', ')}.`,
      );
    }
    return {
      item: row['item'] ?? '',
      attribute: row['attribute']?.trim() || undefined,
      mark: read.mark,
      note: row['note']?.trim() || read.note || undefined,
    };
  });
}

function entryFromOptions(args: Args): Entry {
  return {
    item: args.need('item'),
    attribute: args.text('attribute'),
    mark: pickWord('--mark', args.need('mark'), MARKS),
    note: args.text('note'),
  };
}

function requireOneWay(args: Args): 'item' | 'all-met' | 'from' {
  const ways = (['item', 'all-met', 'from'] as const).filter(
    (way) => args.flag(way) || args.text(way) !== undefined,
  );
  const [way] = ways;
  if (!way || ways.length > 1) throw new UsageError('Give one of --item, --all-met and --from.');
  const extra = way === 'item' ? [] : ['mark', 'attribute', 'note', 'evidence', 'cell-evidence'];
  const misplaced = extra.find((name) => args.list(name).length > 0);
  if (misplaced) throw new UsageError(`--${misplaced} goes with --item only.`);
  return way;
}

async function linkCell(api: Api, sheet: TestSheet, args: Args, evidence: readonly { id: string }[]) {
  const item = itemNamed(sheet, args.need('item'));
  const [attributeId = ''] = attributeIds(sheet, args.need('attribute'));
  const linked = item.cellEvidence.filter((e) => e.attributeId === attributeId);
  const evidenceIds = [...new Set([...linked, ...evidence].map((e) => e.id))];
  await api.audit.linkCellEvidence({ testId: sheet.id, itemId: item.id, attributeId, evidenceIds });
}

export const testRecord: Command = {
  name: 'test record',
  summary: 'Record what was found on the items of a sample',
  usage:
    'FILE --control REF [--kind design|operation] (--item KEY --mark MARK [--attribute A] [--note TEXT] [--evidence REF] [--cell-evidence REF] | --all-met | --from RESULTS.csv)',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control that is tested' },
    kind: KIND_OPTION,
    item: { value: 'KEY', help: 'one item of the sample' },
    mark: { value: 'MARK', help: `one of ${MARKS.join(', ')}` },
    attribute: { value: 'A', help: 'letter of one attribute; all of them otherwise' },
    note: { value: 'TEXT', help: 'what was seen' },
    evidence: { value: 'REF', multiple: true, help: 'evidence of the item, such as EV-0007' },
    'cell-evidence': {
      value: 'REF',
      multiple: true,
      help: 'evidence of this one check; needs --attribute',
    },
    'all-met': { help: 'every attribute that carries no mark yet is met' },
    from: { value: 'RESULTS.csv', help: 'table with the columns item, attribute, mark, note' },
  },
  async run(args) {
    const way = requireOneWay(args);
    const entries =
      way === 'from' ? readResults(args.need('from')) : way === 'item' ? [entryFromOptions(args)] : [];
    if (args.list('cell-evidence').length > 0) args.need('attribute');
    return withWorkspace(args, async ({ api }, { engagement }) => {
      const sheet = await sheetNamed(api, args.need('control'), kindOf(args, engagement.type));
      const cells = way === 'all-met' ? restIsMet(sheet) : entries.flatMap((e) => toCells(sheet, e));
      const named = (option: string) => Promise.all(args.list(option).map((ref) => evidenceNamed(api, ref)));
      const evidence = await named('evidence');
      const ofCell = await named('cell-evidence');
      if (cells.length > 0) await api.audit.mark({ testId: sheet.id, cells });
      if (evidence.length > 0) {
        const item = itemNamed(sheet, args.need('item'));
        const evidenceIds = [...new Set([...item.evidence, ...evidence].map((e) => e.id))];
        await api.audit.linkItemEvidence({ itemId: item.id, evidenceIds });
      }
      if (ofCell.length > 0) await linkCell(api, sheet, args, ofCell);
      return summarise(cells.length, await api.audit.sheet({ testId: sheet.id }));
    });
  },
};

function summarise(recorded: number, { workpaper, rows, attributes }: TestSheet) {
  const marks = rows.filter(isToTest).map((row) => row.cells.map((cell) => cell.mark));
  const done = marks.filter((m) => isItemDone(m, attributes.length)).length;
  const exceptions = marks.filter(isException).length;
  return {
    json: { workpaper, recorded, items: marks.length, itemsDone: done, exceptions },
    human: () =>
      `${plural(recorded, 'mark')} recorded on ${workpaper}: ${done} of ${plural(marks.length, 'item')} done, ${plural(exceptions, 'exception')}.`,
  };
}
