import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { CrossReferences } from '../../../components/CrossReferences.tsx';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { useActions } from '../../../state/actions.ts';
import { AuditBar } from '../AuditBar.tsx';
import { usePopulations, useTests } from '../queries.ts';
import { useAddPopulation } from './use-add-population.tsx';
import { POPULATION_COLUMNS } from './population-columns.tsx';
import { PopulationFacts } from './PopulationFacts.tsx';
import styles from './populations.module.css';

/** The frozen lists that samples are drawn from. */
export function PopulationList() {
  const populations = usePopulations().data;
  const { readOnly } = useWorkspace();
  const [currentId, setCurrentId] = useState<string | null>(null);
  const current = populations?.find(({ id }) => id === currentId);
  const { start, dialog } = useAddPopulation(setCurrentId);
  useActions(
    readOnly ? [] : [{ id: 'audit.population', label: 'Add population', keys: 'mod+N', run: start }],
  );

  const add = (
    <Button
      variant="filled"
      disabled={readOnly}
      onClick={start}
      rightSection={populations?.length ? undefined : <Keys keys="mod+N" />}
    >
      Add population
    </Button>
  );
  return (
    <>
      <AuditBar view="populations" actions={populations?.length ? add : undefined} />
      {populations?.length === 0 && (
        <EmptyState title="No populations yet" actions={add}>
          A population is the full list of what a control acted on, for example all changes of the period, as
          CSV or XLSX. It is frozen before a sample is drawn from it.
        </EmptyState>
      )}
      {populations && populations.length > 0 && (
        <div className={styles.split}>
          <Grid
            label="Populations"
            rows={populations}
            columns={POPULATION_COLUMNS}
            current={currentId}
            onCurrent={({ id }) => setCurrentId(id)}
          />
          {current && <PopulationPane population={current} onClose={() => setCurrentId(null)} />}
        </div>
      )}
      {dialog}
    </>
  );
}

function PopulationPane({ population, onClose }: { population: Population; onClose: () => void }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const tests = useTests().data ?? [];
  const remove = () =>
    run(() => api.audit.removePopulation({ id: population.id }), {
      done: `Removed the population ${population.name}. Its file stays in evidence as ${population.evidenceRef}.`,
    });
  return (
    <DetailPane
      area="populations"
      reference={population.evidenceRef}
      title={population.name}
      onClose={onClose}
    >
      <PopulationFacts population={population} />
      <CrossReferences kind="population" id={population.id} />
      <PaneSection title="Columns">{population.columns.join(', ')}</PaneSection>
      <PaneSection title="Samples">
        {population.samples === 0 ? (
          <>
            <p>
              No sample is drawn from it.{' '}
              {tests.length > 0 && (
                <Link className={styles.inText} href={links.audit}>
                  Open a test of operation
                </Link>
              )}{' '}
              to draw one.
            </p>
            <Button mt={8} disabled={busy || readOnly} onClick={() => void remove()}>
              Remove population
            </Button>
          </>
        ) : (
          <p>
            {population.samples === 1 ? '1 test uses' : `${population.samples} tests use`} a sample of it, so
            it cannot be removed.
          </p>
        )}
      </PaneSection>
    </DetailPane>
  );
}
