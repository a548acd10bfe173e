import { create } from 'zustand';
import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { COVERAGES, type Coverage } from '../../../shared/domain/readiness.ts';
import type { Category } from '../../../shared/domain/vocabulary.ts';
import { plural } from '../../app/format.ts';

export { COVERAGES, type Coverage };

/** How many controls serve a criterion: one is enough until it fails. */
export const COVERAGE_NAMES: Record<Coverage, string> = {
  none: 'No control',
  single: 'Single control',
  several: 'Several controls',
};

export interface CrossFilters {
  coverage: Coverage | 'all';
  category: Category | 'all';
}
export const NO_CROSS_FILTERS: CrossFilters = { coverage: 'all', category: 'all' };

interface CrossFilter extends CrossFilters {
  set(filters: Partial<CrossFilters>): void;
}

export const useCrossFilter = create<CrossFilter>((set) => ({
  ...NO_CROSS_FILTERS,
  set: (filters) => set(filters),
}));

export const filterCriteria = (
  criteria: readonly CriterionRow[],
  { coverage, category }: CrossFilters,
): CriterionRow[] =>
  criteria.filter(
    (row) =>
      (coverage === 'all' || row.coverage === coverage) && (category === 'all' || row.category === category),
  );

/** Index of the next criterion without a control after a place, going round; -1 when there is none. */
export function nextUncovered(rows: readonly CriterionRow[], from: number, step: 1 | -1 = 1): number {
  const steps = rows.map((_, at) => (from + (at + 1) * step + rows.length * 2) % rows.length);
  return steps.find((at) => rows[at]?.coverage === 'none' && rows[at].isRelevant) ?? -1;
}

/** The heading of a group: its name, how many criteria it has, and how many of them no control serves. */
export function groupHeading(group: string, criteria: readonly CriterionRow[]): string {
  const own = criteria.filter((row) => row.group === group);
  const uncovered = own.filter(({ coverage }) => coverage === 'none').length;
  return `${group}: ${plural(own.length, 'criterion', 'criteria')}${uncovered > 0 ? `, ${uncovered} without control` : ''}`;
}

/** Marks of the matrix, and how many of them say why. */
export function countMarks(controls: readonly ControlRow[]): { marks: number; explained: number } {
  return {
    marks: controls.reduce((sum, { criteria }) => sum + criteria.length, 0),
    explained: controls.reduce((sum, { rationales }) => sum + Object.keys(rationales).length, 0),
  };
}

/** A control that serves a criterion, and its column. */
export interface Mark {
  column: number;
  control: ControlRow;
}

/** The marks of every criterion that has one, from the left. */
export function marksOf(controls: readonly ControlRow[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const [column, control] of controls.entries()) {
    for (const criterion of control.criteria) {
      const known = marks.get(criterion);
      if (known) known.push({ column, control });
      else marks.set(criterion, [{ column, control }]);
    }
  }
  return marks;
}
