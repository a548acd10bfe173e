import { Select } from '@mantine/core';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { CATEGORIES, CATEGORY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { FilterPills } from '../../components/FilterPills.tsx';
import { COVERAGE_NAMES, COVERAGES, filterCriteria, useCrossFilter } from './cross.ts';

/** Narrows the criteria to a category, and to those with no control, one, or several. */
export function CrossFilterBar({ criteria }: { criteria: readonly CriterionRow[] }) {
  const { coverage, category, set } = useCrossFilter();
  const inCategory = filterCriteria(criteria, { coverage: 'all', category });
  const options = [
    { value: 'all' as const, label: 'All', count: inCategory.length },
    ...COVERAGES.map((value) => ({
      value,
      label: value === 'none' ? 'Gaps only' : COVERAGE_NAMES[value],
      count: inCategory.filter((row) => row.coverage === value).length,
    })),
  ];
  const present = CATEGORIES.filter((one) => criteria.some((row) => row.category === one));
  return (
    <>
      {present.length > 1 && (
        <Select
          aria-label="Category"
          w={160}
          allowDeselect={false}
          data={[
            { value: 'all', label: 'All categories' },
            ...present.map((value) => ({ value: value as string, label: CATEGORY_NAMES[value] })),
          ]}
          value={category}
          onChange={(value) => set({ category: present.find((one) => one === value) ?? 'all' })}
        />
      )}
      <FilterPills
        label="Coverage"
        value={coverage}
        options={options}
        onChange={(value) => set({ coverage: value })}
      />
    </>
  );
}
