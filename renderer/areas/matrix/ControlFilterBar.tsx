import { Menu, UnstyledButton } from '@mantine/core';
import { Check, X } from 'lucide-react';
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
              className={pills.pill}
              aria-pressed={pressed}
              onClick={() => filters.toggleGap(gap)}
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
  const { facets, setFacet } = useControlFilters();
  const toggle = (facet: Facet, value: string) => {
    const chosen = facets[facet];
    setFacet(facet, chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value]);
  };
  return (
    <Menu position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={pills.pill}>Add filter</UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {FACETS.map((facet) => (
          <Menu.Sub key={facet}>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{FACET_NAMES[facet]}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown className={styles.values}>
              {facetValues(rows, facet).map((value) => {
                const chosen = facets[facet].includes(value);
                return (
                  <Menu.Item
                    key={value}
                    role="menuitemcheckbox"
                    aria-checked={chosen}
                    rightSection={chosen && <Check size={14} aria-hidden />}
                    onClick={() => toggle(facet, value)}
                  >
                    {facetWords(facet, value)}
                  </Menu.Item>
                );
              })}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
