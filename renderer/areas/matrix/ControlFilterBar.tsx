import { MultiSelect, Popover, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { SearchBox } from '../../components/SearchBox.tsx';
import pills from '../../components/FilterPills.module.css';
import {
  countGap,
  FACET_NAMES,
  FACETS,
  facetValues,
  facetWords,
  GAP_NAMES,
  GAPS,
  useControlFilters,
  type Facet,
} from './control-filters.ts';
import styles from './filters.module.css';

/** Search, gaps with their counts, and filters by field. */
export function ControlFilterBar({ rows }: { rows: readonly ControlRow[] }) {
  const filters = useControlFilters();
  const active = FACETS.filter((facet) => filters.facets[facet].length > 0);
  return (
    <div className={styles.bar}>
      <SearchBox label="Filter controls" value={filters.search} onChange={filters.setSearch} />
      <div className={styles.pills} role="group" aria-label="Show only">
        {GAPS.map((gap) => {
          const count = countGap(rows, gap);
          const pressed = filters.gaps.includes(gap);
          if (count === 0 && !pressed) return null;
          return (
            <UnstyledButton
              key={gap}
              className={`${pills.pill} ${styles.gap}`}
              aria-pressed={pressed}
              onClick={() =>
                filters.setGaps(
                  pressed ? filters.gaps.filter((other) => other !== gap) : [...filters.gaps, gap],
                )
              }
            >
              {GAP_NAMES[gap]}
              <span>{count}</span>
            </UnstyledButton>
          );
        })}
        {active.map((facet) => (
          <FacetPill key={facet} facet={facet} />
        ))}
        <AddFilter rows={rows} />
      </div>
    </div>
  );
}

function FacetPill({ facet }: { facet: Facet }) {
  const { facets, setFacet } = useControlFilters();
  const words = facets[facet].map((value) => facetWords(facet, value)).join(', ');
  return (
    <UnstyledButton
      className={`${pills.pill} ${styles.facet}`}
      title={`${FACET_NAMES[facet]} ${words}`}
      aria-label={`Remove the filter ${FACET_NAMES[facet]} ${words}`}
      onClick={() => setFacet(facet, [])}
    >
      {FACET_NAMES[facet]} <b>{words}</b>
      <X size={12} aria-hidden />
    </UnstyledButton>
  );
}

function AddFilter({ rows }: { rows: readonly ControlRow[] }) {
  const { facets, gaps, setFacet, setGaps } = useControlFilters();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={pills.pill} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Add filter
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.facets}>
        <MultiSelect
          label="Lacks"
          placeholder={gaps.length === 0 ? 'Nothing' : undefined}
          clearable
          data={GAPS.map((gap) => ({ value: gap, label: GAP_NAMES[gap] }))}
          value={[...gaps]}
          onChange={(values) => setGaps(GAPS.filter((gap) => values.includes(gap)))}
          comboboxProps={{ withinPortal: false }}
          withScrollArea={false}
        />
        {FACETS.map((facet) => (
          <MultiSelect
            key={facet}
            label={FACET_NAMES[facet]}
            placeholder={facets[facet].length === 0 ? 'Any' : undefined}
            searchable
            selectFirstOptionOnChange
            clearable
            data={facetValues(rows, facet).map((value) => ({ value, label: facetWords(facet, value) }))}
            value={[...facets[facet]]}
            onChange={(values) => setFacet(facet, values)}
            comboboxProps={{ withinPortal: false }}
            withScrollArea={false}
            classNames={{ options: styles.options }}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
