import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const KEYS = Array.from({ length: 40 }, (_, i) => `CR-${i + 100}`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** The rule as the workpaper words it, worked out with big numbers and nothing of the product. */
const ticket = (seed: string, key: string) => {
  const decimal = BigInt(`0x${sha256(sha256(seed) + key)}`)
    .toString()
    .padStart(64, '0');
  return `0.${[...decimal].toReversed().join('')}`;
};

/** One pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const noteOf = (row: number, attribute: number): string => {
  if (attribute === 4) return 'Seen in the tracker.';
  return row === 1 && attribute === 2 ? 'Approved after the release, see D-CHG-01.' : '';
};

let engine: TestEngine;
let api: TestEngine['api'];
let text = '';

/** One test of operation with a sample, an exception, a note, a signature and a review note, exported and read back. */
beforeAll(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
  const control = await api.matrix.addControl({ ref: 'CHG-01', title: 'Changes are approved' });
  const testId =
    (await api.audit.tests({})).find((t) => t.controlId === control.id && t.kind === 'operation')?.id ?? '';
  const csv = `Key,Date\n${KEYS.map((key, i) => `${key},2026-0${(i % 6) + 1}-10`).join('\n')}\n`;
  const population = await resultOf<{ id: string }>(
    api,
    await api.audit.addPopulation({
      file: engine.source('changes.csv', csv),
      name: 'Changes',
      keyColumn: 'Key',
      dateColumn: 'Date',
      independentTotal: 41,
    }),
  );
  await api.audit.saveAttributes({
    testId,
    attributes: Array.from({ length: 7 }, (_, i) => ({ text: `Attribute number ${i + 1}` })),
  });
  await resultOf(
    api,
    await api.audit.drawSample({ testId, populationId: population.id, size: 5, basis: 'Engagement letter' }),
  );
  const sheet = await api.audit.sheet({ testId });
  await api.audit.mark({
    testId,
    cells: sheet.rows.flatMap((row, r) =>
      sheet.attributes.map((attribute, a) => ({
        itemId: row.id,
        attributeId: attribute.id,
        mark: r === 1 && a === 2 ? ('exception' as const) : ('met' as const),
        note: noteOf(r, a),
      })),
    ),
  });
  const image = engine.source('approval.png', Buffer.from(PNG, 'base64'));
  const { added } = await resultOf<AttachResult>(
    api,
    await api.evidence.attach({ files: [image], controlIds: [control.id] }),
  );
  await api.audit.addEvidenceMarks({
    evidenceId: added[0]?.id ?? '',
    marks: [
      {
        page: 1,
        kind: 'rectangle',
        x1: 1000,
        y1: 1000,
        x2: 5000,
        y2: 5000,
        mark: null,
        text: 'Approved here',
        testId,
        itemId: sheet.rows[1]?.id ?? null,
        attributeId: sheet.attributes[2]?.id ?? null,
      },
    ],
  });
  await api.audit.conclude({ testId, result: 'exceptions', conclusion: 'One of five was approved late.' });
  await api.audit.raiseReviewNote({ testId, itemId: null, attributeId: null, text: 'Name the system.' });
  await api.audit.signOff({ testIds: [testId], role: 'preparer' });
  const { id } = await api.findings.raise({ testId, itemIds: [sheet.rows[1]?.id ?? null] });
  const other = await api.matrix.addControl({ ref: 'CHG-02', title: 'Releases are reviewed' });
  await api.findings.setCompensating({
    id,
    controls: [{ controlId: other.id, reason: 'The review would have found it.' }],
  });
  await api.findings.addRetest({
    id,
    retest: {
      testedOn: '2999-01-01',
      testedBy: 'Ada Test',
      procedure: 'Inspected ten later releases.',
      items: 10,
      deviations: 0,
      result: 'effective',
      notes: '',
      evidenceIds: [],
    },
  });
  const target = engine.target('papers.pdf');
  await resultOf(api, await api.reports.export({ kind: 'workpapers', format: 'pdf', target }));
  text = execFileSync('pdftotext', ['-layout', join(engine.folder, 'papers.pdf'), '-'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
}, 30_000);
afterAll(() => engine[Symbol.asyncDispose]());

describe('the workpapers in PDF', () => {
  it('have only the tests on which work has begun, and all parts of a workpaper', () => {
    for (const part of [
      'Index of workpapers',
      'E-CHG-01 Changes are approved',
      'Population P-01',
      '41 by a count from elsewhere: differs from the rows of the file by 1',
      'How the items were picked',
      'Log of the selection',
      'Test sheet E-CHG-01',
      'Approved after the release, see D-CHG-01.',
      'What the sample says',
      'One of five was approved late.',
      'Cross-references',
      'mentioned in the note on',
      'Ada Test',
      'Not reviewed',
      'Name the system.',
      'Readiness view, not an attestation.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('D-CHG-01 Changes are approved');
    expect(text).not.toContain('AICPA');
  });

  it('carry the marked pages of the evidence as a file', () => {
    const attached = execFileSync('pdfdetach', ['-list', join(engine.folder, 'papers.pdf')], {
      encoding: 'utf8',
    });
    expect(attached).toContain('E-CHG-01 marked evidence.pdf');
    expect(text).toContain('attached to this file: E-CHG-01 marked evidence.pdf');
    expect(text).toContain('Approved here');
  });

  it('legend has the marks in use and no others', () => {
    const legend = /Tick marks: ([^.]*)\./.exec(text)?.[1];
    expect(legend).toBe('Met met, X exception');
  });

  it('print what was done about an exception beside it, and keep the result', () => {
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toContain('Result Exceptions noted Conclusion One of five was approved late.');
    expect(flat).toContain('CHG-02 Releases are reviewed (incomplete): The review would have found it.');
    expect(flat).toContain('2999-01-01 by Ada Test: effective, 0 of 10 items deviate.');
    expect(flat).toContain('They do not change the result of the test for the period.');
  });

  it('say on each page of a workpaper which one it is', () => {
    const pages = text.split('\f').slice(3, -1);
    for (const page of pages) expect(page).toContain('E-CHG-01, Workpapers of the mock audit');
  });

  it('show the day of an item on one line beside its key', () => {
    expect(text).toMatch(/^ +1 +CR-\d+( n\d)? +2026-0\d-10 /m);
  });

  it('print the same words in several places as one note', () => {
    expect(text).toMatch(/n\d 5 places +Seen in the tracker\./);
    expect(text.match(/Seen in the tracker\./g)).toHaveLength(1);
  });

  it('tell an outsider enough to draw the same items with a hash and nothing else', () => {
    const seed = /The seed is "([0-9a-f]{32})", without/.exec(text)?.[1] ?? '';
    expect(seed).toHaveLength(32);
    const drawn = KEYS.map((key) => ({ key, ticket: ticket(seed, key) }))
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .slice(0, 5);
    const listed = [...text.matchAll(/^\s+[1-5] +(CR-\d+)( n\d)? +2026-/gm)].map(([, key]) => key);
    expect(listed).toEqual(drawn.map(({ key }) => key));
    expect(text).toContain(`ticket("${drawn[0]?.key}") =`);
    expect(text.replaceAll(/\s/g, '')).toContain(drawn[0]?.ticket);
  });
});

it('are also a PDF for each test in a zip, with an index and hashes, the same bytes at the same time', async () => {
  const at = '2026-05-22T14:06:31.000Z';
  for (const name of ['one.zip', 'two.zip'])
    await resultOf(
      api,
      await api.reports.export({ kind: 'workpapers', format: 'zip', at, target: engine.target(name) }),
    );
  const [one, two] = ['one.zip', 'two.zip'].map((name) => readFileSync(join(engine.folder, name)));
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  const folder = join(engine.folder, 'unpacked');
  execFileSync('python3', ['-m', 'zipfile', '-e', join(engine.folder, 'one.zip'), folder]);
  expect(readdirSync(folder).toSorted()).toEqual([
    'E-CHG-01.pdf',
    'Index of workpapers.pdf',
    'SHA256SUMS.txt',
  ]);
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS.txt'], { cwd: folder });
  const paper = join(folder, 'E-CHG-01.pdf');
  const words = execFileSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' });
  for (const part of ['Workpaper E-CHG-01, ', 'Population P-01', 'Test sheet E-CHG-01', 'n1'])
    expect(words).toContain(part);
  expect(words).not.toContain('Index of workpapers');
  const attached = execFileSync('pdfdetach', ['-list', paper], { encoding: 'utf8' });
  expect(attached).toContain('E-CHG-01 marked evidence.pdf');
});

it('are also a workbook with one table for each kind of record', async () => {
  await resultOf(
    api,
    await api.reports.export({ kind: 'workpapers', format: 'xlsx', target: engine.target('papers.xlsx') }),
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(engine.folder, 'papers.xlsx'));
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    'Cover',
    'Contents',
    'Workpapers',
    'Procedures',
    'How items were picked',
    'Selection log',
    'Items',
    'Exceptions',
    'Findings',
    'Cross-references',
    'Sign-offs',
    'Review notes',
  ]);
  expect(book.getWorksheet('Items')?.rowCount).toBe(6);
});

it('of tests that are not there are refused by name', async () => {
  const target = engine.target('none.pdf');
  const job = await ended(
    api,
    await api.reports.export({ kind: 'workpapers', format: 'pdf', target, tests: ['E-XYZ-01'] }),
  );
  expect(job).toMatchObject({ status: 'failed', error: { code: 'not_found' } });
});
