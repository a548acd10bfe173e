/** The list of a pack, written and read again. */
import { randomUUID } from 'node:crypto';
import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check';
import { expect, it } from 'vitest';
import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { readPackSheet, PACK_AUDIENCES } from '../../../shared/domain/request-pack/sheet.ts';
import { cleanText } from '../../../electron/engine/reports/clean-text.ts';
import { packBook } from '../../../electron/engine/requests/packs/pack-book.ts';
import type { PackContent } from '../../../electron/engine/requests/packs/pack-content.ts';
import { MATRIX_LIMITS, parseWorkbook } from '../../../electron/engine/tables/workbook.ts';

const HOSTILE = [
  '=HYPERLINK("http://example.com","x")',
  '+1',
  '-2+3',
  '@SUM(A1)',
  'two\nlines',
  'carriage\r\nreturn',
  '_x0041_ and _x000D_',
  '<b>&amp;</b> "quoted"',
  "'quoted",
  '2026-01-01',
  '0001.10',
  'TRUE',
  '#REF!',
  'x'.repeat(40_000),
  'lone \ud800 surrogate',
  'no character \uffff \ufffe \u007f',
  'bell \u0007 and null \u0000',
  '\u202eright to left',
  '😀'.repeat(300),
];

function packOf(texts: readonly string[], audience: PackContent['audience']): PackContent {
  const requests = texts.map((wording, index) => ({
    row: {
      id: randomUUID(),
      ref: `R-${String(index + 1).padStart(3, '0')}`,
      number: '',
      title: 'Title',
      wording,
      category: '',
      coversFrom: null,
      coversTo: null,
      asOf: null,
      due: null,
      priority: 'normal',
      auditorStatus: 'none',
      auditorReason: '',
    } as unknown as RequestRow,
    folder: `R-${index}`,
    items: [],
    lastComment: '',
    evidence: [],
  }));
  return {
    id: randomUUID(),
    ref: 'P-001',
    audience,
    recipient: '',
    due: null,
    note: '',
    madeAt: '2026-07-01T10:00:00.000Z',
    madeBy: 'Ada Test',
    engagement: { id: randomUUID(), client: 'Northwind Ledger', system: '', firm: '', period: '' },
    requests,
  };
}

/** What the list can hold of a text: what can be seen, whole surrogate pairs, at most 32,000 characters. */
const held = (text: string): string => cleanText(text).slice(0, 32_000).toWellFormed().trim();

async function roundTrip(texts: readonly string[], audience: PackContent['audience']) {
  const pack = packOf(texts, audience);
  const tables = await parseWorkbook(await packBook(pack), 'Request list.xlsx', MATRIX_LIMITS);
  const refs = new Map(pack.requests.map(({ row }) => [row.ref.toLowerCase(), row.id]));
  return { pack, read: readPackSheet(tables, refs) };
}

it.each(PACK_AUDIENCES)('the list for the %s holds every text as text', async (audience) => {
  const { pack, read } = await roundTrip(HOSTILE, audience);
  expect(read?.audience).toBe(audience);
  expect(read?.rows.map(({ key }) => key)).toEqual(pack.requests.map(({ row }) => row.id));
  expect(read?.rows.map(({ request }) => request)).toEqual(HOSTILE.map(held));
  expect(read?.rows.flatMap(({ answers }) => Object.values(answers)).join('')).toBe('');
});

it('what is written is what is read, whatever it is', async () => {
  const text = oneof(
    string({ unit: 'binary', maxLength: 60 }),
    string({
      unit: constantFrom('_', 'x', '0', '4', '1', '\n', '=', '"', '<', '\ud800', ' '),
      maxLength: 20,
    }),
  );
  await assert(
    asyncProperty(
      array(
        text.filter((each) => held(each) !== ''),
        { minLength: 1, maxLength: 40 },
      ),
      async (texts) => {
        const { read } = await roundTrip(texts, 'client');
        expect(read?.rows.map(({ request }) => request)).toEqual(texts.map(held));
      },
    ),
    { numRuns: 12 },
  );
});
