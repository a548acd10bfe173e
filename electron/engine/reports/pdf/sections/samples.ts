import type { ReportItem, ReportTest } from '../../../../../shared/domain/report-model.ts';
import type { Mark } from '../../../../../shared/domain/vocabulary.ts';
import {
  DEVIATION_MARKS,
  MARKS,
  MARK_CODES,
  MARK_NAMES,
  TEST_KIND_NAMES,
} from '../../../../../shared/domain/vocabulary.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS, RESULT_COLORS } from '../palette.ts';
import { table } from '../table.ts';
import type { Rich } from '../text.ts';
import { STYLES } from '../text.ts';
import { quiet, resultSpan, strong } from './marks.ts';
import type { Part } from './part.ts';

/** From so many attributes on the items lie across the page; upright, a mark would not fit its column. */
const WIDE = 7;

/** Where each sample came from, enough to draw it again, and what was found for every drawn item. */
export const samples: Part = (flow, { tests }, numbering) => {
  const sampled = tests.filter(
    (test) => test.population !== null || test.sample !== null || test.items.length > 0,
  );
  if (sampled.length === 0) return;
  sectionHead(flow, numbering.section(), 'Populations and samples');
  const legend = MARKS.map((mark) => `${MARK_CODES[mark]} ${MARK_NAMES[mark]}`).join(', ');
  const intro = `A seed and an algorithm draw the same items from the same file again. Marks: ${legend}; – not done.`;
  paragraph(flow, intro, { ...STYLES.body, color: COLORS.text2 }, 2);
  for (const test of sampled) sampleSheet(flow, test);
};

function sampleSheet(flow: Flow, test: ReportTest): void {
  const { population, sample } = test;
  if (flow.page.landscape) flow.newPage(false);
  subHead(
    flow,
    '',
    `${test.workpaperRef}, ${test.controlRef}, ${TEST_KIND_NAMES[test.kind].toLowerCase()}`,
    false,
  );
  const facts: [Rich, Rich][] = [];
  if (population) {
    facts.push(['Population', `${population.name}. ${population.source}`]);
    facts.push([
      'Rows',
      `${count(population.inPeriod)} in the period of ${count(population.rows)} in the file, by ${population.key}`,
    ]);
    facts.push(['File SHA-256', population.sha256]);
  }
  if (sample) {
    facts.push(['Sample', `${count(sample.size)} of ${count(sample.frameSize)}, ${sample.algorithm}`]);
    facts.push(['Seed', sample.seed]);
  }
  for (const attribute of test.attributes) facts.push([`Attribute ${attribute.key}`, attribute.label]);
  facts.push(['Result', [resultSpan(test.result)]]);
  facts.push(['Prepared, reviewed', signOff(test)]);
  terms(flow, facts, 96);
  if (test.items.length === 0) return;
  flow.y += 4;
  const isWide = test.attributes.length >= WIDE;
  if (isWide) {
    flow.require(0);
    flow.newPage(true);
  }
  const columns = [
    { title: 'Row', width: 36, align: 'right' as const },
    { title: population?.key || 'Item', width: 110 },
    ...test.attributes.map(({ key }) => ({ title: key, width: 30 })),
    { title: 'Note', width: 190 },
    { title: 'Evidence', width: 90 },
  ];
  const rows = test.items.map((item) => ({ cells: itemCells(item, test) }));
  table(flow, columns, rows);
}

function itemCells(item: ReportItem, test: ReportTest): Rich[] {
  const marks = test.attributes.map(({ key }): Rich => {
    const mark = item.marks[key];
    return mark === undefined ? [quiet('–')] : markText(mark);
  });
  return [count(item.position), [strong(item.key)], ...marks, item.note, item.evidenceRefs.join(', ')];
}

function markText(mark: Mark): Rich {
  if (!DEVIATION_MARKS.includes(mark)) return MARK_CODES[mark];
  return [{ text: MARK_CODES[mark], weight: 600, color: RESULT_COLORS.exceptions.text }];
}

function signOff({ preparedBy, preparedOn, reviewedBy, reviewedOn }: ReportTest): string {
  const prepared = preparedBy === '' ? 'Not signed' : [preparedBy, preparedOn].filter(Boolean).join(' ');
  const reviewed = reviewedBy === '' ? 'not reviewed' : [reviewedBy, reviewedOn].filter(Boolean).join(' ');
  return `${prepared}, ${reviewed}`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
