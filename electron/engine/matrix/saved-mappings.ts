/** Remembers what the columns of a client's sheet hold, so that the next import of such a sheet begins where the last one ended. */
import { createHash } from 'node:crypto';
import { findCriterion } from '../../../shared/domain/criteria.ts';
import {
  layoutOf,
  MATRIX_FIELDS,
  type Layout,
  type LayoutChoice,
} from '../../../shared/domain/matrix-import.ts';
import { tidy, type SheetTable } from '../../../shared/domain/table.ts';
import type { Session } from '../session.ts';
import type { ImportMapping } from '../settings.ts';

const KEPT = 100;

type Key = Pick<ImportMapping, 'client' | 'sheet'>;

/** The layout of the last import for the open engagement's client from a sheet with these column names. */
export function savedLayout(session: Session, sheet: SheetTable): LayoutChoice | undefined {
  const key = keyOf(session, sheet);
  const saved = session.settings.current.importMappings.find((each) => isSame(each, key));
  if (!saved) return undefined;
  const { turned, headerRow, columns } = saved;
  const mapping = Object.fromEntries(
    MATRIX_FIELDS.flatMap((field) => (columns[field] === undefined ? [] : [[field, columns[field]]])),
  );
  return { turned, headerRow, mapping };
}

/** Keeps a layout; the newest of a client's sheet replaces the one before, and the oldest of all goes first. */
export function saveLayout(session: Session, sheet: SheetTable, layout: Layout): void {
  const key = keyOf(session, sheet);
  const { turned, headerRow, mapping } = layout;
  const others = session.settings.current.importMappings.filter((each) => !isSame(each, key));
  session.settings.update({
    importMappings: [{ ...key, turned, headerRow, columns: { ...mapping } }, ...others].slice(0, KEPT),
  });
}

/** A sheet is known by the column names that are found without anybody's help. */
function keyOf(session: Session, sheet: SheetTable): Key {
  const names = layoutOf(sheet, findCriterion)?.names ?? sheet.rows[0]?.map((cell) => cell.text) ?? [];
  const written = names.map((name) => tidy(name).toLowerCase());
  return {
    client: session.engagement().client,
    sheet: createHash('sha256').update(JSON.stringify(written)).digest('hex'),
  };
}

function isSame(a: Key, b: Key): boolean {
  return a.client === b.client && a.sheet === b.sheet;
}
