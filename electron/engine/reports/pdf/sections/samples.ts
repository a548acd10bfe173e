import type { ReportItem, ReportTest } from '../../../../../shared/domain/report-model.ts';
import type { ReportPopulationRecord } from '../../../../../shared/domain/report-programme.ts';
import type { Mark } from '../../../../../shared/domain/vocabulary.ts';
import {
  DEVIATION_MARKS,
  MARKS,
  MARK_CODES,
  MARK_NAMES,
  TEST_KIND_NAMES,
} from '../../../../../shared/domain/vocabulary.ts';
import { sectionHead, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { RESULT_COLORS } from '../palette.ts';
import { ref, refs } from '../references.ts';
import { table } from '../table.ts';
import type { Rich } from '../text.ts';
import { quiet, resultSpan, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';
import { populationRecord } from './population-record.ts';

/** From so many attributes on the items lie across the page; upright, a mark would not fit its column. */
const WIDE = 7;

/** Each population with its source and its checks, then where each sample came from and what was found for every drawn item. */
export const samples: Part = (flow, model, numbering) => {
  const { tests, populations, meta } = model;
  const sampled = tests.filter(
    (test) => test.population !== null || test.sample !== null || test.items.length > 0,
  );
  if (meta.kind === 'type1' || (sampled.length === 0 && populations.length === 0)) return;
  sectionHead(flow, numbering.section(), 'Populations and samples');
  const legend = MARKS.map((mark) => `${MARK_CODES[mark]} ${MARK_NAMES[mark]}`).join(', ');
  const intro = `A seed and an algorithm draw the same items from the same file again. Marks: ${legend}; – not done.`;
  opening(flow, model, 'samples', intro, 2);
  if (populations.length > 0) {
    subHead(flow, numbering.heading(), 'Populations');
    for (const population of populations) populationRecord(flow, population);
  }
  if (sampled.length === 0) return;
  subHead(flow, numbering.heading(), 'Samples');
  for (const test of sampled) sampleSheet(flow, test, populations);
};

function sampleSheet(flow: Flow, test: ReportTest, populations: readonly ReportPopulationRecord[]): void {
  const { population, sample } = test;
  if (flow.page.landscape) flow.newPage(false);
  flow.anchor('test', test.workpaperRef);
  subHead(
    flow,
    '',
    `${test.workpaperRef}, ${test.controlRef}, ${TEST_KIND_NAMES[test.kind].toLowerCase()}`,
    false,
  );
  const facts: [Rich, Rich][] = [];
  if (population) {
    const record = populations.find(({ workpapers }) => workpapers.includes(test.workpaperRef));
    facts.push([
      'Population',
      `${record && record.ref !== population.name ? `${record.ref} ` : ''}${population.name}`,
    ]);
    facts.push([
      'Rows',
      `${count(population.inPeriod)} in the period of ${count(population.rows)} in the file, by ${population.key}`,
    ]);
  }
  if (sample) {
    facts.push(['Sample', `${count(sample.size)} of ${count(sample.frameSize)}, ${sample.algorithm}`]);
    facts.push(['Seed', sample.seed]);
  }
  for (const attribute of test.attributes) facts.push([`Attribute ${attribute.key}`, attribute.label]);
  facts.push(['Result', [resultSpan(test.result)]]);
  facts.push(['Workpaper', [ref('workpaper', test.workpaperRef)]]);
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
  return [count(item.position), [strong(item.key)], ...marks, item.note, refs('evidence', item.evidenceRefs)];
}

function markText(mark: Mark): Rich {
  if (!DEVIATION_MARKS.includes(mark)) return MARK_CODES[mark];
  return [{ text: MARK_CODES[mark], weight: 600, color: RESULT_COLORS.exceptions.text }];
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
