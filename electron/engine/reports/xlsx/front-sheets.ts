/** What opens a workbook: which it is, and the list of its sheets. */
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import type { PlannedRow, PlannedSheet } from './ooxml/plan.ts';
import type { CellStyle } from './ooxml/styles.ts';
import { placeIn } from './ooxml/xml.ts';
import { heightOf } from './layout.ts';
import type { Sheet, Value } from './sheet.ts';

export type Terms = readonly (readonly [string, Value])[];

const TERM_WIDTHS = [30, 100];
const LIST_WIDTHS = [30, 10, 90];
const TITLE_HEIGHT = 30;

/** A sheet for people rather than programs: a title, then terms and what they mean. */
export const planTerms = (name: string, title: string, terms: Terms): PlannedSheet =>
  freeSheet(name, TERM_WIDTHS, [
    { height: TITLE_HEIGHT, cells: [{ value: title, style: 'title' }] },
    { height: 24, cells: [{ value: null, style: 'normal' }] },
    ...terms.map(([term, value]): PlannedRow => ({
      height: heightOf([term, value], TERM_WIDTHS),
      cells: [
        { value: term, style: 'term' },
        { value, style: answerStyle(value) },
      ],
    })),
  ]);

/** The sheets with what they show and how many rows they have, each a link. */
export const planContents = (sheets: readonly Sheet<unknown>[]): PlannedSheet =>
  freeSheet('Contents', LIST_WIDTHS, [
    { height: TITLE_HEIGHT, cells: [{ value: 'Contents', style: 'title' }] },
    {
      height: 16,
      cells: ['Sheet', 'Rows', 'What it shows'].map((value) => ({ value, style: 'head' })),
    },
    ...sheets.map(({ name, rows, about = '' }): PlannedRow => ({
      height: heightOf([name, null, about], LIST_WIDTHS),
      cells: [
        { value: name, style: 'link', target: { place: placeIn(name, 'A1'), tip: `Go to ${name}` } },
        { value: rows.length, style: 'count' },
        { value: about, style: 'text' },
      ],
    })),
    { height: 24, cells: [{ value: null, style: 'normal' }] },
    {
      height: 16,
      cells: [
        { value: null, style: 'normal' },
        { value: null, style: 'normal' },
        { value: NOT_AN_ATTESTATION, style: 'lead' },
      ],
    },
  ]);

const freeSheet = (name: string, widths: readonly number[], rows: readonly PlannedRow[]): PlannedSheet => ({
  name,
  widths,
  rows,
  count: rows.length,
  frozen: null,
  table: null,
  choices: [],
  tones: [],
  names: [],
  pagesWide: 1,
});

function answerStyle(value: Value): CellStyle {
  if (typeof value === 'number') return 'answerCount';
  if (value === null || typeof value === 'string') return 'answer';
  return 'day' in value ? 'answerDay' : 'answerMoment';
}
