import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import { AuditBar } from '../AuditBar.tsx';
import { usePopulations } from '../queries.ts';
import { AddCalendar } from './AddCalendar.tsx';
import { AddZero } from './AddZero.tsx';
import { POPULATION_COLUMNS } from './population-columns.tsx';
import { countShown, filterPopulations, SHOW_NAMES, SHOWS, type Show } from './population-filter.ts';
import { PopulationFacts } from './PopulationFacts.tsx';
import styles from './populations.module.css';
import { useAddPopulation } from './use-add-population.tsx';

/** The frozen lists that samples are drawn from, calendars of periodic controls and recorded zeros. */
export function PopulationList() {
  const populations = usePopulations().data;
  const { readOnly } = useWorkspace();
  const [, navigate] = useLocation();
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [adding, setAdding] = useState<'calendar' | 'zero' | null>(null);
  const open = (id: string) => navigate(links.population(id));
  const { start, dialog } = useAddPopulation(open);
  const rows = useMemo(
    () => filterPopulations(populations ?? [], { search, show }),
    [populations, search, show],
  );
  const current = rows.find(({ id }) => id === currentId);
  useActions(
    readOnly
      ? []
      : [
          { id: 'audit.population', label: 'Add population', keys: 'mod+N', run: start },
          {
            id: 'audit.population.calendar',
            label: 'Add calendar of expected occurrences',
            run: () => setAdding('calendar'),
          },
          {
            id: 'audit.population.zero',
            label: 'Record that nothing occurred',
            run: () => setAdding('zero'),
          },
        ],
  );
  const close = () => setAdding(null);

  const add = (
    <Menu position="bottom-end" disabled={readOnly}>
      <Menu.Target>
        <Button variant="filled" disabled={readOnly} rightSection={<ChevronDown size={14} aria-hidden />}>
          Add population
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={start} rightSection={<Keys keys="mod+N" />}>
          List from a system
        </Menu.Item>
        <Menu.Item onClick={() => setAdding('calendar')}>Calendar of a control</Menu.Item>
        <Menu.Item onClick={() => setAdding('zero')}>Recorded zero</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <>
      <AuditBar view="populations" actions={populations?.length ? add : undefined} quiet>
        {populations && populations.length > 0 && (
          <>
            <SearchBox label="Filter populations" value={search} onChange={setSearch} />
            <FilterPills
              label="Show populations"
              value={show}
              onChange={setShow}
              options={SHOWS.map((value) => ({
                value,
                label: SHOW_NAMES[value],
                count: countShown(populations, value),
              }))}
            />
          </>
        )}
      </AuditBar>
      {populations?.length === 0 && (
        <EmptyState title="No populations yet" actions={add}>
          A population is the full list of what a control acted on, for example all changes of the period, as
          CSV, XLSX or JSON lines. It is frozen before a sample is drawn from it. Where no system keeps a
          list, take the calendar of the control; where nothing occurred, record that.
        </EmptyState>
      )}
      {populations && populations.length > 0 && (
        <div className={styles.split}>
          <Grid
            label="Populations"
            rows={rows}
            columns={POPULATION_COLUMNS}
            current={currentId}
            onCurrent={({ id }) => setCurrentId(id)}
            onOpen={({ id }) => open(id)}
            empty={
              <EmptyState
                title="No population matches the filter"
                actions={
                  <Button
                    onClick={() => {
                      setSearch('');
                      setShow('all');
                    }}
                  >
                    Show all populations
                  </Button>
                }
              >
                The filter looks at number, name, source, file and controls.
              </EmptyState>
            }
          />
          {current && (
            <Pane population={current} onOpen={() => open(current.id)} onClose={() => setCurrentId(null)} />
          )}
        </div>
      )}
      {dialog}
      {adding === 'calendar' && <AddCalendar onClose={close} onAdded={open} />}
      {adding === 'zero' && <AddZero onClose={close} onAdded={open} />}
    </>
  );
}

interface PaneProps {
  population: Population;
  onOpen: () => void;
  onClose: () => void;
}

function Pane({ population, onOpen, onClose }: PaneProps) {
  return (
    <DetailPane
      area="populations"
      reference={population.ref || population.evidenceRef}
      title={population.name}
      onClose={onClose}
    >
      <PaneSection>
        <Button onClick={onOpen}>Open profile and completeness</Button>
      </PaneSection>
      <PopulationFacts population={population} />
    </DetailPane>
  );
}
