import type { DocumentBlock, TextRun } from '../../../../shared/contract/evidence/contents.ts';

const MOST_BLOCKS = 50_000;
const MOST_CHARACTERS = 5_000_000;

export type TextStyle = Omit<TextRun, 'text'>;
export type BlockStart =
  | { kind: 'heading'; level: number }
  | { kind: 'paragraph' }
  | { kind: 'item'; depth: number; marker: string };

/** Collects a document as headings, paragraphs, list items and tables. Empty blocks are left out; a table in a table is text of its cell. */
export class BlockWriter {
  readonly blocks: DocumentBlock[] = [];
  truncated = false;
  #start: BlockStart = { kind: 'paragraph' };
  #runs: TextRun[] = [];
  #tables = 0;
  #rows: string[][] = [];
  #cell: string | null = null;
  #characters = 0;

  /** Ends the block before and begins another. */
  begin(start: BlockStart): void {
    if (this.#tables > 0) this.#cellText('\n');
    else {
      this.end();
      this.#start = start;
    }
  }

  end(): void {
    if (this.#tables > 0) return;
    const runs = trimmed(this.#runs);
    if (runs.length > 0) this.#push({ ...this.#start, runs });
    this.#runs = [];
    this.#start = { kind: 'paragraph' };
  }

  /** Text as it is to be shown. */
  text(text: string, style: TextStyle = {}): void {
    if (this.truncated || text === '') return;
    this.#characters += text.length;
    if (this.#characters > MOST_CHARACTERS) {
      this.truncated = true;
      return;
    }
    if (this.#tables > 0) this.#cellText(text);
    else this.#runs.push({ text: text.toWellFormed(), ...style });
  }

  beginTable(): void {
    if (this.#tables === 0) this.end();
    this.#tables += 1;
  }

  beginRow(): void {
    if (this.#tables !== 1) return;
    this.#endCell();
    this.#rows.push([]);
  }

  beginCell(): void {
    if (this.#tables !== 1) return this.#cellText(' ');
    this.#endCell();
    this.#cell = '';
  }

  endTable(): void {
    if (this.#tables === 0) return;
    if (this.#tables === 1) {
      this.#endCell();
      const rows = this.#rows.filter((row) => row.some((cell) => cell !== ''));
      this.#rows = [];
      if (rows.length > 0) this.#push({ kind: 'table', rows });
    }
    this.#tables -= 1;
  }

  finish(): { blocks: DocumentBlock[]; truncated: boolean } {
    while (this.#tables > 0) this.endTable();
    this.end();
    return { blocks: this.blocks, truncated: this.truncated };
  }

  #push(block: DocumentBlock): void {
    if (this.blocks.length < MOST_BLOCKS) this.blocks.push(block);
    else this.truncated = true;
  }

  #cellText(text: string): void {
    if (this.#cell !== null) this.#cell += text;
  }

  #endCell(): void {
    const row = this.#rows.at(-1);
    if (this.#cell !== null && row)
      row.push(
        this.#cell
          .replace(/ *\n\s*/g, '\n')
          .trim()
          .toWellFormed(),
      );
    this.#cell = null;
  }
}

/** Without white space at both ends. */
function trimmed(runs: readonly TextRun[]): TextRun[] {
  const first = runs.findIndex(({ text }) => text.trim() !== '');
  const last = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs.slice(Math.max(first, 0), last + 1).map((run, index, all) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === all.length - 1 ? start.trimEnd() : start };
  });
}
