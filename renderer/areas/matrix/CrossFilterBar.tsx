import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { FilterPills } from '../../components/FilterPills.tsx';
import { COVERAGE_NAMES, COVERAGES, coverageOf, useCrossFilter } from './cross.ts';

/** Narrows the criteria to those with no control, one, or several. */
export function CrossFilterBar({ criteria }: { criteria: readonly CriterionRow[] }) {
  const { coverage, setCoverage } = useCrossFilter();
  const options = [
    { value: 'all' as const, label: 'All', count: criteria.length },
    ...COVERAGES.map((value) => ({
      value,
      label: value === 'none' ? 'Gaps only' : COVERAGE_NAMES[value],
      count: criteria.filter((row) => coverageOf(row) === value).length,
    })),
  ];
  return <FilterPills label="Coverage" value={coverage} options={options} onChange={setCoverage} />;
}
