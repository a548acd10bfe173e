/** A text as the editor holds it, and back. What the editor can hold and a text can not is left out. */
import type { JSONContent } from '@tiptap/core';
import type {
  HeadingLevel,
  PolicyBlock,
  PolicyDocument,
  TextRun,
} from '../../../shared/domain/policies/document.ts';
import { DEEPEST_ITEM, normalDocument } from '../../../shared/domain/policies/document.ts';

type Item = Extract<PolicyBlock, { kind: 'item' }>;

export function toEditor({ blocks }: PolicyDocument): JSONContent {
  const content: JSONContent[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at];
    if (block?.kind === 'item') {
      const items = takeWhile(blocks, at, (one): one is Item => one.kind === 'item');
      content.push(...listsOf(items, 0));
      at += items.length;
    } else if (block?.kind === 'quote') {
      const quotes = takeWhile(blocks, at, (one) => one.kind === 'quote');
      content.push({
        type: 'blockquote',
        content: quotes.map((one) => paragraph('runs' in one ? one.runs : [])),
      });
      at += quotes.length;
    } else {
      if (block) content.push(single(block));
      at += 1;
    }
  }
  // The editor needs a place to write.
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function takeWhile<B extends PolicyBlock>(
  blocks: readonly PolicyBlock[],
  from: number,
  wanted: ((block: PolicyBlock) => block is B) | ((block: PolicyBlock) => boolean),
): B[] {
  let to = from;
  while (to < blocks.length && wanted(blocks[to] as PolicyBlock)) to += 1;
  return blocks.slice(from, to) as B[];
}

function single(block: PolicyBlock): JSONContent {
  if (block.kind === 'heading')
    return { type: 'heading', attrs: { level: block.level }, content: inline(block.runs) };
  if (block.kind !== 'table') return paragraph(block.runs);
  return {
    type: 'table',
    content: block.rows.map((row, at) => ({
      type: 'tableRow',
      content: row.map(({ paragraphs, span = 1 }) => ({
        type: at === 0 ? 'tableHeader' : 'tableCell',
        attrs: { colspan: span, rowspan: 1, colwidth: null },
        content: paragraphs.length > 0 ? paragraphs.map(paragraph) : [{ type: 'paragraph' }],
      })),
    })),
  };
}

/** Items of one depth are lists, parted where numbers begin or end; deeper ones stand in the item before. */
function listsOf(items: readonly Item[], depth: number): JSONContent[] {
  const lists: JSONContent[] = [];
  for (let at = 0; at < items.length;) {
    const item = items[at] as Item;
    let end = at + 1;
    while (end < items.length && (items[end]?.depth ?? 0) > depth) end += 1;
    const node = {
      type: 'listItem',
      content: [paragraph(item.runs), ...listsOf(items.slice(at + 1, end), depth + 1)],
    };
    const type = item.numbered ? 'orderedList' : 'bulletList';
    const last = lists.at(-1);
    if (last?.type === type) last.content?.push(node);
    else lists.push({ type, content: [node] });
    at = end;
  }
  return lists;
}

const paragraph = (runs: readonly TextRun[]): JSONContent => ({ type: 'paragraph', content: inline(runs) });

function inline(runs: readonly TextRun[]): JSONContent[] {
  return runs.flatMap(({ text, bold, italic, underline, href }) => {
    const marks = [
      ...(bold ? [{ type: 'bold' }] : []),
      ...(italic ? [{ type: 'italic' }] : []),
      ...(underline ? [{ type: 'underline' }] : []),
      ...(href ? [{ type: 'link', attrs: { href } }] : []),
    ];
    return text
      .split(/(\n)/)
      .filter((part) => part !== '')
      .map((part) => (part === '\n' ? { type: 'hardBreak' } : { type: 'text', text: part, marks }));
  });
}

/** @throws AppError bad_input when the text is longer than a policy may be */
export const fromEditor = (json: JSONContent): PolicyDocument =>
  normalDocument({ blocks: (json.content ?? []).flatMap((node) => blocksOf(node)) });

function blocksOf(node: JSONContent): PolicyBlock[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: levelOf(node), runs: runsOf(node) }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(node) }];
    case 'blockquote':
      return (node.content ?? []).map((one) => ({ kind: 'quote', runs: runsOf(one) }));
    case 'bulletList':
    case 'orderedList':
      return itemsOf(node, 0);
    case 'table':
      return [{ kind: 'table', rows: (node.content ?? []).map((row) => (row.content ?? []).map(cellOf)) }];
    default:
      return [];
  }
}

const levelOf = ({ attrs }: JSONContent): HeadingLevel => {
  const level = Number(attrs?.['level']);
  return level === 2 || level === 3 ? level : 1;
};

function cellOf(cell: JSONContent) {
  const span = Number(cell.attrs?.['colspan']);
  return { paragraphs: (cell.content ?? []).map(runsOf), ...(span > 1 && { span }) };
}

function itemsOf(list: JSONContent, depth: number): PolicyBlock[] {
  return (list.content ?? []).flatMap((item) => {
    const children = item.content ?? [];
    const words = children.filter(({ type }) => type === 'paragraph').map(runsOf);
    const runs = words.flatMap((own, at) => (at === 0 ? own : [{ text: '\n' }, ...own]));
    const own: PolicyBlock = {
      kind: 'item',
      numbered: list.type === 'orderedList',
      depth: Math.min(depth, DEEPEST_ITEM),
      runs,
    };
    const deeper = children.filter(({ type }) => type === 'bulletList' || type === 'orderedList');
    return [own, ...deeper.flatMap((one) => itemsOf(one, depth + 1))];
  });
}

function runsOf(block: JSONContent): TextRun[] {
  return (block.content ?? []).map((node): TextRun => {
    if (node.type === 'hardBreak') return { text: '\n' };
    const has = (type: string) => node.marks?.find((mark) => mark.type === type);
    const href: unknown = has('link')?.attrs?.['href'];
    return {
      text: node.text ?? '',
      ...(has('bold') && { bold: true }),
      ...(has('italic') && { italic: true }),
      ...(has('underline') && { underline: true }),
      ...(typeof href === 'string' && { href }),
    };
  });
}
