/** The saved mapping of a control matrix as a layout. */
import { findCriterion } from '../../../shared/domain/criteria.ts';
import {
  layoutOf,
  MATRIX_FIELDS,
  type Layout,
  type LayoutChoice,
} from '../../../shared/domain/matrix-import.ts';
import type { SheetTable } from '../../../shared/domain/table.ts';
import type { Session } from '../session.ts';
import { pickColumns, savedMapping, saveMapping } from '../tables/saved-mappings.ts';

/** The layout of the last import for the open engagement's client from a sheet with these column names. */
export function savedLayout(session: Session, sheet: SheetTable): LayoutChoice | undefined {
  const saved = savedMapping(session, namesOf(sheet));
  if (!saved) return undefined;
  const { turned, headerRow, columns } = saved;
  return { turned, headerRow, mapping: pickColumns(MATRIX_FIELDS, columns) };
}

export function saveLayout(
  session: Session,
  sheet: SheetTable,
  { turned, headerRow, mapping }: Layout,
): void {
  saveMapping(session, namesOf(sheet), { turned, headerRow, columns: { ...mapping } });
}

/** A sheet is known by the column names that are found without anybody's help. */
function namesOf(sheet: SheetTable): string[] {
  return layoutOf(sheet, findCriterion)?.names ?? sheet.rows[0]?.map((cell) => cell.text) ?? [];
}
