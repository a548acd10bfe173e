/** Remembers what the columns of a client's sheet hold, so that the next import of such a sheet begins where the last one ended. */
import { createHash } from 'node:crypto';
import { tidy } from '../../../shared/domain/table.ts';
import type { Session } from '../session.ts';
import type { ImportMapping } from '../settings.ts';

const KEPT = 100;

type Key = Pick<ImportMapping, 'client' | 'sheet'>;
/** What a person settled of a sheet. */
export type SavedMapping = Omit<ImportMapping, keyof Key>;

/** What was settled at the last import for the open engagement's client from a sheet with these column names. */
export function savedMapping(session: Session, names: readonly string[]): SavedMapping | undefined {
  const key = keyOf(session, names);
  return session.settings.current.importMappings.find((each) => isSame(each, key));
}

/** Keeps a mapping; the newest of a client's sheet replaces the one before, and the oldest of all goes first. */
export function saveMapping(session: Session, names: readonly string[], mapping: SavedMapping): void {
  const key = keyOf(session, names);
  const others = session.settings.current.importMappings.filter((each) => !isSame(each, key));
  session.settings.update({ importMappings: [{ ...key, ...mapping }, ...others].slice(0, KEPT) });
}

/** The mapping of some fields among all that are known. */
export function pickColumns<F extends string>(
  fields: readonly F[],
  columns: Readonly<Record<string, number | null>>,
): Partial<Record<F, number>> {
  return Object.fromEntries(
    fields.flatMap((field) => (typeof columns[field] === 'number' ? [[field, columns[field]]] : [])),
  ) as Partial<Record<F, number>>;
}

function keyOf(session: Session, names: readonly string[]): Key {
  const written = names.map((name) => tidy(name).toLowerCase());
  return {
    client: session.engagement().client,
    sheet: createHash('sha256').update(JSON.stringify(written)).digest('hex'),
  };
}

function isSame(a: Key, b: Key): boolean {
  return a.client === b.client && a.sheet === b.sheet;
}
