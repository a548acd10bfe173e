/** Flat charts drawn as vectors: lengths from zero, every value labelled. A figure's text says all of it for whoever can not see it. */
import type { Flow } from './flow.ts';
import { COLORS, type StatusColors } from './palette.ts';
import { layoutText, paintSigns, paintWords, STYLES, type Rich, type TextBlock } from './text.ts';

type Doc = PDFKit.PDFDocument;

/** Of values without a status. */
const BAR = '#7290c2';
const ROW = 19;
const BAR_HEIGHT = 12;
const SMALL = { ...STYLES.table, leading: BAR_HEIGHT };

export interface Segment {
  value: number;
  colors: StatusColors;
}
export interface StackedRow {
  label: Rich;
  /** Stands at the end of the row. */
  note: Rich;
  segments: readonly Segment[];
}

/**
 * One bar a row, all of one length, parted by the share of each segment; the number stands in every segment that is wide enough.
 *
 * @param alt the chart in words
 */
export function stackedBars(
  flow: Flow,
  rows: readonly StackedRow[],
  { label, note }: { label: number; note: number },
  alt: string,
): void {
  const height = rows.length * ROW;
  const { left, width } = flow;
  const room = width - label - note;
  const texts = rows.map((row) => ({
    label: layoutText(flow.fonts, row.label, label - 8, SMALL),
    note: layoutText(flow.fonts, row.note, note - 10, SMALL),
    numbers: row.segments.map(({ value, colors }) =>
      layoutText(flow.fonts, [{ text: `${value}`, color: colors.text, weight: 600 }], 40, {
        ...SMALL,
        size: 8,
      }),
    ),
  }));
  figure(flow, height, alt, (doc, top) =>
    rows.forEach(({ segments }, index) => {
      const y = top + index * ROW + (ROW - BAR_HEIGHT) / 2;
      const { label: name, note: words, numbers } = texts[index] ?? { numbers: [] };
      if (name) paintBlock(doc, name, left, y);
      const total = segments.reduce((sum, { value }) => sum + value, 0);
      let x = left + label;
      segments.forEach(({ value, colors }, at) => {
        const wide = total === 0 ? 0 : (value / total) * room;
        if (wide > 0) doc.rect(x, y, Math.max(wide - 1, 0.8), BAR_HEIGHT).fill(colors.tint);
        if (wide > 0) doc.rect(x, y + BAR_HEIGHT - 2.4, Math.max(wide - 1, 0.8), 2.4).fill(colors.solid);
        const number = numbers[at];
        if (number && wide > number.width + 4) paintWords(doc, number, x + 3, y - 1);
        x += wide;
      });
      if (words) paintBlock(doc, words, left + width - note + 10, y);
    }),
  );
}

export interface BarRow {
  label: Rich;
  value: number;
  color?: string;
}

/** Groups of horizontal bars side by side, all to one scale, each with its number at the end and its title above. */
export function barGroups(
  flow: Flow,
  groups: readonly { title: string; rows: readonly BarRow[] }[],
  label: number,
  alt: string,
): void {
  const most = Math.max(1, ...groups.flatMap(({ rows }) => rows.map(({ value }) => value)));
  const gap = 24;
  const wide = (flow.width - gap * (groups.length - 1)) / groups.length;
  const head = 16;
  const height = head + Math.max(...groups.map(({ rows }) => rows.length)) * 15;
  const { left } = flow;
  const texts = groups.map(({ title, rows }) => ({
    title: layoutText(flow.fonts, [{ text: title, color: COLORS.text2 }], wide, SMALL),
    rows: rows.map((row) => ({
      label: layoutText(flow.fonts, row.label, label - 6, SMALL),
      number: layoutText(flow.fonts, `${row.value}`, 40, SMALL),
    })),
  }));
  figure(flow, height, alt, (doc, top) =>
    groups.forEach(({ rows }, at) => {
      const x = left + at * (wide + gap);
      const group = texts[at];
      if (group) paintWords(doc, group.title, x, top);
      rows.forEach(({ value, color = BAR }, index) => {
        const text = group?.rows[index];
        const y = top + head + index * 15;
        const long = (value / most) * (wide - label - 26);
        if (text) paintBlock(doc, text.label, x, y);
        doc
          .rect(x + label, y + 1.5, Math.max(long, 0.8), BAR_HEIGHT - 3)
          .fill(value === 0 ? COLORS.line2 : color);
        if (text) paintWords(doc, text.number, x + label + Math.max(long, 0.8) + 5, y);
      });
    }),
  );
}

/** Upright bars in the order given, the number above and the label below each; a zero is a line on the axis. */
export function columns(
  flow: Flow,
  list: readonly { label: string; value: number }[],
  tall: number,
  alt: string,
): void {
  const most = Math.max(1, ...list.map(({ value }) => value));
  const { left, width } = flow;
  const step = Math.min(width / Math.max(1, list.length), 62);
  const [above, below] = [13, 14];
  const small = { ...STYLES.small, size: 7.5 };
  const texts = list.map(({ label, value }) => ({
    label: layoutText(flow.fonts, label, step, small),
    number: layoutText(flow.fonts, `${value}`, step, { ...small, color: COLORS.text }),
  }));
  figure(flow, above + tall + below, alt, (doc, top) => {
    const axis = top + above + tall;
    list.forEach(({ value }, index) => {
      const x = left + index * step;
      const high = (value / most) * tall;
      if (value > 0) doc.rect(x, axis - high, step - 6, high).fill(BAR);
      const text = texts[index];
      if (!text) return;
      paintWords(doc, text.number, x + (step - 6 - text.number.width) / 2, axis - high - 12);
      paintWords(doc, text.label, x + (step - 6 - text.label.width) / 2, axis + 3);
    });
    doc
      .lineWidth(0.6)
      .moveTo(left, axis)
      .lineTo(left + list.length * step - 6, axis)
      .stroke(COLORS.text3);
  });
}

function paintBlock(doc: Doc, text: TextBlock, x: number, y: number): void {
  paintWords(doc, text, x, y);
  paintSigns(doc, text, x, y);
}

function figure(flow: Flow, height: number, alt: string, paint: (doc: Doc, top: number) => void): void {
  flow.require(height);
  const top = flow.y;
  flow.content(flow.element('Figure', flow.section, { alt }), 'Figure', (doc) => {
    doc.save();
    paint(doc, top);
    doc.restore();
  });
  flow.y = top + height + 4;
}
