import type { DocumentBlock } from '../../../../shared/contract/evidence/contents.ts';
import { BlockWriter, type TextStyle } from './block-writer.ts';
import { scanMarkup, type MarkupHandler } from './markup-scan.ts';
import { ownValue } from '../../../../shared/domain/own-value.ts';

const BLOCKS =
  /^(?:p|div|section|article|header|footer|main|nav|aside|blockquote|address|pre|figure|figcaption|form|dl|dt|dd|hr|body|title)$/;
const STYLES: Readonly<Record<string, keyof TextStyle>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'struck',
  del: 'struck',
  strike: 'struck',
};
/** Lists within lists beyond this are shown at this depth. */
const DEEPEST_LIST = 9;

/** Markup as plain blocks: only text, structure and emphasis are taken from it, so that nothing of it can run. */
export function markupBlocks(source: string): {
  blocks: DocumentBlock[];
  images: number;
  truncated: boolean;
} {
  const reader = new MarkupReader();
  scanMarkup(source, reader);
  return { ...reader.writer.finish(), images: reader.images };
}

class MarkupReader implements MarkupHandler {
  readonly writer = new BlockWriter();
  images = 0;
  readonly #styles = { bold: 0, italic: 0, struck: 0 };
  /** Of the lists that are open: the number of the last item, or null without numbers. */
  readonly #lists: (number | null)[] = [];
  #kept = 0;

  open(name: string): void {
    const { writer } = this;
    const level = /^h([1-6])$/.exec(name)?.[1];
    const style = ownValue(STYLES, name);
    if (level) writer.begin({ kind: 'heading', level: Number(level) });
    else if (style) this.#styles[style] += 1;
    else if (name === 'ul' || name === 'ol') this.#lists.push(name === 'ol' ? 0 : null);
    else if (name === 'li') this.#item();
    else if (name === 'br') writer.text('\n');
    else if (name === 'img') this.images += 1;
    else if (name === 'table') writer.beginTable();
    else if (name === 'tr') writer.beginRow();
    else if (name === 'td' || name === 'th') writer.beginCell();
    else if (BLOCKS.test(name)) this.#block(name);
  }

  close(name: string): void {
    const { writer } = this;
    const style = ownValue(STYLES, name);
    if (style) this.#styles[style] = Math.max(0, this.#styles[style] - 1);
    else if (name === 'ul' || name === 'ol') {
      writer.end();
      this.#lists.pop();
    } else if (name === 'table') writer.endTable();
    else if (/^h[1-6]$/.test(name) || name === 'li' || (BLOCKS.test(name) && this.#lists.length === 0))
      writer.end();
    if (name === 'pre') this.#kept = Math.max(0, this.#kept - 1);
  }

  text(text: string): void {
    const { bold, italic, struck } = this.#styles;
    this.writer.text(this.#kept > 0 ? text : text.replaceAll(/[ \t\r\n\f]+/g, ' '), {
      ...(bold > 0 && { bold: true }),
      ...(italic > 0 && { italic: true }),
      ...(struck > 0 && { struck: true }),
    });
  }

  #item(): void {
    const depth = Math.min(Math.max(this.#lists.length - 1, 0), DEEPEST_LIST);
    const last = this.#lists.at(-1);
    if (typeof last === 'number') this.#lists[this.#lists.length - 1] = last + 1;
    const marker = typeof last === 'number' ? `${last + 1}.` : '•';
    this.writer.begin({ kind: 'item', depth, marker });
  }

  #block(name: string): void {
    if (name === 'pre') this.#kept += 1;
    // A paragraph inside an item is text of the item.
    if (this.#lists.length > 0) this.writer.text(' ');
    else this.writer.begin({ kind: 'paragraph' });
  }
}
