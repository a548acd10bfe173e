/** A policy as a Word document: real headings, lists and tables, so that the client can go on working in it. */
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { documentControl, versionText, type PolicyPaper } from '../../../../shared/domain/policies/paper.ts';
import { cleanText } from '../../reports/clean-text.ts';
import { styles } from '../../reports/docx/look.ts';
import { framed, termTable } from '../../reports/docx/page.ts';
import { NUMBERING, writtenBlocks } from '../../reports/docx/written-text.ts';
import { OWN_STYLES } from './own-styles.ts';

/** The bytes of a .docx file. */
export async function writeDocx(paper: PolicyPaper): Promise<Uint8Array> {
  const version = versionText(paper);
  return Packer.toBuffer(
    new Document({
      title: cleanText(paper.name),
      subject: cleanText([paper.client, version].filter(Boolean).join(', ')),
      creator: cleanText(paper.author) || 'Trustbench',
      lastModifiedBy: cleanText(paper.author) || 'Trustbench',
      description: '',
      styles: styles(),
      numbering: NUMBERING,
      sections: [
        {
          ...framed({
            head: { left: paper.client, right: [paper.name, version].filter(Boolean).join(', ') },
            foot: [paper.at.slice(0, 10)],
          }),
          children: [
            new Paragraph({ style: OWN_STYLES.title.id, children: [new TextRun(cleanText(paper.name))] }),
            termTable(documentControl(paper)),
            new Paragraph({ style: OWN_STYLES.control.id }),
            ...writtenBlocks(paper.document),
          ],
        },
      ],
    }),
  );
}
