/**
 * pdfkit's document with small objects packed: a tagged file has one for each cell of a table, and each would stand alone, with a line of its
 * own in the table of objects. Object streams and the table as a stream (ISO 32000-1, 7.5.7 and 7.5.8) make files a quarter as large.
 */
import { deflateSync } from 'node:zlib';
import PdfKitDocument from 'pdfkit';

/** Objects in one stream; readers unpack all to get one. */
const IN_STREAM = 200;
/** Bytes of the fields of an entry in the table of objects: its kind, its place, its number there. */
const FIELDS = [1, 4, 2] as const;
const ENTRY_SIZE = FIELDS[0] + FIELDS[1] + FIELDS[2];

const HEAD = /^(\d+) 0 obj$/;

/** What pdfkit keeps to itself and its types leave out. */
interface Inside {
  /** By number from 1: where an object stands in the file. */
  _offsets: (number | null)[];
  _offset: number;
  _write: (data: string | Uint8Array) => void;
  _refEnd: (ref: { offset: number }) => void;
  _root: object;
  _info: object;
  _id: Uint8Array;
  page: { write: (chunk: Uint8Array) => void } | null;
  push: (chunk: null) => boolean;
}

const base = PdfKitDocument.prototype as unknown as Inside;

export class PackedDocument extends PdfKitDocument {
  /** Operators of the page being painted. */
  #content: string[] = [];
  /** Head and body of the object being written, until it is clear whether a stream follows. */
  #object: [head: string, body?: string] | null = null;
  #packed: { id: number; text: string }[] = [];
  #stream = 0;
  /** Where the last packed object stands, as `_offsets` keeps it: below zero; null when it stands alone. */
  #place: number | null = null;

  get #inside(): Inside {
    return this as unknown as Inside;
  }

  override addContent(data: string): this {
    this.#content.push(data);
    return this;
  }

  override flushPages(): void {
    if (this.#content.length > 0)
      this.#inside.page?.write(Buffer.from(`${this.#content.join('\n')}\n`, 'latin1'));
    this.#content = [];
    super.flushPages();
  }

  /* oxlint-disable no-underscore-dangle -- pdfkit's own names */

  /** pdfkit hands over an object in pieces: head, body, and then its end or a stream. */
  _write(data: string | Uint8Array): void {
    // The base writes the first line of the file before this class has its fields.
    if (!(#object in this)) {
      base._write.call(this, data);
      return;
    }
    const text = typeof data === 'string' ? data : null;
    if (this.#object === null) {
      this.#place = null;
      if (text !== null && HEAD.test(text)) this.#object = [text];
      else base._write.call(this, data);
    } else if (this.#object[1] === undefined) this.#object[1] = String(data);
    else {
      const [head, body] = this.#object;
      this.#object = null;
      if (text === 'endobj') this.#pack(Number.parseInt(head, 10), body);
      else for (const piece of [head, body, data]) base._write.call(this, piece);
    }
  }

  _refEnd(ref: { offset: number }): void {
    if (this.#place !== null) ref.offset = this.#place;
    base._refEnd.call(this, ref);
  }

  _finalize(): void {
    this.#flush();
    const inside = this.#inside;
    const start = inside._offset;
    const id = inside._offsets.push(start);
    const table = deflateSync(this.#table());
    const trailer = `/Root ${String(inside._root)}\n/Info ${String(inside._info)}`;
    const hex = Buffer.from(inside._id).toString('hex');
    this.#alone(
      id,
      `/Type /XRef\n/Size ${id + 1}\n/W [${FIELDS.join(' ')}]\n${trailer}\n/ID [<${hex}> <${hex}>]`,
      table,
    );
    for (const line of ['startxref', `${start}`, '%%EOF']) base._write.call(this, line);
    inside.push(null);
  }

  #pack(id: number, text: string): void {
    if (this.#packed.length === 0) this.#stream = this.#inside._offsets.push(null);
    this.#place = -(this.#stream * IN_STREAM + this.#packed.length);
    this.#packed.push({ id, text });
    if (this.#packed.length === IN_STREAM) this.#flush();
  }

  #flush(): void {
    if (this.#packed.length === 0) return;
    let at = 0;
    const index = this.#packed.map(({ id, text }) => {
      const line = `${id} ${at}`;
      at += text.length + 1;
      return line;
    });
    const first = `${index.join(' ')}\n`;
    const bytes = Buffer.from(`${first}${this.#packed.map(({ text }) => text).join('\n')}\n`, 'latin1');
    this.#inside._offsets[this.#stream - 1] = this.#inside._offset;
    this.#alone(
      this.#stream,
      `/Type /ObjStm\n/N ${index.length}\n/First ${first.length}`,
      deflateSync(bytes),
    );
    this.#packed = [];
  }

  /** Writes an object that is a stream. */
  #alone(id: number, dictionary: string, packed: Uint8Array): void {
    const head = `${id} 0 obj\n<<\n${dictionary}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream`;
    for (const piece of [head, packed, '\nendstream\nendobj']) base._write.call(this, piece);
  }

  /** The table of objects: of each the byte at which it stands, or the stream that holds it and its number there. */
  #table(): Buffer {
    const { _offsets: offsets } = this.#inside;
    const table = Buffer.alloc((offsets.length + 1) * ENTRY_SIZE);
    table.writeUInt16BE(0xffff, FIELDS[0] + FIELDS[1]);
    offsets.forEach((offset, at) => {
      const entry = (at + 1) * ENTRY_SIZE;
      const place = offset ?? 0;
      const isPacked = place < 0;
      table.writeUInt8(isPacked ? 2 : 1, entry);
      table.writeUInt32BE(isPacked ? Math.floor(-place / IN_STREAM) : place, entry + FIELDS[0]);
      table.writeUInt16BE(isPacked ? -place % IN_STREAM : 0, entry + FIELDS[0] + FIELDS[1]);
    });
    return table;
  }
}
