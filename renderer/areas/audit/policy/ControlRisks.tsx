import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ControlRow } from '../../../../shared/contract/matrix.ts';
import {
  SAMPLING_RISK_NAMES,
  SAMPLING_RISKS,
  type SamplingPolicy,
  type SamplingRisk,
} from '../../../../shared/domain/sampling/index.ts';
import { FREQUENCY_NAMES, MODE_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { Section } from '../../../components/Section.tsx';
import { useControls } from '../queries.ts';
import { findControls, policySize, riskTotals } from './control-risk.ts';
import styles from './policy.module.css';

const saveRisk = (controls: readonly { id: string }[], samplingRisk: SamplingRisk | null) =>
  api.matrix.updateControls({ ids: controls.map(({ id }) => id), patch: { samplingRisk } });

const OPTIONS = SAMPLING_RISKS.map((value) => ({ value, label: SAMPLING_RISK_NAMES[value] }));
const riskOf = (text: string): SamplingRisk | null => SAMPLING_RISKS.find((risk) => risk === text) ?? null;

const columnsFor = (policy: SamplingPolicy): GridColumn<ControlRow>[] => [
  {
    id: 'ref',
    header: 'Ref',
    title: 'Reference',
    width: 76,
    frozen: true,
    text: ({ ref }) => ref,
    cell: ({ id, ref }) => (
      <Link href={links.control(id)} tabIndex={-1}>
        {ref}
      </Link>
    ),
  },
  {
    id: 'title',
    header: 'Control',
    width: 140,
    grow: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 104,
    text: ({ frequency }) => (frequency ? FREQUENCY_NAMES[frequency] : null),
    cell: ({ frequency }) =>
      frequency ? FREQUENCY_NAMES[frequency] : <span className={styles.more}>Not set</span>,
  },
  {
    id: 'mode',
    header: 'Mode',
    width: 92,
    text: ({ mode }) => (mode ? MODE_NAMES[mode] : null),
    cell: ({ mode }) => mode && MODE_NAMES[mode],
  },
  {
    id: 'risk',
    header: 'Risk',
    title: 'Sampling risk',
    width: 96,
    text: ({ samplingRisk }) => (samplingRisk ? SAMPLING_RISK_NAMES[samplingRisk] : null),
    cell: ({ samplingRisk }) =>
      samplingRisk ? SAMPLING_RISK_NAMES[samplingRisk] : <span className={styles.more}>Not assessed</span>,
    edit: {
      options: OPTIONS,
      value: ({ samplingRisk }) => samplingRisk ?? '',
      apply: (row, text) => ({ ...row, samplingRisk: riskOf(text) }),
      commit: async (rows, text) => saveRisk(rows, riskOf(text)),
    },
  },
  {
    id: 'size',
    header: 'Items',
    title: 'Items the policy asks for',
    width: 56,
    align: 'end',
    text: (row) => policySize(policy, row),
    cell: (row) => policySize(policy, row),
  },
];

/** The risk that each control fails, for one or many at once, with the size the policy then asks for. */
export function ControlRisks({ policy, readOnly }: { policy: SamplingPolicy; readOnly: boolean }) {
  const controls = useControls().data;
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { run, busy } = useAction();
  const columns = useMemo(() => columnsFor(policy), [policy]);
  const rows = useMemo(() => findControls(controls ?? [], search), [controls, search]);
  if (!controls) return null;
  const chosen = controls.filter(({ id }) => selected.has(id));
  const setMany = (risk: SamplingRisk | null) =>
    run(() => saveRisk(chosen, risk), {
      done: `Set the sampling risk of ${plural(chosen.length, 'control')} to ${risk ?? 'not assessed'}.`,
    });
  return (
    <Section
      title="Risk by control"
      hint={riskTotals(controls)}
      actions={<SearchBox label="Filter controls" value={search} onChange={setSearch} />}
      className={styles.risks}
    >
      <Grid
        label="Risk by control"
        readOnly={readOnly}
        rows={rows}
        columns={columns}
        selected={selected}
        onSelected={setSelected}
        empty={
          controls.length === 0 ? (
            <EmptyState title="No controls yet">
              The risk is assessed for each control of the matrix. Add controls there first.
            </EmptyState>
          ) : (
            <EmptyState
              title="No control passes the filter"
              actions={<Button onClick={() => setSearch('')}>Clear the filter</Button>}
            >
              All {controls.length} controls are still here.
            </EmptyState>
          )
        }
      />
      {chosen.length > 0 && !readOnly && (
        <div className={styles.bulk} role="toolbar" aria-label="Selected controls">
          <span>{plural(chosen.length, 'control')} selected. Risk:</span>
          {SAMPLING_RISKS.map((risk) => (
            <Button key={risk} disabled={busy} onClick={() => void setMany(risk)}>
              {SAMPLING_RISK_NAMES[risk]}
            </Button>
          ))}
          <Button disabled={busy} onClick={() => void setMany(null)}>
            Not assessed
          </Button>
        </div>
      )}
    </Section>
  );
}
