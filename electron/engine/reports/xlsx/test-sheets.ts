/** What was tested: each test, what its items were drawn from, and every item with its marks. */
import { groupBy } from '../../../../shared/domain/group-by.ts';
import type { ReportItem, ReportModel, ReportTest } from '../../../../shared/domain/report-model.ts';
import {
  MARK_CODES,
  PROCEDURE_NAMES,
  TEST_KIND_NAMES,
  TEST_RESULT_NAMES,
} from '../../../../shared/domain/vocabulary.ts';
import { day, type Sheet, type SheetColumn } from './sheet.ts';
import { MARK_TONES, RESULT_TONES } from './tones.ts';

export function testsSheet({ tests, findings }: ReportModel): Sheet<ReportTest> {
  const findingsOf = groupBy(findings, ({ workpaperRef }) => workpaperRef);
  return {
    name: 'Tests',
    about: 'Each test with what was done, its result, how many items were tested, and its sign-off.',
    frozen: 2,
    rows: tests,
    columns: [
      { title: 'Workpaper', value: (row) => row.workpaperRef, names: 'test' },
      { title: 'Control', value: (row) => row.controlRef, leads: 'control' },
      { title: 'Kind', value: (row) => TEST_KIND_NAMES[row.kind] },
      { title: 'Test performed', value: (row) => row.procedure, widest: 56 },
      {
        title: 'Methods',
        value: (row) => row.natures.map((nature) => PROCEDURE_NAMES[nature]).join(', '),
        widest: 18,
      },
      {
        title: 'Result',
        value: (row) => TEST_RESULT_NAMES[row.result],
        tones: RESULT_TONES,
        choices: Object.values(TEST_RESULT_NAMES),
        widest: 18,
      },
      { title: 'Conclusion', value: (row) => row.conclusion, widest: 44 },
      {
        title: 'Sample',
        value: (row) => row.sample?.size ?? null,
        leads: 'item',
        leadsBy: (row) => row.workpaperRef,
      },
      { title: 'Tested', value: (row) => row.testedCount },
      { title: 'Exceptions', value: (row) => row.exceptionsCount },
      {
        title: 'Findings',
        value: (row) => (findingsOf.get(row.workpaperRef) ?? []).map(({ ref }) => ref).join(', '),
        leads: 'finding',
        widest: 16,
      },
      { title: 'Prepared by', value: (row) => row.preparedBy, widest: 16 },
      { title: 'Prepared on', value: (row) => day(row.preparedOn) },
      { title: 'Reviewed by', value: (row) => row.reviewedBy, widest: 16 },
      { title: 'Reviewed on', value: (row) => day(row.reviewedOn) },
    ],
  };
}

/** What is needed to draw the same items again. */
export function drawsSheet({ tests }: ReportModel): Sheet<ReportTest> {
  return {
    name: 'Populations and draws',
    about:
      'What the items of each test were drawn from, with file hash, algorithm and seed: enough to draw them again.',
    frozen: 2,
    rows: tests.filter(({ population, sample }) => population !== null || sample !== null),
    columns: [
      { title: 'Workpaper', value: (row) => row.workpaperRef, leads: 'test' },
      { title: 'Control', value: (row) => row.controlRef, leads: 'control' },
      { title: 'Population', value: (row) => row.population?.name ?? '', widest: 26 },
      { title: 'Source', value: (row) => row.population?.source ?? '', widest: 32 },
      { title: 'Rows', value: (row) => row.population?.rows ?? null },
      { title: 'In period', value: (row) => row.population?.inPeriod ?? null },
      { title: 'Key column', value: (row) => row.population?.key ?? '', widest: 14 },
      { title: 'File SHA-256', value: (row) => row.population?.sha256 ?? '', widest: 36 },
      { title: 'Algorithm', value: (row) => row.sample?.algorithm ?? '', widest: 24 },
      { title: 'Seed', value: (row) => row.sample?.seed ?? '', widest: 24 },
      { title: 'Sample', value: (row) => row.sample?.size ?? null },
      { title: 'Frame', value: (row) => row.sample?.frameSize ?? null },
    ],
  };
}

export interface SampleRow {
  test: ReportTest;
  item: ReportItem;
}

/** One row per drawn item, one column per attribute letter in use. */
export function samplesSheet({ tests }: ReportModel): Sheet<SampleRow> {
  const letters = [...new Set(tests.flatMap((test) => test.attributes.map(({ key }) => key)))].toSorted();
  return {
    name: 'Samples',
    about:
      'Every drawn item with its marks by attribute; the cover explains the marks, the next sheet the attributes.',
    frozen: 4,
    rows: tests.flatMap((test) => test.items.map((item) => ({ test, item }))),
    columns: [
      { title: 'Workpaper', value: ({ test }) => test.workpaperRef, leads: 'test', names: 'item' },
      { title: 'Control', value: ({ test }) => test.controlRef, leads: 'control' },
      { title: 'Row', value: ({ item }) => item.position },
      { title: 'Item', value: ({ item }) => item.key, widest: 30 },
      ...letters.map((letter): SheetColumn<SampleRow> => ({
        title: letter,
        value: ({ item }) => {
          const mark = item.marks[letter];
          return mark === undefined ? '' : MARK_CODES[mark];
        },
        tones: MARK_TONES,
        choices: Object.values(MARK_CODES),
      })),
      { title: 'Note', value: ({ item }) => item.note, widest: 60 },
      { title: 'Evidence', value: ({ item }) => item.evidenceRefs.join(', '), widest: 30, leads: 'evidence' },
    ],
  };
}

/** What the letters of each test stand for. */
export function attributesSheet({
  tests,
}: ReportModel): Sheet<{ test: ReportTest; letter: string; label: string }> {
  return {
    name: 'Attributes',
    about: 'What each letter stands for in the marks of a test.',
    frozen: 2,
    rows: tests.flatMap((test) => test.attributes.map(({ key, label }) => ({ test, letter: key, label }))),
    columns: [
      { title: 'Workpaper', value: ({ test }) => test.workpaperRef, leads: 'test' },
      { title: 'Letter', value: ({ letter }) => letter },
      { title: 'Attribute', value: ({ label }) => label, widest: 110 },
    ],
  };
}
