import { Button, MultiSelect, Popover, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { plural } from '../../app/format.ts';
import pills from '../../components/FilterPills.module.css';
import { useActions } from '../../state/actions.ts';
import {
  countGap,
  FACET_NAMES,
  FACETS,
  facetCounts,
  facetWords,
  GAP_NAMES,
  GAP_TITLES,
  GAPS,
  isFiltered,
  type Facet,
  type Gap,
} from './control-filters.ts';
import styles from './filters.module.css';
import { useMatrixView } from './matrix-view.ts';

interface Props {
  /** All controls. */
  rows: readonly ControlRow[];
  /** How many pass the filters. */
  shown: number;
  /** What else the line holds, before the filters. */
  children: ReactNode;
}

/** What is missing, with counts, the filters by field, and how many controls are left. */
export function ControlFilterBar({ rows, shown, children }: Props) {
  const view = useMatrixView();
  const [opened, setOpened] = useState(false);
  const active = FACETS.filter((facet) => view.facets[facet] !== undefined);
  const toggle = (gap: Gap) =>
    view.set({
      gaps: view.gaps.includes(gap) ? view.gaps.filter((other) => other !== gap) : [...view.gaps, gap],
    });
  const filtered = isFiltered(view);
  useActions([
    ...GAPS.map((gap) => ({
      id: `matrix.filter.${gap}`,
      label: `Filter: ${GAP_NAMES[gap].toLowerCase()}`,
      run: () => toggle(gap),
    })),
    { id: 'matrix.filter.add', label: 'Add a filter by field', run: () => setOpened(true) },
    ...(filtered ? [{ id: 'matrix.filter.clear', label: 'Clear all filters', run: view.clearFilters }] : []),
  ]);
  return (
    <div className={styles.bar}>
      {children}
      <div className={styles.pills} role="group" aria-label="Show only">
        {GAPS.map((gap) => {
          const count = countGap(rows, gap);
          const pressed = view.gaps.includes(gap);
          if ((count === 0 || gap === 'type1') && !pressed) return null;
          return (
            <UnstyledButton
              key={gap}
              className={pills.pill}
              title={GAP_TITLES[gap]}
              aria-pressed={pressed}
              onClick={() => toggle(gap)}
            >
              {GAP_NAMES[gap]}
              <span>{count}</span>
            </UnstyledButton>
          );
        })}
        {active.map((facet) => (
          <FacetPill key={facet} facet={facet} />
        ))}
        <Popover
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          width={460}
          trapFocus
          returnFocus
        >
          <Popover.Target>
            <UnstyledButton className={pills.pill} aria-expanded={opened} onClick={() => setOpened(!opened)}>
              Add filter
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={styles.facets}>
            {FACETS.map((facet) => (
              <FacetField key={facet} facet={facet} rows={rows} />
            ))}
          </Popover.Dropdown>
        </Popover>
      </div>
      <span className={styles.count} role="status">
        {filtered ? `${shown} of ${plural(rows.length, 'control')}` : plural(rows.length, 'control')}
      </span>
      {filtered && (
        <Button variant="subtle" onClick={view.clearFilters}>
          Clear all
        </Button>
      )}
    </div>
  );
}

function FacetPill({ facet }: { facet: Facet }) {
  const { facets, setFacet } = useMatrixView();
  const words = (facets[facet] ?? []).map((value) => facetWords(facet, value)).join(', ');
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

/** Stands for the empty value, which a list of choices cannot have. */
const NONE = '(not set)';

function FacetField({ facet, rows }: { facet: Facet; rows: readonly ControlRow[] }) {
  const { facets, setFacet } = useMatrixView();
  const chosen = facets[facet] ?? [];
  return (
    <MultiSelect
      label={FACET_NAMES[facet]}
      placeholder={chosen.length === 0 ? 'Any' : undefined}
      searchable
      selectFirstOptionOnChange
      clearable
      data={facetCounts(rows, facet).map(({ value, count }) => ({
        value: value || NONE,
        label: `${facetWords(facet, value)} (${count})`,
      }))}
      value={chosen.map((value) => value || NONE)}
      onChange={(values) =>
        setFacet(
          facet,
          values.map((value) => (value === NONE ? '' : value)),
        )
      }
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      classNames={{ options: styles.options }}
    />
  );
}
