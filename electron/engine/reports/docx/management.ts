/** A document of management for Word: with cover and contents, or as a letter. */
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  Document,
  HeadingLevel,
  Packer,
  PageBreak,
  Paragraph,
  TableOfContents,
  TextRun,
  type FileChild,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { isLetter, type DocumentModel } from '../../../../shared/domain/documents/document-model.ts';
import { coverFacts, printedNotes } from '../../../../shared/domain/documents/printed.ts';
import { NOT_AN_ATTESTATION, type ReportMeta } from '../../../../shared/domain/report-model.ts';
import { OWN_STYLES } from '../../registers/policy-text/own-styles.ts';
import { cleanText } from '../clean-text.ts';
import { provenance, reportTime, zonedTime } from '../words.ts';
import { BROKEN_LOGO, readLogo, type Picture } from '../pdf/logo.ts';
import { styles } from './look.ts';
import { framed, picture, termTable } from './page.ts';
import { steadyBytes } from './steady.ts';
import { NUMBERING, writtenBlocks } from './written-text.ts';

/** Writes the .docx file and ends the stream. The same model gives the same bytes. @returns what was left out of it */
export async function writeManagementDocx(
  model: DocumentModel,
  write: Writable,
): Promise<{ warnings: string[] }> {
  const { meta } = model;
  const given = isLetter(model.id) ? null : meta.settings.logo;
  const logo = given && (await readLogo(given));
  const bytes = await Packer.toBuffer(
    new Document({
      title: cleanText(meta.title),
      subject: cleanText([meta.client, reportTime(meta)].filter(Boolean).join(', ')),
      creator: cleanText(meta.preparedBy) || 'Trustbench',
      lastModifiedBy: cleanText(meta.preparedBy) || 'Trustbench',
      description: '',
      styles: styles(),
      numbering: NUMBERING,
      pageNumbers: estimatePageNumbers,
      sections: [
        {
          ...framed({
            head: { left: meta.client, right: [meta.title, reportTime(meta)].filter(Boolean).join(', ') },
            foot: [NOT_AN_ATTESTATION, provenance(meta)],
            paper: meta.settings.paper,
          }),
          children: [...opening(model, logo), ...parts(model), ...notes(model)],
        },
      ],
    }),
  );
  const steady = await steadyBytes(bytes, meta.generatedAt);
  write.end(steady);
  await finished(write);
  return { warnings: given && !logo ? [BROKEN_LOGO] : [] };
}

const title = ({ title: words }: Pick<ReportMeta & { title: string }, 'title'>): Paragraph =>
  new Paragraph({ style: OWN_STYLES.title.id, children: [new TextRun(cleanText(words))] });
const pageBreak = (): Paragraph => new Paragraph({ children: [new PageBreak()] });

function opening({ id, meta }: DocumentModel, logo: Picture | null): FileChild[] {
  if (isLetter(id)) return [title(meta)];
  return [
    ...(logo ? [picture(logo, `Logo of ${meta.firm || 'the firm'}`)] : []),
    title(meta),
    termTable(coverFacts(meta, zonedTime(meta.generatedAt))),
    new Paragraph({ style: OWN_STYLES.control.id }),
    new Paragraph({ children: [new TextRun(NOT_AN_ATTESTATION)] }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-2' }),
    pageBreak(),
  ];
}

function parts({ id, parts: all }: DocumentModel): FileChild[] {
  let lists = 0;
  return all.flatMap(({ number, title: words, level, body }): FileChild[] => {
    const blocks = writtenBlocks(body, { lists, under: level });
    lists += body.blocks.length + 1;
    return isLetter(id)
      ? blocks
      : [
          new Paragraph({
            heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
            children: [new TextRun(cleanText([number, words].filter(Boolean).join('  ')))],
          }),
          ...blocks,
        ];
  });
}

/** On a page of their own, which is taken off before the document is signed. */
function notes(model: DocumentModel): FileChild[] {
  const { heading, lead, lines } = printedNotes(model);
  if (lines.length === 0) return [];
  return [
    pageBreak(),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(heading)] }),
    ...writtenBlocks({
      blocks: [
        { kind: 'paragraph', runs: [{ text: lead }] },
        ...lines.map((text) => ({
          kind: 'item' as const,
          numbered: false,
          depth: 0,
          runs: [{ text }],
        })),
      ],
    }),
  ];
}
