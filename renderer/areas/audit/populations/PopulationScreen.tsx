import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { IPE_VERDICT_NAMES, POPULATION_KIND_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { EditableText } from '../../../components/EditableText.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { CompletenessView } from './CompletenessView.tsx';
import { PopulationPane } from './PopulationPane.tsx';
import { ProfileView } from './ProfileView.tsx';
import { RowsView } from './RowsView.tsx';
import styles from './detail.module.css';

const VIEWS = [
  { value: 'profile', label: 'Profile' },
  { value: 'completeness', label: 'Completeness and accuracy' },
  { value: 'rows', label: 'Rows' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** All that is known of one population. */
export function PopulationScreen({ id }: { id: string }) {
  const { data, error } = useData(['audit', 'population', { id }], () => api.audit.population({ id }));
  const [, navigate] = useLocation();
  if (error) {
    return (
      <EmptyState
        title="This population cannot be shown"
        actions={<Button onClick={() => navigate(links.populations)}>All populations</Button>}
      >
        {error.message}
      </EmptyState>
    );
  }
  return data?.id === id ? <Detail population={data} /> : null;
}

function Detail({ population }: { population: PopulationRecord }) {
  const { readOnly } = useWorkspace();
  const [view, setView] = useState<View>('profile');
  const { id, ref, name, kind, ipeVerdict } = population;
  return (
    <>
      <header className={styles.head}>
        <div>
          <nav aria-label="Breadcrumb" className={styles.crumbs}>
            <Link href={links.audit}>Mock audit</Link> / <Link href={links.populations}>Populations</Link> /{' '}
            {ref || 'Without a number'}
          </nav>
          <h1 className={styles.name}>
            <EditableText
              label="Name"
              value={name}
              required
              readOnly={readOnly}
              onSave={(next) => api.audit.updatePopulation({ id, patch: { name: next } })}
            />
          </h1>
        </div>
        <dl className={styles.facts}>
          <div>
            <dt>Kind</dt>
            <dd>{POPULATION_KIND_NAMES[kind]}</dd>
          </div>
          <div>
            <dt>Verdict</dt>
            <dd>{ipeVerdict ? IPE_VERDICT_NAMES[ipeVerdict] : 'Not given yet'}</dd>
          </div>
        </dl>
        <SegmentedControl
          aria-label="View of the population"
          value={view}
          onChange={(next) => setView(VIEWS.find(({ value }) => value === next)?.value ?? 'profile')}
          data={[...VIEWS]}
        />
      </header>
      <div className={styles.split}>
        <div className={styles.main} data-fixed={view === 'rows' || undefined} data-pane>
          {view === 'profile' && <ProfileView population={population} />}
          {view === 'completeness' && <CompletenessView population={population} />}
          {view === 'rows' && <RowsView population={population} />}
        </div>
        <PopulationPane population={population} />
      </div>
    </>
  );
}
