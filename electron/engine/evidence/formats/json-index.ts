/**
 * An index of JSON text: every value with where it stands, in the order of the file. Unlike `JSON.parse` it keeps numbers
 * and doubled names as written, goes to any depth, takes several values after one another (JSON lines), and of a file
 * that breaks it keeps what came before.
 */
export const JSON_KINDS = ['object', 'list', 'string', 'number', 'boolean', 'null'] as const;
export type JsonKind = (typeof JSON_KINDS)[number];

export interface JsonProblem {
  /** Into the text. */
  position: number;
  reason: string;
}

/** 36 bytes each. */
const MOST_NODES = 8_000_000;
const FIELDS = ['kind', 'start', 'end', 'next', 'parent', 'keyStart', 'keyEnd', 'depth', 'count'] as const;
type Field = (typeof FIELDS)[number];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPED = /["\\/bfnrt]|u[\dA-Fa-f]{4}/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const WORD_END = /[\s,\]}]|$/y;

export class JsonIndex {
  readonly text: string;
  size = 0;
  problem: JsonProblem | null = null;
  #capacity = 1024;
  #fields: Record<Field, Int32Array> = Object.fromEntries(
    FIELDS.map((field) => [field, new Int32Array(1024)]),
  ) as Record<Field, Int32Array>;
  #position = 0;

  constructor(text: string, mostNodes = MOST_NODES) {
    this.text = text;
    this.problem = this.#read(mostNodes);
  }

  kind(node: number): JsonKind {
    return JSON_KINDS[this.#at('kind', node)] ?? 'null';
  }

  isContainer(node: number): boolean {
    return this.#at('kind', node) < 2;
  }

  /** The first node after everything inside this one: its next sibling, if it has one. */
  next(node: number): number {
    return this.#at('next', node);
  }

  /** -1 at the top. */
  parent(node: number): number {
    return this.#at('parent', node);
  }

  depth(node: number): number {
    return this.#at('depth', node);
  }

  /** Values directly inside. */
  count(node: number): number {
    return this.#at('count', node);
  }

  /** The value as written. */
  source(node: number, longest = Number.POSITIVE_INFINITY): string {
    const start = this.#at('start', node);
    return this.text.slice(start, Math.min(this.#at('end', node), start + longest));
  }

  /** Its name in an object; null in a list and at the top. */
  name(node: number): string | null {
    const start = this.#at('keyStart', node);
    return start < 0 ? null : unescaped(this.text.slice(start, this.#at('keyEnd', node)));
  }

  /** The words of a plain value: a string without quotes and escapes. */
  plain(node: number): string {
    const source = this.source(node);
    return this.kind(node) === 'string' ? unescaped(source.slice(1, -1)) : source;
  }

  *children(node: number): Generator<number> {
    const end = this.next(node);
    for (let child = node + 1; child < end; child = this.next(child)) yield child;
  }

  *roots(): Generator<number> {
    for (let root = 0; root < this.size; root = this.next(root)) yield root;
  }

  #at(field: Field, node: number): number {
    return this.#fields[field][node] ?? 0;
  }

  /** Reads it all, and closes what a break left open. */
  #read(mostNodes: number): JsonProblem | null {
    const { text } = this;
    let open = -1;
    let key: [start: number, end: number] = [-1, -1];
    const fail = (reason: string): JsonProblem => {
      for (let node = open; node >= 0; node = this.parent(node)) this.#close(node, this.#position);
      return { position: this.#position, reason };
    };
    for (;;) {
      this.#skipSpace();
      const first = open < 0 || this.count(open) === 0;
      const char = text[this.#position];
      if (open < 0 && char === undefined) return this.size > 0 ? null : fail('holds no value');
      if (char === undefined) return fail('ends before it is complete');
      const closes = open >= 0 && char === (this.kind(open) === 'object' ? '}' : ']');
      if (closes) {
        this.#position += 1;
        this.#close(open, this.#position);
        open = this.parent(open);
        continue;
      }
      if (!first) {
        if (char !== ',') return fail(`expects a comma or the end of the ${this.kind(open)}`);
        this.#position += 1;
        this.#skipSpace();
      }
      if (open >= 0 && this.kind(open) === 'object') {
        const end = this.#stringEnd(this.#position);
        if (end < 0) return fail('expects a name in quotation marks');
        key = [this.#position + 1, end - 1];
        this.#position = end;
        this.#skipSpace();
        if (text[this.#position] !== ':') return fail('expects a colon after the name');
        this.#position += 1;
        this.#skipSpace();
      } else key = [-1, -1];
      if (this.size === mostNodes) return fail(`has more than ${mostNodes.toLocaleString('en')} values`);
      const begins = text[this.#position];
      if (begins === '{' || begins === '[') {
        open = this.#add(begins === '{' ? 0 : 1, open, key, this.#position + 1);
        this.#position += 1;
        continue;
      }
      const end = this.#plainEnd(this.#position);
      if (end < 0) return fail('holds something that is no value');
      const node = this.#add(plainKind(begins), open, key, end);
      this.#close(node, end);
      this.#position = end;
    }
  }

  #add(kind: number, parent: number, [keyStart, keyEnd]: [number, number], end: number): number {
    if (this.size === this.#capacity) this.#grow();
    const node = this.size;
    this.size += 1;
    const fields = this.#fields;
    fields.kind[node] = kind;
    fields.parent[node] = parent;
    fields.keyStart[node] = keyStart;
    fields.keyEnd[node] = keyEnd;
    fields.start[node] = this.#position;
    fields.end[node] = end;
    fields.next[node] = node + 1;
    fields.depth[node] = parent < 0 ? 0 : this.depth(parent) + 1;
    if (parent >= 0) fields.count[parent] = this.count(parent) + 1;
    return node;
  }

  #close(node: number, end: number): void {
    this.#fields.end[node] = end;
    this.#fields.next[node] = this.size;
  }

  #grow(): void {
    this.#capacity *= 2;
    for (const field of FIELDS) {
      const grown = new Int32Array(this.#capacity);
      grown.set(this.#fields[field]);
      this.#fields[field] = grown;
    }
  }

  #skipSpace(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.#position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#position += 1;
    }
  }

  /** Where the string that begins here has ended; -1 when none does, and the position is where it goes wrong. */
  #stringEnd(start: number): number {
    const { text } = this;
    if (text.charCodeAt(start) !== QUOTE) return -1;
    for (let position = start + 1; position < text.length; position += 1) {
      const code = text.charCodeAt(position);
      if (code === QUOTE) return position + 1;
      if (code < 0x20) return -1;
      if (code !== BACKSLASH) continue;
      ESCAPED.lastIndex = position + 1;
      if (!ESCAPED.test(text)) return -1;
      position = ESCAPED.lastIndex - 1;
    }
    return -1;
  }

  #plainEnd(start: number): number {
    const { text } = this;
    if (text.charCodeAt(start) === QUOTE) return this.#stringEnd(start);
    PLAIN.lastIndex = start;
    if (!PLAIN.test(text)) return -1;
    const end = PLAIN.lastIndex;
    WORD_END.lastIndex = end;
    return WORD_END.test(text) ? end : -1;
  }
}

function plainKind(first: string | undefined): number {
  if (first === '"') return 2;
  if (first === 't' || first === 'f') return 4;
  return first === 'n' ? 5 : 3;
}

function unescaped(inner: string): string {
  return inner.includes('\\') ? (JSON.parse(`"${inner}"`) as string) : inner;
}
