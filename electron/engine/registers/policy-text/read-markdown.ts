/** Markdown and plain text as the text of a policy: the usual signs of headings, lists, quotes, tables and emphasis, nothing else. */
import type {
  HeadingLevel,
  PolicyBlock,
  PolicyDocument,
  TextRun,
} from '../../../../shared/domain/policies/document.ts';

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^(\s*)(?:([-*+•])|(\d{1,4})[.)])\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const MARK = /\*\*([^*\n]+)\*\*|__([^_\n]+)__|\*([^*\s][^*\n]*)\*|\[([^\]\n]{1,300})\]\(([^\s)]{1,2000})\)/g;
/** Blanks that make one level of a list. */
const INDENT = 2;

export function markdownDocument(source: string): PolicyDocument {
  const blocks: PolicyBlock[] = [];
  const lines = source.replaceAll(/\r\n?/g, '\n').split('\n');
  let open: Exclude<PolicyBlock, { kind: 'table' }> | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.includes('|') && TABLE_RULE.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-')) {
      const rows = [line];
      for (at += 2; (lines[at] ?? '').includes('|'); at += 1) rows.push(lines[at] ?? '');
      at -= 1;
      blocks.push({ kind: 'table', rows: rows.map(cellsOf) });
      open = null;
      continue;
    }
    const next = startOf(line);
    if (next) {
      blocks.push(next);
      open = next.kind === 'heading' ? null : next;
    } else if (line.trim() === '') open = null;
    else if (open) open.runs.push({ text: ' ' }, ...marked(line.trim()));
    else {
      open = { kind: 'paragraph', runs: marked(line.trim()) };
      blocks.push(open);
    }
  }
  return { blocks };
}

function startOf(line: string): Exclude<PolicyBlock, { kind: 'table' }> | null {
  const [, signs, title] = HEADING.exec(line) ?? [];
  if (signs && title)
    return { kind: 'heading', level: Math.min(signs.length, 3) as HeadingLevel, runs: marked(title) };
  const [, indent = '', , number, item] = ITEM.exec(line) ?? [];
  if (item !== undefined) {
    const depth = Math.min(Math.floor(indent.replaceAll('\t', '    ').length / INDENT), 5);
    return { kind: 'item', numbered: number !== undefined, depth, runs: marked(item) };
  }
  const quote = QUOTE.exec(line)?.[1];
  return quote === undefined ? null : { kind: 'quote', runs: marked(quote) };
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => ({ paragraphs: [marked(cell.trim())] }));

function marked(text: string): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, stars, lines, italic, label, href] = match;
    runs.push({ text: text.slice(from, match.index) });
    const bold = stars ?? lines;
    if (bold !== undefined) runs.push({ text: bold, bold: true });
    else if (italic !== undefined) runs.push({ text: italic, italic: true });
    else runs.push({ text: label ?? '', href });
    from = match.index + whole.length;
  }
  runs.push({ text: text.slice(from) });
  return runs;
}

/** Lines of a page as paragraphs: a blank line parts them, and so does a line that ends well before the others. */
export function pageParagraphs(text: string): PolicyDocument {
  const blocks: PolicyBlock[] = [];
  let open: string[] = [];
  const end = () => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', runs: [{ text: open.join(' ') }] });
    open = [];
  };
  const lines = text.split(/[\n\f]/).map((line) => line.trim());
  const usual =
    lines.map(({ length }) => length).toSorted((a, b) => b - a)[Math.floor(lines.length / 4)] ?? 0;
  for (const line of lines) {
    const [, , , number, item] = ITEM.exec(line) ?? [];
    if (line === '') end();
    else if (item !== undefined) {
      end();
      // A number may be that of a heading, so it stays in the words.
      if (number === undefined)
        blocks.push({ kind: 'item', numbered: false, depth: 0, runs: [{ text: item }] });
      else open.push(line);
    } else open.push(line);
    if (line.length < usual * 0.75) end();
  }
  end();
  return { blocks };
}
