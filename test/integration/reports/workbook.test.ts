import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderWorkbook } from '../../../electron/engine/reports/xlsx/render-workbook.ts';
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
      Matrix: model.controls.length,
      Criteria: model.criteria.length,
      Results: model.results.length,
      Tests: model.tests.length,
      Samples: items,
      Exceptions: model.findings.length,
      Vendors: model.vendors.length,
      'Assumed controls': model.complementary.length,
      Cadence: model.cadence.length,
      Incidents: model.events?.incidents.length,
      Changes: model.events?.changes.length,
      Evidence: model.evidence.length,
    });
  });

  it('keeps text that looks like a formula as text', () => {
    const titles = sheets.get('Evidence')?.map((row) => row['Title']);
    expect(titles?.slice(0, starts.length)).toEqual(starts);
  });

  it('writes days as days, counts as numbers and states as words', () => {
    expect(sheets.get('Exceptions')?.[0]).toMatchObject({
      Severity: 'High',
      Due: '2026-06-05',
      'Response on': '2026-05-20',
    });
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

async function part(kind: 'type1' | 'type2', name: string): Promise<string> {
  const path = join(newFolder(), 'report.xlsx');
  await renderWorkbook(smallModel(kind, { client: 'A & B' }), createWriteStream(path));
  return run('unzip', '-p', path, name);
}

describe.skipIf(!hasProgram('unzip'))('the workbook as a package', () => {
  it('freezes and filters the header, and prints it on every page', async () => {
    const matrix = await part('type2', 'xl/worksheets/sheet2.xml');
    expect(matrix).toMatch(/<pane xSplit="2" ySplit="1"[^>]*state="frozen"/);
    expect(matrix).toMatch(/<autoFilter ref="A1:AE15"/);
    expect(matrix).toMatch(/orientation="landscape"/);
    expect(matrix).toContain('Readiness view, not an attestation.');
    expect(matrix).toContain('A &amp;&amp; B');
    expect(await part('type2', 'xl/workbook.xml')).toMatch(
      /Print_Titles[^>]*>&apos;Matrix&apos;!\$A:\$B,&apos;Matrix&apos;!\$1:\$1/,
    );
  });

  it('says nothing about operation in a Type I report', async () => {
    expect(await part('type1', 'xl/sharedStrings.xml')).not.toMatch(/\b(operation|operating|operated)\b/i);
  });
});
