import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import type { ReadinessSummary } from '../../../../shared/contract/readiness.ts';
import type { Category } from '../../../../shared/domain/vocabulary.ts';

export interface HeatMapCategory {
  category: Category;
  rows: { group: string; criteria: CriterionRow[] }[];
}

/** The groups of criteria under their categories, in canonical order. */
export function heatMapOf({ categories, groups }: ReadinessSummary): HeatMapCategory[] {
  return categories.map(({ category }) => ({
    category,
    rows: groups
      .map(({ group, criteria }) => ({
        group,
        criteria: criteria.filter((criterion) => criterion.category === category),
      }))
      .filter(({ criteria }) => criteria.length > 0),
  }));
}

/**
 * Where an arrow key leads among lines of tiles: along the line and on to the next one, or to the tile in the same place above
 * or below, as far as that line goes.
 *
 * @param lines ids from the top; lines may differ in length, none is empty
 * @returns undefined when the key leads nowhere
 */
export function nextTile(
  lines: readonly (readonly string[])[],
  id: string | null,
  key: string,
): string | undefined {
  const line = lines.findIndex((ids) => ids.includes(id ?? ''));
  if (line < 0) return lines[0]?.[0];
  const own = lines[line] ?? [];
  const place = own.indexOf(id ?? '');
  const all = lines.flat();
  const order = all.indexOf(id ?? '');
  const beside = (ids: readonly string[] | undefined) => ids?.[Math.min(place, ids.length - 1)];
  switch (key) {
    case 'ArrowRight':
      return all[order + 1];
    case 'ArrowLeft':
      return all[order - 1];
    case 'ArrowDown':
      return beside(lines[line + 1]);
    case 'ArrowUp':
      return beside(lines[line - 1]);
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    default:
      return undefined;
  }
}
