/** Documents of management: chapters that follow one another on the page, or a letter without headings. */
import { isLetter, type DocumentModel } from '../../../../../shared/domain/documents/document-model.ts';
import { printedNotes } from '../../../../../shared/domain/documents/printed.ts';
import { head, listItem, paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import type { Part } from '../sections/part.ts';
import { STYLES } from '../text.ts';
import { writtenText } from '../written-text.ts';

/** The document itself, and below an assertion what the records say against it. */
export const managementParts = ({ id }: DocumentModel): Part<DocumentModel>[] => [
  isLetter(id) ? letter : chapters,
  notes,
];

const chapters: Part<DocumentModel> = (flow, { parts }) => {
  flow.openSection();
  flow.newPage(false);
  for (const { number, title, level, body } of parts) {
    if (level === 1) chapterHead(flow, number, title);
    else subHead(flow, number, title);
    writtenText(flow, body, { isNumbered: false });
  }
};

const letter: Part<DocumentModel> = (flow, { meta, parts }) => {
  flow.openSection();
  flow.newPage(false);
  chapterHead(flow, '', meta.title);
  for (const { body } of parts) {
    writtenText(flow, body, { isNumbered: false });
    flow.y += 6;
  }
};

/** A chapter does not begin a page: most are shorter than one. */
const chapterHead = (flow: Flow, number: string, title: string): void =>
  head(
    flow,
    { level: 1, number, title, listed: true },
    { ...STYLES.section, color: flow.accent },
    { before: 22, after: 9 },
  );

const notes: Part<DocumentModel> = (flow, model) => {
  const { heading, lead, lines } = printedNotes(model);
  if (lines.length === 0) return;
  sectionHead(flow, '', heading);
  paragraph(flow, lead);
  const list = flow.element('L');
  for (const line of lines) listItem(flow, list, { label: '•', rich: line, indent: 0 });
};
