/** A plan as bars over time, drawn as vectors. Whoever can not see it has the table behind it; the figure says so in its text. */
import { addDays } from '../../../../shared/domain/readiness/days.ts';
import { placeOn, timelineOf, type Timeline } from '../../../../shared/domain/report-timeline.ts';
import type { Flow } from './flow.ts';
import { COLORS, SEVERITY_COLORS } from './palette.ts';
import { layoutText, paintWords, type Rich, type TextBlock, type TextStyle } from './text.ts';

export interface GanttBar {
  label: string;
  /** First day; null: the due day stands alone. */
  from: string | null;
  /** Last day. */
  due: string;
  /** The day is one of the audit: a milestone. */
  isMilestone: boolean;
  isDone: boolean;
  /** Work that was due before today and is not done. */
  isOverdue: boolean;
}

export interface GanttGroup {
  title: string;
  bars: readonly GanttBar[];
}

const LABEL = 158;
const ROW = 13;
const HEAD = 26;
const STYLE: TextStyle = { size: 7.5, leading: ROW };
const BAR = '#7290c2';
/** Of one day, so that it can be seen. */
const LEAST_BAR = 3;

type Doc = PDFKit.PDFDocument;
type Line = { title: string } | { bar: GanttBar };

/** Draws the groups over as many pages as they need, each a figure with the axis above it. */
export function gantt(flow: Flow, groups: readonly GanttGroup[], today: string): void {
  const lines = groups.flatMap(({ title, bars }): Line[] =>
    bars.length === 0 ? [] : [{ title }, ...bars.map((bar) => ({ bar }))],
  );
  const timeline = timelineOf([today, ...lines.flatMap(daysOf)]);
  if (!timeline || lines.length === 0) return;
  let at = 0;
  while (at < lines.length) {
    flow.require(HEAD + Math.min(6, lines.length - at) * ROW);
    const fits = Math.max(1, Math.floor((flow.bottom - flow.y - HEAD) / ROW));
    let end = Math.min(lines.length, at + fits);
    // The title of a group never ends a page.
    if (end < lines.length && end - at > 1 && 'title' in (lines[end - 1] as Line)) end -= 1;
    drawLines(flow, timeline, lines.slice(at, end), today);
    at = end;
    if (at < lines.length) flow.newPage();
  }
}

const daysOf = (line: Line): string[] =>
  'bar' in line ? [line.bar.due, ...(line.bar.from === null ? [] : [line.bar.from])] : [];

function drawLines(flow: Flow, timeline: Timeline, lines: readonly Line[], today: string): void {
  const { left, y: top } = flow;
  const width = flow.width - LABEL;
  const x = (day: string): number => left + LABEL + placeOn(timeline, day) * width;
  const height = HEAD + lines.length * ROW;
  const texts = lines.map((line) =>
    'bar' in line
      ? fitted(flow, [{ text: line.bar.label }])
      : fitted(flow, [{ text: line.title, weight: 600 }]),
  );
  const axis = timeline.ticks.map(({ day, label, group }) => ({
    x: x(day),
    label: layoutText(flow.fonts, label, 60, { ...STYLE, size: 7, leading: 10, color: COLORS.text2 }),
    group: layoutText(flow.fonts, group, 60, { ...STYLE, size: 7, leading: 10, color: COLORS.text2 }),
  }));
  const step = width / timeline.ticks.length;
  const bars = lines.flatMap((line) => ('bar' in line ? [line.bar] : []));
  const figure = flow.element('Figure', flow.section, { alt: altText(timeline, bars) });
  flow.content(figure, 'Figure', (doc) => {
    doc.save();
    for (const tick of axis) {
      doc
        .lineWidth(0.4)
        .moveTo(tick.x, top + HEAD - 4)
        .lineTo(tick.x, top + height)
        .stroke(COLORS.line);
      if (tick.group.width > 0) paintWords(doc, tick.group, tick.x + 1, top);
      if (tick.label.width < step) paintWords(doc, tick.label, tick.x + 1, top + 10);
    }
    rule(doc, left, left + LABEL + width, top + HEAD - 2, COLORS.text2, 0.8);
    lines.forEach((line, index) => {
      const y = top + HEAD + index * ROW;
      if ('title' in line)
        doc
          .rect(left, y + 0.5, LABEL + width, ROW - 1)
          .fillOpacity(0.6)
          .fill(COLORS.sunken)
          .fillOpacity(1);
      paintWords(doc, texts[index] as TextBlock, left, y);
      if ('bar' in line) drawBar(doc, line.bar, x, y, x(today));
    });
    doc
      .lineWidth(0.9)
      .moveTo(x(today), top + HEAD - 2)
      .lineTo(x(today), top + height)
      .stroke(COLORS.text);
    doc.restore();
  });
  flow.y = top + height + 6;
}

/** The bar runs to the end of its last day; one that is overdue goes on to today as an outline. */
function drawBar(doc: Doc, bar: GanttBar, x: (day: string) => number, y: number, now: number): void {
  const middle = y + ROW / 2;
  const color = bar.isDone ? COLORS.line2 : bar.isMilestone ? COLORS.text2 : BAR;
  if (bar.from === null && bar.isMilestone) {
    const at = (x(bar.due) + x(addDays(bar.due, 1))) / 2;
    doc.path(`M${at} ${middle - 4}l4 4-4 4-4-4Z`).fill(color);
    return;
  }
  const end = x(addDays(bar.due, 1));
  const start = Math.min(x(bar.from ?? bar.due), end - LEAST_BAR);
  if (bar.isOverdue && now > end)
    doc
      .lineWidth(0.8)
      .rect(end, middle - 2.5, now - end, 5)
      .stroke(SEVERITY_COLORS.high.solid);
  const fill = bar.isOverdue ? SEVERITY_COLORS.high.solid : color;
  if (bar.from === null) doc.circle(end - 3, middle, 3).fill(fill);
  else doc.rect(start, middle - 3, end - start, 6).fill(fill);
}

/** One line of text; what does not fit ends in an ellipsis. */
function fitted(flow: Flow, rich: Exclude<Rich, string>): TextBlock {
  const whole = layoutText(flow.fonts, rich, LABEL - 8, STYLE);
  const [first] = whole.lines;
  if (!first || whole.lines.length === 1) return whole;
  const text = first.pieces
    .map((piece) => piece.text)
    .join('')
    .trimEnd();
  const cut = text.length > 30 ? text.replace(/\s+\S*$/, '') : text;
  const short = layoutText(flow.fonts, [{ ...rich[0], text: `${cut}…` }], LABEL - 8, STYLE);
  return { ...short, lines: short.lines.slice(0, 1) };
}

const altText = ({ from, to }: Timeline, bars: readonly GanttBar[]): string =>
  `Plan over time from ${from} to ${addDays(to, -1)}: ${bars.map(sayBar).join('; ')}. The table below it has the same with owners.`;

function sayBar({ label, from, due, isDone, isOverdue }: GanttBar): string {
  const days = from === null ? due : `${from} to ${due}`;
  return `${label}, ${days}${isDone ? ', done' : isOverdue ? ', overdue' : ''}`;
}

function rule(doc: Doc, from: number, to: number, y: number, color: string, width: number): void {
  doc.lineWidth(width).moveTo(from, y).lineTo(to, y).stroke(color);
}
