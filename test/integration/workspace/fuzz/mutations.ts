/** Damage to the bytes of a workspace, drawn from a seed: the same seed and index make the same damage again. */

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

const PAGE = 32_768;
const FILE_HEADER = 100;
/** Type, first free block, count of cells, start of cells, fragments, right child. */
const PAGE_HEADER = 12;
/** Values at which counts, sizes and offsets go wrong. */
const EDGES = [0, 1, 0x02, 0x05, 0x0a, 0x0d, 0x7f, 0x80, 0x81, 0xfe, 0xff];

export type Random = (below: number) => number;

/** Whole numbers from 0 to `below`, without it (mulberry32 by Tommy Ettinger, public domain). */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** The damage that `seed` and `index` stand for; `donor` is another workspace, of which pages are taken. */
export function mutationOf(original: Buffer, donor: Buffer, seed: number, index: number): Mutation {
  const random = randomOf(seed, index);
  const make = KINDS[random(KINDS.length)] ?? flipBit;
  return make({ original, donor, random });
}

interface Ground {
  original: Buffer;
  donor: Buffer;
  random: Random;
}
type Kind = (ground: Ground) => Mutation;

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

const pageOf = (bytes: Buffer, random: Random): number => random(Math.floor(bytes.length / PAGE)) * PAGE;

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
const pageHeader = edgeIn(
  'page header',
  ({ original, random }) => treeOf(pageOf(original, random)) + random(PAGE_HEADER),
);
const cellPointer = edgeIn('cell pointer', ({ original, random }) => {
  const tree = treeOf(pageOf(original, random));
  const cells = original.readUInt16BE(tree + 3);
  return Math.min(tree + 8 + random(Math.max(1, cells * 2)), original.length - 1);
});
const recordHeader = edgeIn('record header', ({ original, random }) => {
  const page = pageOf(original, random);
  const tree = treeOf(page);
  const cells = original.readUInt16BE(tree + 3);
  const pointer = tree + 8 + random(Math.max(1, cells)) * 2;
  const cell = pointer + 2 <= original.length ? original.readUInt16BE(pointer) : 0;
  return Math.min(page + cell + random(24), original.length - 1);
});

const truncate: Kind = ({ original, random }) => {
  const length = random(2) === 0 ? pageOf(original, random) : random(original.length);
  return { what: `cut to ${length}`, patches: [], length };
};

const swapPages: Kind = ({ original, random }) => {
  const [one, other] = [pageOf(original, random), pageOf(original, random)];
  return patched(
    'pages swapped',
    { offset: one, bytes: original.subarray(other, other + PAGE) },
    { offset: other, bytes: original.subarray(one, one + PAGE) },
  );
};

const doublePage: Kind = ({ original, random }) => {
  const from = pageOf(original, random);
  return patched(`page from ${from}`, {
    offset: pageOf(original, random),
    bytes: original.subarray(from, from + PAGE),
  });
};

const splice: Kind = ({ original, donor, random }) => {
  const from = pageOf(donor, random);
  const atSamePlace = random(2) === 0 && from + PAGE <= original.length;
  return patched(`page of another workspace from ${from}`, {
    offset: atSamePlace ? from : pageOf(original, random),
    bytes: donor.subarray(from, from + PAGE),
  });
};

const zero: Kind = (ground) => {
  const offset = liveOffset(ground);
  const length = Math.min([4, 64, 512, PAGE][ground.random(4)] ?? 4, ground.original.length - offset);
  return patched(`${length} bytes zeroed`, { offset, bytes: Buffer.alloc(length) });
};

const KINDS: readonly Kind[] = [
  flipBit,
  flipBit,
  overwrite,
  changeLetter,
  fileHeader,
  pageHeader,
  cellPointer,
  recordHeader,
  truncate,
  swapPages,
  doublePage,
  splice,
  zero,
];
