/** Criteria as tiles, one row per heading: the shape of the engagement at a glance, also in grey and without colour. */
import type { ReportCriterion, ReportModel } from '../../../../../shared/domain/report-model.ts';
import type { ReadinessRating } from '../../../../../shared/domain/vocabulary.ts';
import {
  CATEGORY_NAMES,
  READINESS_NAMES,
  READINESS_RATINGS,
} from '../../../../../shared/domain/vocabulary.ts';
import type { Flow } from '../flow.ts';
import { COLORS, RATING_COLORS } from '../palette.ts';
import { drawSign } from '../signs.ts';
import { layoutText, paintSigns, paintWords, STYLES } from '../text.ts';
import { ratingSpan } from './marks.ts';

const LABEL = 126;
const PER_ROW = 9;
const ROW = 15.5;
const TILE = 13.5;
const SPACE = 1.5;

export function heatGrid(flow: Flow, { criteria, summary }: ReportModel): void {
  ratingLegend(flow, summary.criteria);
  const grid = flow.element('Table');
  for (const [label, members] of rows(criteria)) {
    flow.require(ROW);
    const { y, left } = flow;
    const row = flow.element('TR', grid);
    const head = flow.element('TH', row, { scope: 'Row' });
    if (label !== '') {
      const text = layoutText(flow.fonts, label, LABEL - 6, {
        ...STYLES.table,
        leading: TILE,
        color: COLORS.text2,
      });
      const first = { ...text, lines: text.lines.slice(0, 1) };
      flow.content(head, 'TH', (doc) => paintWords(doc, first, left, y));
    }
    const step = (flow.width - LABEL) / PER_ROW;
    members.forEach((criterion, index) =>
      tile(flow, criterion, row, left + LABEL + index * step, step - SPACE),
    );
    // Rows of one length, as readers of tables expect.
    for (let at = members.length; at < PER_ROW; at += 1) flow.element('TD', row);
    flow.y = y + ROW;
  }
}

function tile(
  flow: Flow,
  { id, rating }: ReportCriterion,
  row: PDFKit.PDFStructureElement,
  x: number,
  width: number,
): void {
  const { solid, text: dark, tint } = RATING_COLORS[rating];
  const heavy = rating === 'not_in_place';
  const color = heavy ? COLORS.white : dark;
  const y = flow.y;
  const text = layoutText(flow.fonts, [{ text: id, color, weight: heavy ? 600 : 400 }], width, {
    ...STYLES.table,
    size: 8,
    leading: TILE,
  });
  flow.artifact((doc) => {
    if (rating === 'not_assessed')
      doc
        .lineWidth(0.75)
        .roundedRect(x + 0.4, y + 0.4, width - 0.8, TILE - 0.8, 1.5)
        .stroke(COLORS.line2);
    else if (rating !== 'not_relevant') doc.roundedRect(x, y, width, TILE, 1.5).fill(heavy ? solid : tint);
    if (rating === 'major_gap')
      doc
        .lineWidth(0.75)
        .roundedRect(x + 0.4, y + 0.4, width - 0.8, TILE - 0.8, 1.5)
        .stroke(solid);
    drawSign(doc, rating, x + width - 11, y + (TILE - 7.5) / 2, 7.5, heavy ? COLORS.white : solid);
  });
  const cell = flow.element('TD', row, { actual: `${id} ${READINESS_NAMES[rating]}` });
  flow.content(cell, 'TD', (doc) => paintWords(doc, text, x + 4, y));
}

export function ratingLegend(flow: Flow, counts: Record<ReadinessRating, number>): void {
  flow.require(16 + ROW);
  const { y, left, width } = flow;
  const items = READINESS_RATINGS.map((rating) => {
    const { text, ...span } = ratingSpan(rating, `${READINESS_NAMES[rating]} ${counts[rating]}`);
    return layoutText(flow.fonts, [{ ...span, text, color: COLORS.text2 }], 120, STYLES.small);
  });
  const used = items.reduce((sum, item) => sum + item.width, 0);
  const gap = (width - used) / (items.length - 1);
  let x = left;
  const element = flow.element('P');
  for (const item of items) {
    const at = x;
    flow.content(element, 'P', (doc) => paintWords(doc, item, at, y));
    flow.artifact((doc) => paintSigns(doc, item, at, y));
    x += item.width + gap;
  }
  flow.y = y + 16;
}

/** Groups by heading; the eight short privacy headings share one. Long groups go on in a row without a label. */
function rows(criteria: readonly ReportCriterion[]): [string, ReportCriterion[]][] {
  const groups = new Map<string, ReportCriterion[]>();
  for (const criterion of criteria) {
    const label = criterion.category === 'privacy' ? CATEGORY_NAMES.privacy : criterion.group;
    const members = groups.get(label);
    if (members) members.push(criterion);
    else groups.set(label, [criterion]);
  }
  return [...groups].flatMap(([label, members]) =>
    Array.from({ length: Math.ceil(members.length / PER_ROW) }, (_, i): [string, ReportCriterion[]] => [
      i === 0 ? label : '',
      members.slice(i * PER_ROW, (i + 1) * PER_ROW),
    ]),
  );
}
