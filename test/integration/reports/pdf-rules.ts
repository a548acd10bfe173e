/** What the tags and the links of every PDF have to follow (ISO 32000-1, 14.8; ISO 14289-1). */
import { PDFArray, PDFDict, PDFName, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { allTags, type Tagged } from './tag-tree.ts';

/** What an element may stand in (ISO 32000-1, 14.8.4), for the types that may not stand anywhere. */
const PARENTS: Record<string, readonly string[]> = {
  Sect: ['Document', 'Sect'],
  TOCI: ['TOC'],
  LI: ['L'],
  Lbl: ['LI', 'TOCI'],
  LBody: ['LI'],
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
};
/** A cell may be empty: the rows of a table are of one length. */
const MAY_BE_EMPTY = ['TD', 'TH'];

/** What is wrong with the tags of a file, one sentence for each kind of it; empty when nothing. */
export function tagProblems({ root, untagged, marked, lost }: Tagged): string[] {
  const tags = [...allTags(root)];
  const problems = new Set<string>([...untagged, ...lost.map((id) => `${id} has lost its element`)]);
  const content = new Set(tags.flatMap((tag) => tag.content.map(({ page, id }) => `${page}/${id}`)));
  for (const id of marked) if (!content.has(id)) problems.add(`${id} is content of no element`);
  if (content.size !== marked.length) problems.add('Elements name content that no page holds');
  if (root.type !== 'Document') problems.add(`The root is ${root.type}`);
  let level = 0;
  for (const { type, children, content: own, annotations, alt, scope } of tags) {
    for (const child of children)
      if (!(PARENTS[child.type] ?? [type]).includes(type)) problems.add(`${child.type} in ${type}`);
    if (children.length + own.length + annotations.length === 0 && !MAY_BE_EMPTY.includes(type))
      problems.add(`${type} is empty`);
    const heading = Number(/^H(\d)$/.exec(type)?.[1] ?? 0);
    if (heading > level + 1) problems.add(`H${heading} after H${level}`);
    if (heading > 0) level = heading;
    if ((type === 'Figure' || type === 'Link') && !alt) problems.add(`${type} without words`);
    if (type === 'Link' && (own.length === 0 || annotations.length === 0))
      problems.add('Link without content');
    if (type === 'TH' && scope !== 'Row' && scope !== 'Column') problems.add('TH heads nothing');
    if (type !== 'Table') continue;
    const lengths = new Set(children.map((row) => row.children.reduce((sum, { span }) => sum + span, 0)));
    if (lengths.size !== 1) problems.add(`A table has rows of ${[...lengths].join(', ')} cells`);
    if (!children.some((row) => row.children.some((cell) => cell.type === 'TH')))
      problems.add('A table has no heads');
  }
  return [...problems];
}

/** Destinations inside a file that its links lead to and that it does not have; and how many links it has. */
export function deadLinks(document: PDFDocument): { links: number; dead: string[] } {
  const { catalog } = document;
  const known = new Set<string>();
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookupMaybe(PDFName.of('Dests'), PDFDict);
  names
    ?.lookupMaybe(PDFName.of('Names'), PDFArray)
    ?.asArray()
    .forEach((name, at) => at % 2 === 0 && known.add(textOf(name)));
  const wanted = document
    .getPages()
    .flatMap(({ node }) => node.Annots()?.asArray() ?? [])
    .map((ref) => document.context.lookup(ref, PDFDict).lookup(PDFName.of('A'), PDFDict))
    .map((action) => textOf(action.lookup(PDFName.of('D'))));
  return { links: wanted.length, dead: wanted.filter((name) => !known.has(name)) };
}

const textOf = (object: PDFObject | undefined): string =>
  object instanceof PDFString ? object.decodeText() : String(object);
