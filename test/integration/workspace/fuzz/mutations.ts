/** Damage to the bytes of a workspace, drawn from a seed: the same seed, index and kind make the same damage again. */
import { oneOf, randomOf, type Random } from '../../../fixtures/fuzz/random.ts';

export interface Patch {
  offset: number;
  bytes: Buffer;
}

/** What is done to the file: bytes that are written over, then a cut. */
export interface Mutation {
  what: string;
  patches: Patch[];
  /** Length that the file is cut to, in bytes; null for none. */
  length: number | null;
}

/** Where the header of the file says how large its pages are. */
const PAGE_SIZE = 16;
/** Where it says which pages are free: the first one that lists them, and how many there are. */
const FREE_LIST = 32;
const FILE_HEADER = 100;
/** Type, first free block, count of cells, start of cells, fragments, right child. */
const PAGE_HEADER = 12;
/** Values at which counts, sizes and offsets go wrong. */
const EDGES = [0, 1, 0x02, 0x05, 0x0a, 0x0d, 0x7f, 0x80, 0x81, 0xfe, 0xff];

interface Ground {
  original: Buffer;
  /** Another workspace, of which pages are taken. */
  donor: Buffer;
  random: Random;
}
type Kind = (ground: Ground) => Mutation;

/** Bytes of a page, as the header of the file has it. */
export const pageSizeOf = (bytes: Buffer): number => bytes.readUInt16BE(PAGE_SIZE);

const patched = (what: string, ...patches: Patch[]): Mutation => ({
  what: `${what} at ${patches.map((p) => p.offset).join(', ')}`,
  patches,
  length: null,
});

/** Most of a page is empty: a byte that holds something is worth more tries. */
function liveOffset({ original, random }: Ground): number {
  let offset = 0;
  for (let i = 0; i < 200; i += 1) {
    offset = random(original.length);
    if (original[offset] !== 0) break;
  }
  return offset;
}

/** Where a page begins, of the size that `original` has. */
function pageOf({ original, random }: Ground, bytes = original): number {
  const size = pageSizeOf(original);
  return random(Math.floor(bytes.length / size)) * size;
}

const pageAt = (bytes: Buffer, { original }: Ground, page: number): Buffer =>
  bytes.subarray(page, page + pageSizeOf(original));

/** The tree's part of the first page stands behind the header of the file. */
const treeOf = (page: number): number => (page === 0 ? FILE_HEADER : page);

const flipBit: Kind = (ground) => {
  const offset = liveOffset(ground);
  const byte = (ground.original[offset] ?? 0) ^ (1 << ground.random(8));
  return patched('bit flipped', { offset, bytes: Buffer.from([byte]) });
};

const overwrite: Kind = (ground) => {
  const offset = liveOffset(ground);
  const length = Math.min(1 + ground.random(16), ground.original.length - offset);
  const bytes = Buffer.from(Array.from({ length }, () => ground.random(256)));
  return patched('bytes overwritten', { offset, bytes });
};

const changeLetter: Kind = (ground) => {
  let offset = liveOffset(ground);
  for (let i = 0; i < 50 && !/[a-z0-9]/.test(String.fromCharCode(ground.original[offset] ?? 0)); i += 1)
    offset = liveOffset(ground);
  return patched('letter changed', { offset, bytes: Buffer.from([0x61 + ground.random(26)]) });
};

const edgeIn =
  (what: string, place: (ground: Ground) => number): Kind =>
  (ground) =>
    patched(what, {
      offset: place(ground),
      bytes: Buffer.from([EDGES[ground.random(EDGES.length)] ?? 0]),
    });

const fileHeader = edgeIn('file header', ({ random }) => random(FILE_HEADER));
const pageHeader = edgeIn('page header', (ground) => treeOf(pageOf(ground)) + ground.random(PAGE_HEADER));
const cellPointer = edgeIn('cell pointer', (ground) => {
  const { original, random } = ground;
  const tree = treeOf(pageOf(ground));
  const cells = original.readUInt16BE(tree + 3);
  return Math.min(tree + 8 + random(Math.max(1, cells * 2)), original.length - 1);
});

/** Where a record begins: the size of its payload, its key, then the size and types of its columns, all as varints. */
function recordOf(ground: Ground): number {
  const { original, random } = ground;
  const page = pageOf(ground);
  const tree = treeOf(page);
  const cells = original.readUInt16BE(tree + 3);
  const pointer = tree + 8 + random(Math.max(1, cells)) * 2;
  const cell = pointer + 2 <= original.length ? original.readUInt16BE(pointer) : 0;
  return Math.min(page + cell, original.length - 1);
}

const recordHeader = edgeIn('record header', (ground) =>
  Math.min(recordOf(ground) + ground.random(24), ground.original.length - 1),
);

/** Sizes beyond every file, negative ones, and more bytes than a number needs. */
const VARINTS = ['ffffffffffffffffff', '8fffffff7f', 'ffffffff0f', '80808080808080807f', '808000', 'fe7f'];

const varint: Kind = (ground) => {
  const { original, random } = ground;
  const bytes = Buffer.from(oneOf(random, VARINTS), 'hex');
  const offset = Math.min(recordOf(ground) + random(12), original.length - bytes.length);
  return patched('varint', { offset, bytes });
};

/** Page numbers that lead beyond the file, to page 1, to themselves or into the tables. */
const freeList: Kind = ({ original, random }) => {
  const page = pageSizeOf(original);
  const pages = original.length / page;
  const trunk = (original.readUInt32BE(FREE_LIST) - 1) * page;
  const inTrunk = trunk > 0 && trunk + page <= original.length && random(2) === 0;
  const offset = inTrunk ? trunk + 4 * random(4) : FREE_LIST + 4 * random(2);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(
    oneOf(random, [0, 1, 2, trunk / page + 1, pages, pages + 1, 0x7fffffff, 1 + random(pages)]),
  );
  return patched('free list', { offset, bytes });
};

/** Bytes come in or go, and the rest of the page moves. */
const shift: Kind = (ground) => {
  const { original, random } = ground;
  const page = pageAt(original, ground, pageOf(ground));
  const [at, by] = [random(page.length), 1 + random(8)];
  const rest =
    random(2) === 0 ? [Buffer.alloc(by), page.subarray(at)] : [page.subarray(at + by), Buffer.alloc(by)];
  const bytes = Buffer.concat(rest).subarray(0, page.length - at);
  return patched('bytes shifted', { offset: page.byteOffset - original.byteOffset + at, bytes });
};

const truncate: Kind = (ground) => {
  const { original, random } = ground;
  const length = random(2) === 0 ? pageOf(ground) : random(original.length);
  return { what: `cut to ${length}`, patches: [], length };
};

const swapPages: Kind = (ground) => {
  const [one, other] = [pageOf(ground), pageOf(ground)];
  return patched(
    'pages swapped',
    { offset: one, bytes: pageAt(ground.original, ground, other) },
    { offset: other, bytes: pageAt(ground.original, ground, one) },
  );
};

const doublePage: Kind = (ground) => {
  const from = pageOf(ground);
  return patched(`page from ${from}`, {
    offset: pageOf(ground),
    bytes: pageAt(ground.original, ground, from),
  });
};

const splice: Kind = (ground) => {
  const { original, donor, random } = ground;
  const from = pageOf(ground, donor);
  const bytes = pageAt(donor, ground, from);
  const atSamePlace = random(2) === 0 && from + bytes.length <= original.length;
  return patched(`page of another workspace from ${from}`, {
    offset: atSamePlace ? from : pageOf(ground),
    bytes,
  });
};

const zero: Kind = (ground) => {
  const { original, random } = ground;
  const offset = liveOffset(ground);
  const length = Math.min(oneOf(random, [4, 64, 512, pageSizeOf(original)]), original.length - offset);
  return patched(`${length} bytes zeroed`, { offset, bytes: Buffer.alloc(length) });
};

const KINDS = {
  flipBit,
  overwrite,
  changeLetter,
  fileHeader,
  pageHeader,
  cellPointer,
  recordHeader,
  varint,
  freeList,
  shift,
  truncate,
  swapPages,
  doublePage,
  splice,
  zero,
} as const satisfies Record<string, Kind>;
export type ByteKind = keyof typeof KINDS;
export const BYTE_KINDS = Object.keys(KINDS) as ByteKind[];
export const isByteKind = (kind: string): kind is ByteKind => Object.hasOwn(KINDS, kind);

/** The damage of a kind that `seed` and `index` stand for. */
export function mutationOf(
  kind: ByteKind,
  original: Buffer,
  donor: Buffer,
  seed: number,
  index: number,
): Mutation {
  const random = randomOf(seed, index);
  // What was drawn here before damage had names: kept, so that the tries that found something stay the same.
  random(1);
  return KINDS[kind]({ original, donor, random });
}
