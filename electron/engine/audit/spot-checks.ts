/** Spot checks of a frozen list: keys of the list to find in the system, and keys of the system to find in the list. */
import { createHash } from 'node:crypto';
import type { SpotCheckDirection } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { collectRows, selectFromPopulation } from './population-file.ts';

interface Listed {
  name: string;
  key_column: string;
  /** Different keys of the list. */
  keys: number;
  sha256: string;
  file_name: string;
}

function listed(session: Session, id: string): Listed {
  const population = session.workspace.need<Listed>(
    'That population',
    `SELECT p.name, p.key_column, p.rows - p.empty_keys - p.duplicate_keys AS keys, f.sha256, f.file_name
     FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id WHERE p.id = ?`,
    [id],
  );
  if (population.key_column !== '') return population;
  throw new AppError('conflict', `${population.name} has no rows to compare with a system.`);
}

function keysOf({ workspace }: Session, id: string, direction: SpotCheckDirection): Set<string> {
  return new Set(
    workspace
      .all<{ key: string }>('SELECT key FROM spot_check WHERE population_id = ? AND direction = ?', [
        id,
        direction,
      ])
      .map(({ key }) => key),
  );
}

/**
 * Picks `count` further keys of the whole list with the consistent sampler; the seed follows from the file's hash, so nobody chooses
 * and anyone can repeat it.
 *
 * @throws AppError conflict when the list has no further key
 */
export async function pickSpotChecks(
  session: Session,
  id: string,
  count: number,
  job: JobHandle,
): Promise<{ keys: string[] }> {
  const population = listed(session, id);
  const present = keysOf(session, id, 'list_to_system');
  const seed = createHash('sha256').update(`${population.sha256}\nspot check`).digest('hex').slice(0, 32);
  const wanted = Math.min(population.keys, present.size + count);
  const options = { keyColumn: population.key_column };
  const source = session.workspace.content.read(population.sha256);
  const { items } = await selectFromPopulation(
    source,
    options,
    { stratumColumn: null, selection: { kind: 'tickets', seed, counts: wanted } },
    { name: population.file_name, signal: job.signal },
  );
  const keys = items.map((item) => item.id).filter((key) => !present.has(key));
  if (keys.length === 0) {
    throw new AppError('conflict', `Every key of ${population.name} is picked already.`);
  }
  session.change(`Pick spot checks of ${population.name}`, (tx) => {
    for (const key of keys) {
      tx.insert('spot_check', {
        id: newId(),
        population_id: id,
        direction: 'list_to_system',
        key,
        outcome: null,
        note: '',
        checked_by: '',
        checked_at: null,
      });
    }
  });
  return { keys };
}

/** Looks keys up in the whole list; whether it has them is the outcome. A key that was looked up before is passed over. */
export async function lookUpSpotChecks(
  session: Session,
  id: string,
  typed: readonly string[],
  job: JobHandle,
): Promise<{ found: string[]; missing: string[] }> {
  const population = listed(session, id);
  const present = keysOf(session, id, 'system_to_list');
  const keys = [...new Set(typed.map((key) => key.trim()))].filter((key) => key !== '' && !present.has(key));
  if (keys.length === 0) {
    throw new AppError('conflict', 'Every one of these keys was looked up before. Type in others.');
  }
  const { columns, rows } = await collectRows(
    session.workspace.content.read(population.sha256),
    population.key_column,
    keys,
    { name: population.file_name, signal: job.signal },
  );
  const keyIndex = columns.indexOf(population.key_column);
  const inList = new Set(rows.map(({ cells }) => (cells[keyIndex] ?? '').trim()));
  const checkedAt = new Date().toISOString();
  session.change(`Look up spot checks in ${population.name}`, (tx) => {
    for (const key of keys) {
      tx.insert('spot_check', {
        id: newId(),
        population_id: id,
        direction: 'system_to_list',
        key,
        outcome: inList.has(key) ? 'agrees' : 'differs',
        note: '',
        checked_by: session.actor,
        checked_at: checkedAt,
      });
    }
  });
  return {
    found: keys.filter((key) => inList.has(key)),
    missing: keys.filter((key) => !inList.has(key)),
  };
}

interface StoredCheck {
  key: string;
  direction: SpotCheckDirection;
}

function checkById(session: Session, id: string): StoredCheck {
  return session.workspace.need<StoredCheck>(
    'That spot check',
    'SELECT key, direction FROM spot_check WHERE id = ?',
    [id],
  );
}

/** @throws AppError conflict for the outcome of a looked up key, which the list itself decides */
export function updateSpotCheck(
  session: Session,
  {
    id,
    outcome,
    note,
  }: { id: string; outcome?: 'agrees' | 'differs' | null | undefined; note?: string | undefined },
): void {
  const { key, direction } = checkById(session, id);
  if (outcome !== undefined && direction === 'system_to_list') {
    throw new AppError('conflict', `Whether ${key} is in the list is found by looking it up, not chosen.`);
  }
  session.change(`Spot check ${key}`, (tx) =>
    tx.update('spot_check', id, {
      ...(note === undefined ? {} : { note }),
      ...(outcome === undefined
        ? {}
        : {
            outcome,
            checked_by: outcome ? session.actor : '',
            checked_at: outcome ? new Date().toISOString() : null,
          }),
    }),
  );
}

/** @throws AppError not_found */
export function removeSpotCheck(session: Session, id: string): void {
  const { key } = checkById(session, id);
  session.change(`Remove spot check ${key}`, (tx) => tx.remove('spot_check', id));
}
