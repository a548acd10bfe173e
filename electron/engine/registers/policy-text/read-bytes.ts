import { normalDocument, type PolicyDocument } from '../../../../shared/domain/policies/document.ts';
import { checkDocument } from '../../evidence/extraction/office-archive.ts';
import { decodeText } from '../../evidence/formats/text.ts';
import { markdownDocument, pageParagraphs } from './read-markdown.ts';
import { markupDocument, type ReadMarkup } from './markup-document.ts';
import { OWN_STYLES } from './own-styles.ts';

const POLICY_FORMATS = ['docx', 'html', 'markdown', 'page'] as const;
/** `page` is text that was laid out, such as the words of a PDF. */
export type PolicyFormat = (typeof POLICY_FORMATS)[number];

export interface ReadPolicy {
  document: PolicyDocument;
  /** Sentences: what of the file is not in the text. */
  warnings: string[];
}

/**
 * The text of a policy from a file.
 * @throws Unreadable with a password; AppError bad_input when it is longer than a policy may be; Error when it is damaged
 */
export async function readPolicyBytes(bytes: Uint8Array, format: PolicyFormat): Promise<ReadPolicy> {
  const { document, warnings } = await read(bytes, format);
  return { document: normalDocument(document), warnings };
}

function read(bytes: Uint8Array, format: PolicyFormat): ReadPolicy | Promise<ReadPolicy> {
  switch (format) {
    case 'docx':
      return readWord(bytes);
    case 'html':
      return fromMarkup(markupDocument(decodeText(bytes).text));
    case 'markdown':
      return { document: markdownDocument(decodeText(bytes).text), warnings: [] };
    case 'page':
      return {
        document: pageParagraphs(decodeText(bytes).text),
        warnings: [
          'A PDF holds lines, not headings and tables: only its paragraphs were taken. Mark the headings.',
        ],
      };
  }
}

/** Of our own documents, the title and the document control table are told by the register, not by the text. */
const STYLE_MAP = [
  `p[style-name='${OWN_STYLES.title.name}'] => !`,
  `p[style-name='${OWN_STYLES.control.name}'] => !`,
  `p[style-name='${OWN_STYLES.quote.name}'] => blockquote > p:fresh`,
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Title'] => h1:fresh",
  'u => u',
  'strike => s',
  'comment-reference =>',
];

async function readWord(bytes: Uint8Array): Promise<ReadPolicy> {
  await checkDocument(bytes);
  // Loaded on first use, like every large reader.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      styleMap: STYLE_MAP,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const notes = value.match(/<sup><a [^>]*id="(?:foot|end)note-ref-/g)?.length ?? 0;
  // Footnotes follow the text as a list of their own.
  const text = notes > 0 ? value.replace(/<ol><li id="(?:foot|end)note-[^]*$/, '') : value;
  const { document, warnings } = fromMarkup(
    markupDocument(text.replaceAll(/<sup><a [^>]*id="(?:foot|end)note-ref-[^]*?<\/sup>/g, '')),
  );
  return {
    document,
    warnings: [...(notes > 0 ? [`${counted(notes, 'footnote')} left out.`] : []), ...warnings],
  };
}

function fromMarkup({ document, pictures, links, innerTables, struck }: ReadMarkup): ReadPolicy {
  const warnings = [
    pictures > 0 && `${counted(pictures, 'picture')} left out.`,
    links > 0 && `${counted(links, 'link')} to files or to places in the text left out; the words are there.`,
    innerTables > 0 && `${counted(innerTables, 'table')} within a table became text of the cell.`,
    struck && 'What was struck through was left out.',
  ];
  return { document, warnings: warnings.filter((warning) => warning !== false) };
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
