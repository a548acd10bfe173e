import { useCallback, useMemo, useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { MetricId } from '../../../../shared/domain/metrics/definitions.ts';
import { SEVERITIES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import type { RegisterCells } from '../../../components/register/register-columns.tsx';
import { SeveritySign } from '../../../components/Sign.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import { FiguresHead } from './FiguresHead.tsx';
import styles from './operations.module.css';

const FIGURES: readonly MetricId[] = ['patch-sla-rate', 'patch-overdue', 'patch-age'];
const LATE: MetricId = 'patch-overdue';

const CELLS: RegisterCells = {
  severity: ({ values }) => {
    const severity = SEVERITIES.find((known) => known === values['severity']);
    return severity ? <SeveritySign severity={severity} /> : null;
  },
};

/** @param late by id: since when a vulnerability is late, as the figure above counts it */
const lateColumn = (late: ReadonlyMap<string, string>): GridColumn<RegisterRow> => ({
  id: 'late',
  header: 'Past its days',
  title: 'Closed late, or open past its days',
  width: 270,
  text: ({ id }) => late.get(id) ?? '',
  cell: ({ id }) => (
    <span className={styles.over} title={late.get(id)}>
      {late.get(id)}
    </span>
  ),
});

/** Vulnerabilities, with what was closed in time, how old the open ones are, and which are past their days. */
export function Vulnerabilities({ current }: { current: string | null }) {
  const [shown, setShown] = useState<'all' | 'late'>('all');
  const rows = useData(['registers', 'list', 'vulnerabilities'], () =>
    api.registers.list({ register: 'vulnerabilities' }),
  ).data;
  const records = useData(['metrics', 'detail', LATE], () => api.metrics.detail({ id: LATE })).data?.records;
  const late = useMemo(() => new Map(records?.map(({ id, detail }) => [id, detail])), [records]);
  const columns = useMemo(() => [lateColumn(late)], [late]);
  const accepts = useCallback(({ id }: RegisterRow) => late.has(id), [late]);
  return (
    <PlainRegister
      register="vulnerabilities"
      current={current}
      cells={CELLS}
      columns={columns}
      head={<FiguresHead ids={FIGURES} />}
      accepts={shown === 'late' ? accepts : undefined}
      onAcceptAll={shown === 'all' ? undefined : () => setShown('all')}
      filters={
        <FilterPills
          label="Vulnerabilities shown"
          value={shown}
          options={[
            { value: 'all', label: 'All', count: rows?.length ?? 0 },
            { value: 'late', label: 'Past their days', count: late.size },
          ]}
          onChange={setShown}
        />
      }
    />
  );
}
