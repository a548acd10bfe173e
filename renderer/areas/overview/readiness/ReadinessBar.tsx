import { Button, UnstyledButton } from '@mantine/core';
import type { ReadinessSummary } from '../../../../shared/contract/readiness.ts';
import { COVERAGES, type Coverage } from '../../../../shared/domain/readiness.ts';
import { READINESS_RATINGS, type ReadinessRating } from '../../../../shared/domain/vocabulary.ts';
import pills from '../../../components/FilterPills.module.css';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import { COVERAGE_NAMES, criteriaOf, type ReadinessFilter } from './readiness-filter.ts';
import styles from './readiness.module.css';

const SHORT: Record<Coverage, string> = { none: 'None', single: 'Single', several: 'Several' };

interface Props {
  summary: ReadinessSummary;
  filter: ReadinessFilter;
  onFilter: (filter: ReadinessFilter) => void;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

/** The legend, which filters: ratings and coverage with the number of criteria that have them. */
export function ReadinessBar({ summary, filter, onFilter, isTable, onTable }: Props) {
  const criteria = criteriaOf(summary);
  const toggle = <Value,>(values: readonly Value[], value: Value) =>
    values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const rating = (value: ReadinessRating) => (
    <UnstyledButton
      key={value}
      className={pills.pill}
      aria-pressed={filter.ratings.includes(value)}
      onClick={() => onFilter({ ...filter, ratings: toggle(filter.ratings, value) })}
    >
      <RatingSign rating={value} />
      <span>{criteria.filter((criterion) => criterion.rating === value).length}</span>
    </UnstyledButton>
  );
  return (
    <div className={styles.bar}>
      <SearchBox
        label="Filter criteria"
        value={filter.search}
        onChange={(search) => onFilter({ ...filter, search })}
      />
      <div className={styles.pills} role="group" aria-label="Show ratings">
        {READINESS_RATINGS.map(rating)}
      </div>
      <div className={styles.pills} role="group" aria-label="Show by the number of controls">
        <span>Controls</span>
        {COVERAGES.map((coverage) => (
          <UnstyledButton
            key={coverage}
            className={pills.pill}
            title={COVERAGE_NAMES[coverage]}
            aria-label={`${COVERAGE_NAMES[coverage]}, ${summary.coverage[coverage]}`}
            aria-pressed={filter.coverages.includes(coverage)}
            onClick={() => onFilter({ ...filter, coverages: toggle(filter.coverages, coverage) })}
          >
            {SHORT[coverage]}
            <span>{summary.coverage[coverage]}</span>
          </UnstyledButton>
        ))}
      </div>
      <Button variant="subtle" onClick={() => onTable(!isTable)}>
        {isTable ? 'Map' : 'Table'}
      </Button>
    </div>
  );
}
