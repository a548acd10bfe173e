import { glossaryOf } from '../../../../../shared/domain/report-glossary.ts';
import { sectionHead, terms } from '../blocks.ts';
import { mm } from '../flow.ts';
import { writtenText } from '../written-text.ts';
import { strong } from './marks.ts';
import type { Part } from './part.ts';

/** The words that the report uses, for a reader who does not work with them. */
export const glossary: Part = (flow, { meta, parts, texts }, numbering) => {
  sectionHead(flow, numbering.section(), 'Glossary');
  if (texts.glossary) writtenText(flow, texts.glossary);
  terms(
    flow,
    glossaryOf(meta.kind, parts).map(({ term, text }) => [[strong(term)], text] as const),
    mm(48),
  );
};
