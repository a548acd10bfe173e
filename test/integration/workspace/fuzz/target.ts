/** Target of a run: damages a workspace and opens it. Options: `sample`, the sound file; `donor`, another one of which pages are taken. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target, Try } from '../../../fixtures/fuzz/messages.ts';
import { oneOf, randomOf } from '../../../fixtures/fuzz/random.ts';
import { apply, attempt, groundOf, type Damage } from './attempt.ts';
import { BYTE_KINDS, isByteKind, mutationOf } from './mutations.ts';
import { damageRows, isRowKind, ROW_KINDS, tablesOf } from './row-damage.ts';

/** Damage of bytes is drawn twice as often as damage of rows. */
const KINDS = [...BYTE_KINDS, ...BYTE_KINDS, ...ROW_KINDS];

/** Far from the seeds in use: what is drawn here is not drawn again by the damage. */
const KIND_SEED = 1_000_000;

const kindOf = ({ seed, index, kind }: Try): string =>
  kind ?? oneOf(randomOf(seed + KIND_SEED, index), KINDS);

const prepare: Target = async ({ folder = '', sample = '', donor = '' }) => {
  const path = join(folder, 'sample.trustbench');
  copyFileSync(sample, path);
  const other = readFileSync(donor);
  const tables = tablesOf(path);
  const ground = await groundOf(path);
  return (one, begin) => {
    const kind = kindOf(one);
    const { seed, index } = one;
    begin(kind);
    const damage: Damage = (file) => {
      if (isRowKind(kind)) {
        begin(`${kind}: ${damageRows(file, kind, tables, seed, index)}`);
        return null;
      }
      if (!isByteKind(kind)) throw new Error(`There is no damage of kind ${kind}.`);
      const mutation = mutationOf(kind, ground.original, other, seed, index);
      begin(`${kind}: ${mutation.what}`);
      apply(file, mutation);
      return mutation;
    };
    return attempt(ground, damage, seed, index);
  };
};
export default prepare;
