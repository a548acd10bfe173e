import type { Database } from 'better-sqlite3';
import {
  AREA_OF_TABLE,
  ENGAGEMENT_AREA_NAMES,
  type EngagementArea,
} from '../../../shared/domain/area-tables.ts';
import { AppError } from '../../../shared/domain/errors.ts';

export interface StandingLock {
  id: string;
  area: EngagementArea;
  by: string;
  at: string;
  reason: string;
}

/** Locks that nobody lifted. */
export function standingLocks(db: Database): StandingLock[] {
  return db
    .prepare<[], StandingLock>(
      'SELECT id, area, locked_by AS "by", locked_at AS at, reason FROM area_lock WHERE unlocked_at IS NULL',
    )
    .all();
}

/**
 * Refuses a change of records in a locked area, whichever way it comes: an edit, an import, an undo.
 *
 * @param tables that the change touched; called before it is committed
 * @param label of the change
 * @throws AppError area_locked
 */
export function assertUnlocked(db: Database, tables: readonly string[], label: string): void {
  const touched = new Set(tables.map((table) => AREA_OF_TABLE.get(table)));
  const lock = standingLocks(db).find(({ area }) => touched.has(area));
  if (!lock) return;
  const name = ENGAGEMENT_AREA_NAMES[lock.area];
  throw new AppError(
    'area_locked',
    `${name} was locked by ${lock.by} on ${lock.at.slice(0, 10)} (${lock.reason}), so "${label}" was not done. Unlock ${name} with a reason to change it.`,
    { area: lock.area },
  );
}
