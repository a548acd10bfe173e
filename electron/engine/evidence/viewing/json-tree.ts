import type { JsonRow } from '../../../../shared/contract/evidence/contents.ts';
import { JsonIndex } from '../formats/json-index.ts';
import { decodeText } from '../formats/text.ts';

/** Of one value in a row, and of one value as a whole (characters). */
const LONGEST_TEXT = 1000;
const LONGEST_VALUE = 256 * 1024;
const MOST_HITS = 5000;
/** Lists and objects of one path; nobody opens more by hand. */
const LONGEST_PATH = 1000;

export interface JsonAsk {
  openAll: boolean;
  toggled: number[];
  offset: number;
  limit: number;
  locate?: number | undefined;
}

/** A JSON file as rows of a tree that folds. */
export class JsonTree {
  readonly index: JsonIndex;
  #folding = '';
  #open: (node: number) => boolean = () => false;
  #visible: number[] = [];

  constructor(bytes: Uint8Array) {
    this.index = new JsonIndex(decodeText(bytes).text);
  }

  page({ openAll, toggled, offset, limit, locate }: JsonAsk) {
    this.#fold(openAll, toggled);
    const located = locate === undefined ? -1 : this.#visible.indexOf(locate);
    return {
      rowCount: this.#visible.length,
      nodeCount: this.index.size,
      located: located < 0 ? null : located,
      problem: this.#problem(),
      rows: this.#visible.slice(offset, offset + limit).map((node) => this.#row(node)),
    };
  }

  find(words: string): { total: number; nodes: number[] } {
    const { index } = this;
    const wanted = words.toLowerCase();
    const nodes: number[] = [];
    let total = 0;
    for (let node = 0; node < index.size; node += 1) {
      const isHit =
        index.name(node)?.toLowerCase().includes(wanted) ||
        (!index.isContainer(node) && index.plain(node).toLowerCase().includes(wanted));
      if (!isHit) continue;
      total += 1;
      if (nodes.length < MOST_HITS) nodes.push(node);
    }
    return { total, nodes };
  }

  /** How to reach a value: `$.Records[3].eventName`, and the values it is in, outermost first. */
  value(node: number): { path: string; within: number[]; text: string; truncated: boolean } {
    const { index } = this;
    const within: number[] = [];
    for (let at = index.parent(node); at >= 0 && within.length < LONGEST_PATH; at = index.parent(at))
      within.unshift(at);
    const steps = [...within.slice(1), ...(index.parent(node) < 0 ? [] : [node])];
    const text = index.source(node, LONGEST_VALUE + 1);
    return {
      path: `$${steps.map((step) => this.#step(step)).join('')}`,
      within,
      text: text.slice(0, LONGEST_VALUE).toWellFormed(),
      truncated: text.length > LONGEST_VALUE,
    };
  }

  #fold(openAll: boolean, toggled: readonly number[]): void {
    const folding = `${openAll} ${toggled.join(' ')}`;
    if (folding === this.#folding) return;
    const { index } = this;
    const others = new Set(toggled);
    this.#open = (node) => others.has(node) !== openAll;
    this.#visible = [];
    for (let node = 0; node < index.size;) {
      this.#visible.push(node);
      node = index.isContainer(node) && !this.#open(node) ? index.next(node) : node + 1;
    }
    this.#folding = folding;
  }

  #row(node: number): JsonRow {
    const { index } = this;
    const isContainer = index.isContainer(node);
    return {
      node,
      depth: index.depth(node),
      key: index.name(node) ?? (index.parent(node) < 0 ? null : String(this.#position(node))),
      kind: index.kind(node),
      text: isContainer ? '' : index.source(node, LONGEST_TEXT).toWellFormed(),
      count: index.count(node),
      isOpen: isContainer && this.#open(node),
    };
  }

  #step(node: number): string {
    const name = this.index.name(node);
    if (name === null) return `[${this.#position(node)}]`;
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  }

  #position(node: number): number {
    let position = 0;
    for (const child of this.index.children(this.index.parent(node))) {
      if (child === node) return position;
      position += 1;
    }
    return position;
  }

  #problem(): { line: number; column: number; reason: string } | null {
    const { problem, text } = this.index;
    if (!problem) return null;
    const lineStart = text.lastIndexOf('\n', problem.position - 1) + 1;
    const line = (text.slice(0, lineStart).match(/\n/g)?.length ?? 0) + 1;
    return { line, column: problem.position - lineStart + 1, reason: problem.reason };
  }
}
