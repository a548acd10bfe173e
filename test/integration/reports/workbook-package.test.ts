/** What would make Excel offer to repair a workbook, looked for in every kind of workbook with hostile text in every field. */
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../../electron/engine/reports/exporters.ts';
import { writeDocument, type RenderedDocument } from '../../../electron/engine/reports/writers.ts';
import type { CalendarModel } from '../../../shared/domain/calendar/calendar-model.ts';
import { startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { readZip, writeZip } from '../../fixtures/zip.ts';
import { hasProgram, newFolder, run } from './programs.ts';

const AMPERSANDS = '&'.repeat(300);
const HOSTILE: readonly string[] = [
  '=HYPERLINK("https://example.org","see")',
  '+1 -1 @SUM(1)',
  '\u0000\u0007\u000b\ufffe\uffff\ud800 control characters and half a pair',
  ']]> <x a="1">&amp; \'quoted\' _x0041_ _x0000_',
  '山田 Łukasz \u202eright to left',
  'line\r\nline\ttab',
  AMPERSANDS,
  'x'.repeat(40_000),
];

/** Something that people number: kept recognisable, the same everywhere, and hostile all the same. */
const REFERENCE = /^[A-Z]{1,4}(?:-[A-Z]{1,4})*-\d+$/;

/** A model with hostile text before whatever is more than one word, and in references. */
function poisoned<Value>(given: Value): Value {
  let turn = 0;
  const poison = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (REFERENCE.test(value)) return `${value}<&'"\u0007]`;
      return value.includes(' ') ? `${HOSTILE[turn++ % HOSTILE.length]} ${value}` : value;
    }
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, poison(own)]));
  };
  return poison(given) as Value;
}

const calendar = (): CalendarModel => ({
  meta: smallModel().meta,
  owner: 'Zoë Łukasz',
  today: '2026-05-22',
  occurrences: (['missed', 'done'] as const).map((state) => ({
    control: 'IAM-07',
    title: 'Quarterly access review',
    owner: 'Zoë Łukasz',
    frequency: 'quarterly',
    system: 'Identity provider',
    key: '2026-Q1',
    due: '2026-03-31',
    state,
    doneOn: state === 'done' ? '2026-04-02' : null,
    doneBy: '',
    note: 'Nobody performed it.',
    evidence: ['EV-0001'],
  })),
});

/** What Excel would offer to repair: what it is, the part, what to replace in it, and by what. */
const BREAKS: readonly (readonly [string, string, string | RegExp, string])[] = [
  [
    'an element at the wrong place',
    'xl/worksheets/sheet3.xml',
    /(<cols>.*?<\/cols>)(<sheetData>.*<\/sheetData>)/s,
    '$2$1',
  ],
  ['a head that differs from its column', 'xl/tables/table3.xml', 'name="Control title"', 'name="Title"'],
  ['two tables of one name', 'xl/tables/table4.xml', 'displayName="Cross_tab"', 'displayName="Matrix"'],
  ['a look that does not exist', 'xl/worksheets/sheet3.xml', 'dxfId="0"', 'dxfId="99"'],
  ['a style that does not exist', 'xl/worksheets/sheet3.xml', /<c r="A2" s="\d+"/, '<c r="A2" s="900"'],
  ['a wrong count of texts', 'xl/sharedStrings.xml', / count="\d+"/, ' count="1"'],
  ['a link into nowhere', 'xl/worksheets/sheet4.xml', /location="'Matrix'!/, `location="'Nothing'!`],
  ['a sheet name that Excel refuses', 'xl/workbook.xml', '<sheet name="Tests"', '<sheet name="Tests: all"'],
  [
    'a print title of another sheet',
    'xl/workbook.xml',
    /Print_Titles" localSheetId="2">'Matrix'/,
    `Print_Titles" localSheetId="2">'Tests'`,
  ],
  ['a formula', 'xl/worksheets/sheet3.xml', /<c r="A2"([^>]*) t="s"><v>/, '<c r="A2"$1 t="s"><f>1+1</f><v>'],
];

function problemsOf(paths: readonly string[]): string[][] {
  const checker = join(import.meta.dirname, 'check-workbook.py');
  const found = JSON.parse(run('/usr/bin/python3', checker, ...paths)) as Record<string, string[]>;
  return paths.map((path) => found[path] ?? ['not checked']);
}

describe.skipIf(!hasProgram('python3'))('the package of a workbook', () => {
  const folder = newFolder();
  let engine: TestEngine;
  let sound: string;

  const write = async (name: string, document: RenderedDocument): Promise<string> => {
    const path = join(folder, `${name}.xlsx`);
    await writeDocument(document, 'xlsx', createWriteStream(path), {});
    return path;
  };

  beforeAll(async () => {
    engine = startEngine();
    const file = join(import.meta.dirname, '../../fixtures/workspaces/format-5.trustbench.gz');
    const workspace = engine.source('kept.trustbench', gunzipSync(readFileSync(file)));
    await engine.api.workspace.open({ file: workspace });
    sound = await write('sound', { document: 'report', model: smallModel() });
  });
  afterAll(() => engine[Symbol.asyncDispose]());

  it('is sound for every kind, whatever the records hold', async () => {
    const kinds = ['workpapers', 'requests', 'evidence', 'governance', 'matrix'] as const;
    const documents: [string, RenderedDocument][] = [
      ...kinds.map((kind): [string, RenderedDocument] => [kind, EXPORTERS[kind](engine.session, {})]),
      ['type1', { document: 'report', model: smallModel('type1') }],
      ['type2', { document: 'report', model: smallModel() }],
      [
        'ampersands',
        { document: 'report', model: smallModel('type2', { client: AMPERSANDS, version: AMPERSANDS }) },
      ],
      ['calendar', { document: 'calendar', model: calendar() }],
    ];
    const paths: string[] = [];
    for (const [name, document] of documents) {
      paths.push(await write(name, document));
      paths.push(await write(`${name}-hostile`, poisoned(document)));
    }
    expect(Object.fromEntries(problemsOf(paths).map((found, index) => [paths[index], found]))).toEqual(
      Object.fromEntries(paths.map((path) => [path, []])),
    );
  }, 30_000);

  it('is found not to be when it is broken', async () => {
    const paths: string[] = [];
    for (const [, part, from, to] of BREAKS) {
      const parts: Map<string, string | Buffer> = await readZip(readFileSync(sound));
      const before = String(parts.get(part));
      const after = before.replace(from, to);
      expect(after).not.toBe(before);
      const path = join(newFolder(), 'broken.xlsx');
      writeFileSync(path, await writeZip(parts.set(part, after)));
      paths.push(path);
    }
    const found = problemsOf(paths);
    expect(BREAKS.filter((_, index) => found[index]?.length === 0).map(([what]) => what)).toEqual([]);
  });
});
