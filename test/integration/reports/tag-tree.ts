/** The tags of a PDF file, read by another library than the one that wrote them. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** An element of the structure tree. */
export interface Tag {
  type: string;
  alt: string | null;
  actual: string | null;
  scope: string | null;
  span: number;
  /** Marked content, as page (from 0) and number on it. */
  content: { page: number; id: number }[];
  /** Numbers of annotations it refers to, as object numbers. */
  annotations: { ref: string; page: number }[];
  children: Tag[];
}

export interface Tagged {
  document: PDFDocument;
  root: Tag;
  /** What the pages hold that is neither content of an element nor an artifact. */
  untagged: string[];
  /** Marked content that the pages hold, as `page/number`. */
  marked: string[];
  /** Marked content whose element the parent tree does not give back. */
  lost: string[];
}

export async function readTags(bytes: Uint8Array): Promise<Tagged> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const pages = document.getPages();
  const pageOf = new Map(pages.map(({ ref }, index) => [ref.tag, index]));
  const resolve = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? context.lookup(object) : object;
  const elements = new Map<string, string>();

  const readTag = (ref: PDFRef): Tag => {
    const dict = context.lookup(ref, PDFDict);
    const attributes = resolve(dict.get(PDFName.of('A')));
    const owned = attributes instanceof PDFDict ? attributes : null;
    const tag: Tag = {
      type: name(dict.get(PDFName.of('S'))),
      alt: text(dict.get(PDFName.of('Alt'))),
      actual: text(dict.get(PDFName.of('ActualText'))),
      scope: name(owned?.get(PDFName.of('Scope'))) || null,
      span: number(owned?.get(PDFName.of('ColSpan'))) ?? 1,
      content: [],
      annotations: [],
      children: [],
    };
    const own = dict.get(PDFName.of('Pg'));
    for (const kid of list(resolve(dict.get(PDFName.of('K'))))) {
      const id = number(kid);
      const found = resolve(kid);
      if (id !== null) addContent(tag, ref, own, id);
      else if (!(found instanceof PDFDict)) throw new TypeError(`A child of ${tag.type} is no element.`);
      else if (name(found.get(PDFName.of('Type'))) === 'MCR')
        addContent(tag, ref, found.get(PDFName.of('Pg')), number(found.get(PDFName.of('MCID'))) ?? -1);
      else if (name(found.get(PDFName.of('Type'))) === 'OBJR')
        tag.annotations.push({
          ref: tagOf(found.get(PDFName.of('Obj'))),
          page: pageNumber(found.get(PDFName.of('Pg'))),
        });
      else if (kid instanceof PDFRef) tag.children.push(readTag(kid));
    }
    return tag;
  };
  const pageNumber = (page: PDFObject | undefined): number => pageOf.get(tagOf(page)) ?? -1;
  const addContent = (tag: Tag, ref: PDFRef, page: PDFObject | undefined, id: number): void => {
    tag.content.push({ page: pageNumber(page), id });
    elements.set(`${pageNumber(page)}/${id}`, ref.tag);
  };

  const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const [top] = list(resolve(tree.get(PDFName.of('K'))));
  if (!(top instanceof PDFRef)) throw new TypeError('The structure tree has no root element.');
  const root = readTag(top);
  const parents = new Map<number, PDFObject | undefined>();
  const numbers = list(resolve(tree.lookup(PDFName.of('ParentTree'), PDFDict).get(PDFName.of('Nums'))));
  for (let at = 0; at < numbers.length; at += 2)
    parents.set(number(numbers[at]) ?? -1, resolve(numbers[at + 1]));

  const untagged: string[] = [];
  const marked: string[] = [];
  const lost: string[] = [];
  pages.forEach((page, index) => {
    const contents = resolve(page.node.get(PDFName.of('Contents')));
    if (!(contents instanceof PDFRawStream)) throw new TypeError('A page has no content.');
    const ids = readContent(
      Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1'),
      index,
      untagged,
    );
    const owners = list(parents.get(number(page.node.get(PDFName.of('StructParents'))) ?? -1));
    for (const id of ids) {
      const key = `${index}/${id}`;
      marked.push(key);
      if (tagOf(owners[id]) !== elements.get(key)) lost.push(key);
    }
  });
  return { document, root, untagged, marked, lost };
}

/** An element and all below it, in reading order. */
export function* allTags(tag: Tag): Generator<Tag> {
  yield tag;
  for (const child of tag.children) yield* allTags(child);
}

/** Beginnings and ends of marked content, and what paints; pdfkit writes an operator at the end of a line. */
const OPERATORS =
  /\/(\w+) <<([^]*?)>> BDC$|\/(\w+) BMC$|^(EMC)$|(?:^|\s)(?:Tj|TJ|f\*?|F|S|s|B\*?|b\*?|Do|sh)$/gm;

/** Numbers of the marked content of a page; what is painted outside of any, and of artifacts, is added to `untagged`. */
function readContent(stream: string, page: number, untagged: string[]): number[] {
  const ids: number[] = [];
  const open: boolean[] = [];
  for (const [operator, tag, properties, bare, end] of stream.matchAll(OPERATORS)) {
    if (tag !== undefined) {
      const id = /\/MCID (\d+)/.exec(properties ?? '')?.[1];
      if (id !== undefined) ids.push(Number(id));
      open.push(id !== undefined || tag === 'Artifact');
    } else if (bare !== undefined) open.push(bare === 'Artifact');
    else if (end !== undefined) open.pop();
    else if (!open.includes(true)) untagged.push(`page ${page + 1}: ${operator.trim()}`);
  }
  return ids;
}

const name = (object: PDFObject | undefined): string =>
  object instanceof PDFName ? object.decodeText() : '';
const number = (object: PDFObject | undefined): number | null =>
  object instanceof PDFNumber ? object.asNumber() : null;
const text = (object: PDFObject | undefined): string | null =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : null;
const list = (object: PDFObject | undefined): PDFObject[] =>
  object instanceof PDFArray ? object.asArray() : object ? [object] : [];
const tagOf = (object: PDFObject | undefined): string => (object instanceof PDFRef ? object.tag : '');
