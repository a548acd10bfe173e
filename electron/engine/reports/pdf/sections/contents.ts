import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { SIDE_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { contentsHead, subHead } from '../blocks.ts';
import type { Entry, Flow } from '../flow.ts';
import { HANG } from '../flow.ts';
import { paintLink } from '../links.ts';
import { COLORS } from '../palette.ts';
import { table } from '../table.ts';
import type { TextStyle } from '../text.ts';
import { layoutText, paintWords, STYLES } from '../text.ts';
import type { Part } from './part.ts';

/** Sections with their pages, each line a link; below, the people behind the report. Laid out last, when all headings are known. */
export const contents: Part<Pick<ReportModel, 'people'> & Partial<Pick<ReportModel, 'parts'>>> = (
  flow,
  { people, parts },
) => {
  const entries = flow.entries.filter((entry) => entry.listed);
  contentsHead(flow, 'Contents');
  flow.require(0);
  const list = flow.element('TOC');
  // Where nothing stands below anything, a list of hundreds is read more easily without emphasis.
  const isFlat = entries.every(({ level }) => level === 1);
  for (const entry of entries) contentsLine(flow, entry, list, entry.level === 1 && !isFlat);
  // A part of its own says more of them.
  if (people.length === 0 || parts?.includes('people')) return;
  flow.y += 12;
  subHead(flow, '', 'People', false);
  table(
    flow,
    [
      { title: 'Name', width: 34 },
      { title: 'Role', width: 46 },
      { title: 'Side', width: 20 },
    ],
    people.map((person) => ({ cells: [person.name, person.role, SIDE_NAMES[person.side]] })),
  );
};

function contentsLine(flow: Flow, entry: Entry, list: PDFKit.PDFStructureElement, first: boolean): void {
  const style: TextStyle = { ...STYLES.body, weight: first ? 600 : 400, leading: first ? 17 : 14 };
  const gap = first ? 4 : 0;
  const pageRoom = 40;
  const text = layoutText(flow.fonts, `${entry.title} `, flow.width - HANG - pageRoom, style);
  const number = layoutText(
    flow.fonts,
    [{ text: `${entry.number} `, weight: 400, color: COLORS.text3 }],
    HANG,
    style,
  );
  flow.require(text.height + gap);
  const y = flow.y + gap;
  const { left, width } = flow;
  const item = flow.element('TOCI', list);
  flow.action((doc) => {
    const page = `${flow.pages.indexOf(entry.page) + 1}`;
    const pageText = layoutText(flow.fonts, page, pageRoom, { ...style, weight: 400, color: flow.accent });
    const alt = `${entry.number} ${entry.title}, page ${page}`.trim();
    const boxes = [{ x: left, y, width, height: text.height }];
    paintLink(doc, item, { destination: entry.destination, alt, boxes }, () => {
      paintWords(doc, number, left, y);
      paintWords(doc, text, left + HANG, y);
      paintWords(doc, pageText, left + width - pageRoom, y, pageRoom);
    });
  });
  if (first)
    flow.artifact((doc) =>
      doc
        .lineWidth(0.5)
        .moveTo(left, y)
        .lineTo(left + width, y)
        .stroke(COLORS.line),
    );
  flow.y = y + text.height + (first ? 1 : 0);
}
