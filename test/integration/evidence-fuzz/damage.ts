/** Damage to a file, drawn from a seed; of what is packed, also to what is inside. */
import { oneOf, type Random } from '../../fixtures/fuzz/random.ts';
import { readZip, writeZip } from '../../fixtures/zip.ts';
import type { Seed } from './seeds.ts';

/** Times that something is repeated: deep enough to exhaust what descends without a limit. */
const REPEATS = [2, 50, 3000, 30_000];
const EDGE_NUMBERS = ['0', '-1', '2147483648', '4294967295', '99999999999999999999', '1e999', '0.0000001'];
/** What opens something in one of the formats. */
const OPENINGS = [
  '[',
  '{"a":',
  '<b>',
  '<w:p>',
  '<table>',
  '<<',
  '(',
  '"',
  '\\',
  '&amp;',
  '<!--',
  '%',
  '\r',
  '=?utf-8?q?',
  '--b\n',
  'Content-Type: multipart/mixed; boundary=b\n\n--b\n',
  '1 0 obj',
  'stream\n',
];
const HOSTILE_NAMES = [
  '../../up.txt',
  '/etc/passwd',
  'C:\\up.txt',
  '__proto__',
  'a'.repeat(5000),
  'nul\0name',
  '\u202Egnp.exe',
  'con',
];

type Damage = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const at = (bytes: Buffer, random: Random): number => random(bytes.length + 1);

function replace(bytes: Buffer, from: number, to: number, by: Buffer | string): Buffer {
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(by), bytes.subarray(to)]);
}

const BYTE_DAMAGE: readonly Damage[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let n = 1 + random(4); n > 0; n -= 1) {
      const offset = random(copy.length);
      copy[offset] = (copy[offset] ?? 0) ^ (1 << random(8));
    }
    return copy;
  },
  (bytes, random) => {
    const from = at(bytes, random);
    const length = 1 + random(16);
    return replace(bytes, from, from + length, Buffer.from(Array.from({ length }, () => random(256))));
  },
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) => bytes.subarray(random(bytes.length)),
  (bytes, random) => {
    const from = at(bytes, random);
    return replace(bytes, from, from + random(bytes.length - from + 1), '');
  },
  (bytes, random) => {
    const from = at(bytes, random);
    const part = bytes.subarray(from, from + 1 + random(64));
    return replace(
      bytes,
      from,
      from,
      Buffer.concat(Array.from({ length: oneOf(random, REPEATS) }, () => part)),
    );
  },
  (bytes, random, other) => {
    const from = at(other, random);
    const place = at(bytes, random);
    return replace(bytes, place, place + random(256), other.subarray(from, from + random(4096)));
  },
  (bytes, random) => {
    const place = at(bytes, random);
    return replace(bytes, place, place, oneOf(random, OPENINGS).repeat(oneOf(random, REPEATS)));
  },
  (bytes, random) => {
    const numbers = [...bytes.toString('latin1').matchAll(/\d+/g)];
    if (numbers.length === 0) return bytes.subarray(1);
    const { 0: digits, index } = oneOf(random, numbers);
    return replace(bytes, index, index + digits.length, oneOf(random, EDGE_NUMBERS));
  },
];

const isPacked = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

/** Damages one of the parts and packs them again, so that what reads the parts meets it. */
async function damageInside(bytes: Buffer, random: Random, other: Buffer): Promise<Buffer> {
  const parts = await readZip(bytes);
  const name = oneOf(random, [...parts.keys()]);
  const part = parts.get(name) ?? Buffer.alloc(0);
  if (random(6) === 0) {
    parts.delete(name);
    parts.set(oneOf(random, HOSTILE_NAMES.slice(3)), part);
  } else parts.set(name, oneOf(random, BYTE_DAMAGE)(part, random, other));
  return writeZip(parts);
}

/** A damaged copy of one of the files, with a name that may claim something else. */
export async function damagedFile(all: readonly Seed[], random: Random): Promise<Seed> {
  const { name, bytes } = oneOf(random, all);
  const other = oneOf(random, all);
  const inside = isPacked(bytes) && random(2) === 0;
  const damaged = inside
    ? await damageInside(bytes, random, other.bytes)
    : oneOf(random, BYTE_DAMAGE)(bytes, random, other.bytes);
  return { name: random(20) === 0 ? other.name : name, bytes: Buffer.from(damaged) };
}
