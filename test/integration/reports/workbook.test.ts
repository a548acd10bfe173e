import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderWorkbook } from '../../../electron/engine/reports/xlsx/render-workbook.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { hasProgram, newFolder, run } from './programs.ts';

/** All sheets as CSV (the last option), text quoted, cells as shown. */
const CSV_FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

describe.skipIf(!hasProgram('soffice'))('the workbook, read back with LibreOffice', () => {
  const sheets = new Map<string, Record<string, string>[]>();
  const model = smallModel();
  const formula = '=HYPERLINK("https://example.org","see")';
  const starts = [formula, '+1', '-1', '@SUM(1)', "'quoted"];

  beforeAll(async () => {
    starts.forEach((text, index) => (model.evidence[index]!.title = text));
    const folder = newFolder();
    const path = join(folder, 'report.xlsx');
    await renderWorkbook(model, createWriteStream(path));
    run(
      'soffice',
      `-env:UserInstallation=file://${newFolder()}`,
      '--headless',
      '--convert-to',
      CSV_FILTER,
      '--outdir',
      folder,
      path,
    );
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
      const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      sheets.set(file.replace(/^report-|\.csv$/g, ''), data);
    }
  }, 120_000);

  it('has a sheet for each part, with one row per record', () => {
    const items = model.tests.reduce((sum, test) => sum + test.items.length, 0);
    const sizes = Object.fromEntries(
      [...sheets].filter(([name]) => name !== 'Cover').map(([name, rows]) => [name, rows.length]),
    );
    expect(sizes).toEqual({
      Contents: expect.any(Number),
      Matrix: model.controls.length,
      'Cross-tab': model.controls.length,
      Criteria: model.criteria.length,
      Results: model.results.length,
      Tests: model.tests.length,
      'Populations and draws': model.tests.filter(({ population, sample }) => population ?? sample).length,
      Samples: items,
      Attributes: model.tests.reduce((sum, test) => sum + test.attributes.length, 0),
      Findings: model.findings.length,
      Responses: model.findings.length,
      Gaps: model.gaps.length,
      Actions: model.actions.length,
      Requests: model.requests.length,
      Risks: model.riskRegister?.risks.length,
      Policies: model.policies.length,
      Vendors: model.vendors.length,
      'Assumed controls': model.complementary.length,
      Cadence: model.cadence.length,
      Incidents: model.events?.incidents.length,
      Changes: model.events?.changes.length,
      Evidence: model.evidence.length,
      Metrics: model.metrics?.figures.length,
    });
  });

  it('keeps text that looks like a formula as text', () => {
    const titles = sheets.get('Evidence')?.map((row) => row['Title']);
    expect(titles?.slice(0, starts.length)).toEqual(starts);
  });

  it('writes days as days, counts as numbers and states as words', () => {
    expect(sheets.get('Findings')?.[0]).toMatchObject({ Severity: 'High', Due: '2026-06-05' });
    expect(sheets.get('Responses')?.[0]).toMatchObject({ 'Response on': '2026-05-20' });
    const row = sheets.get('Matrix')?.find((candidate) => candidate['Control'] === 'CHG-01');
    expect(row).toMatchObject({
      Tested: '22',
      Exceptions: '1',
      'Operation result': 'Exceptions noted',
      Readiness: 'Major gap',
      Key: 'No',
    });
    expect(
      sheets.get('Samples')?.find((candidate) => candidate['Workpaper'] === 'WP-O-CHG-01'),
    ).toMatchObject({ A: 'Met', C: 'X' });
  });
});

/** What read-workbook.py prints of a sheet. */
interface ReadSheet {
  name: string;
  cells: Record<string, { value: string | number | null; quoted: boolean; date: boolean }>;
  tables: { id: number; name: string; ref: string; columns: string[] }[];
  frozen: string | null;
  links: { at: string; to: string }[];
  choices: { at: string; words: string }[];
  conditions: string[];
  titles: string | null;
  area: string | null;
  footer: string;
  landscape: boolean;
  pagesWide: number;
}
interface ReadBook {
  title: string;
  author: string;
  sheets: ReadSheet[];
}

async function write(model: ReportModel): Promise<string> {
  const path = join(newFolder(), 'report.xlsx');
  await renderWorkbook(model, createWriteStream(path));
  return path;
}

describe.skipIf(!hasProgram('python3'))('the workbook, read back with openpyxl', () => {
  const model = smallModel('type2', { client: 'A & B' });
  const formula = '=HYPERLINK("https://example.org","see")';
  let book: ReadBook;
  let parts: Record<string, string>;
  const sheet = (name: string): ReadSheet => book.sheets.find((one) => one.name === name)!;

  beforeAll(async () => {
    model.evidence[0]!.title = formula;
    const path = await write(model);
    const reader = join(import.meta.dirname, 'read-workbook.py');
    ({ book, parts } = JSON.parse(run('/usr/bin/python3', reader, path)) as {
      book: ReadBook;
      parts: Record<string, string>;
    });
  }, 60_000);

  it('has a table on each sheet of records, whose heads are its columns', () => {
    const tables = book.sheets.flatMap(({ tables: own }) => own);
    expect(tables.length).toBe(book.sheets.length - 2);
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
    expect(new Set(tables.map(({ name }) => name.toLowerCase())).size).toBe(tables.length);
    for (const { cells, tables: own } of book.sheets.slice(2)) {
      const heads = Object.entries(cells)
        .filter(([place]) => /^[A-Z]+1$/.test(place))
        .map(([, { value }]) => value);
      expect(own[0]?.columns).toEqual(heads);
    }
  });

  it('holds the model cell by cell', () => {
    for (const [index, finding] of model.findings.entries()) {
      const row = index + 2;
      const { cells } = sheet('Findings');
      expect(cells[`A${row}`]?.value).toBe(finding.ref);
      expect(cells[`B${row}`]?.value).toBe(finding.title);
      expect(cells[`G${row}`]?.value ?? '').toBe(finding.condition);
      expect(cells[`M${row}`]?.value ?? null).toBe(finding.due);
      expect(cells[`M${row}`]?.date ?? null).toBe(finding.due === null ? null : true);
    }
    for (const [index, one] of model.evidence.entries()) {
      const { cells } = sheet('Evidence');
      expect(cells[`A${index + 2}`]?.value).toBe(one.ref);
      expect(cells[`B${index + 2}`]?.value).toBe(one.title);
      expect(cells[`E${index + 2}`]?.value).toBe(one.size);
      expect(cells[`K${index + 2}`]?.value).toBe(one.sha256);
    }
  });

  it('holds the metrics as the model has them', () => {
    const { cells } = sheet('Metrics');
    for (const [index, one] of (model.metrics?.figures ?? []).entries()) {
      const value = (column: string) => cells[`${column}${index + 2}`]?.value ?? null;
      expect(value('A')).toBe(one.title);
      expect(value('C')).toBe(one.value === null ? null : Math.round(one.value * 100) / 100);
      expect([value('D'), value('E'), value('F')]).toEqual([one.unit, one.numerator, one.denominator]);
      expect(value('G')).toBe(one.target);
      expect(value('J')).toBe(one.owner || null);
    }
    expect(sheet('Metrics').tables[0]?.columns.slice(12)).toEqual(['2026-01', '2026-02']);
    expect(cells['N2']?.value).toBe(91.67);
    expect(cells['A4']?.quoted).toBe(true);
  });

  it('marks text that looks like a formula as text', () => {
    expect(sheet('Evidence').cells['B2']).toEqual({ value: formula, quoted: true, date: false });
  });

  it('leads from references to their rows, and from the contents to the sheets', () => {
    const contents = sheet('Contents').links.map(({ to }) => to);
    expect(contents).toEqual(book.sheets.slice(2).map(({ name }) => `'${name}'!A1`));
    const [test] = model.tests;
    const row = model.controls.findIndex(({ ref }) => ref === test?.controlRef) + 2;
    expect(sheet('Tests').links).toContainEqual({ at: 'B2', to: `'Matrix'!A${row}` });
    const drawn = model.tests.findIndex(({ sample, items }) => sample !== null && items.length > 0);
    const items = model.tests.slice(0, drawn).reduce((sum, { items: own }) => sum + own.length, 0);
    expect(sheet('Tests').links).toContainEqual({ at: `H${drawn + 2}`, to: `'Samples'!A${items + 2}` });
    for (const { links } of book.sheets) {
      for (const { to } of links) {
        const [, target = '', place = ''] = /^'(.+)'!([A-Z]+\d+)$/.exec(to) ?? [];
        expect(sheet(target).cells[place]).toBeDefined();
      }
    }
  });

  it('freezes heads, prints across, repeats heads and says what it is not', () => {
    for (const { frozen, landscape, titles, area, footer, pagesWide, name } of book.sheets.slice(2)) {
      expect(frozen).not.toBeNull();
      expect(titles).toContain('$1:$1');
      expect(area).toMatch(/\$A\$1:/);
      expect(footer).toContain('Readiness view, not an attestation.');
      expect(landscape).toBe(true);
      expect(pagesWide).toBeLessThanOrEqual(name === 'Matrix' ? 2 : 1);
    }
    expect(book.title).toBe('A & B, SOC 2 Type II readiness report');
  });

  it('offers the words of statuses and colours those of results', () => {
    expect(sheet('Gaps').choices.map(({ words }) => words)).toContain(
      '"Open,In progress,Done,Risk accepted"',
    );
    for (const name of [
      'Matrix',
      'Tests',
      'Findings',
      'Gaps',
      'Actions',
      'Requests',
      'Risks',
      'Policies',
      'Vendors',
    ])
      expect(sheet(name).choices).not.toEqual([]);
    const unlisted = book.sheets.flatMap(({ name, cells, choices }) =>
      choices.flatMap(({ at, words }) => {
        const allowed = new Set<unknown>(words.slice(1, -1).split(','));
        const column = new RegExp(`^${/^[A-Z]+/.exec(at)?.[0]}(?!1$)\\d+$`);
        return Object.entries(cells)
          .filter(([place, { value }]) => column.test(place) && !allowed.has(value))
          .map(([place, { value }]) => [name, place, value]);
      }),
    );
    expect(unlisted).toEqual([]);
    expect(sheet('Tests').conditions).toContain('"Exceptions noted"');
    expect(sheet('Criteria').conditions).toContain('"Major gap"');
  });

  it('hangs together as a package', () => {
    const types = parts['[Content_Types].xml'] ?? '';
    const described = Object.keys(parts).filter(
      (name) => name.endsWith('.xml') && name !== '[Content_Types].xml',
    );
    for (const name of described) expect(types).toContain(`PartName="/${name}"`);
    for (const [name, xml] of Object.entries(parts).filter(([path]) => path.endsWith('.rels'))) {
      const base = name.replace(/_rels\/[^/]*$/, '');
      const ids = [...xml.matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"\/>/g)) {
        const path = new URL(target, `file:///${base}`).pathname.slice(1);
        expect(parts).toHaveProperty([path]);
      }
    }
    for (const xml of Object.values(parts)) expect(xml).not.toContain('<mergeCell');
  });
});

it('the same model gives the same bytes', async () => {
  const [first, second] = [await write(smallModel()), await write(smallModel())];
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
});

describe.skipIf(!hasProgram('unzip'))('the workbook of a Type I report', () => {
  it('says nothing about operation', async () => {
    const strings = run('unzip', '-p', await write(smallModel('type1')), 'xl/sharedStrings.xml');
    expect(strings).not.toMatch(/\b(operation|operating|operated)\b/i);
  });
});
