import { useCallback, useMemo, useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { useData } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import { byUrgency, isOpenAction, isOverdueAction } from './action-rows.ts';
import { Burndown } from './Burndown.tsx';
import styles from './actions.module.css';

type Shown = 'all' | 'open' | 'overdue';

/** Where the sheet sorts by how urgent an action is. */
const urgencyColumn = (order: ReadonlyMap<string, number>, day: string): GridColumn<RegisterRow> => ({
  id: 'urgency',
  header: 'State',
  title: 'Overdue first, then by due day',
  width: 84,
  text: (row) => order.get(row.id) ?? 0,
  cell: (row) =>
    isOverdueAction(row, day) ? (
      <span className={styles.overdue}>Overdue</span>
    ) : isOpenAction(row) ? (
      'Open'
    ) : (
      <span className={styles.closed}>Closed</span>
    ),
});

/** Corrective actions of every source: what is overdue, whose it is, and whether the heap grows or shrinks. */
export function Actions({ current }: { current: string | null }) {
  const rows = useData(['registers', 'list', 'actions'], () =>
    api.registers.list({ register: 'actions' }),
  ).data;
  const [shown, setShown] = useState<Shown>('all');
  const day = today();
  const columns = useMemo(
    () => [urgencyColumn(new Map(byUrgency(rows ?? [], day).map(({ id }, index) => [id, index])), day)],
    [rows, day],
  );
  const accepts = useCallback(
    (row: RegisterRow) =>
      shown === 'all' || (shown === 'open' ? isOpenAction(row) : isOverdueAction(row, day)),
    [shown, day],
  );
  const overdue = rows?.filter((row) => isOverdueAction(row, day)).length ?? 0;
  const open = rows?.filter(isOpenAction).length ?? 0;
  return (
    <PlainRegister
      register="actions"
      current={current}
      columns={columns}
      sortedBy="urgency"
      accepts={accepts}
      onAcceptAll={shown === 'all' ? undefined : () => setShown('all')}
      head={<Burndown rows={rows ?? []} />}
      filters={
        <FilterPills
          label="Actions shown"
          value={shown}
          options={[
            { value: 'all', label: `All ${rows?.length ?? 0}` },
            { value: 'open', label: `Open ${open}` },
            { value: 'overdue', label: `Overdue ${overdue}` },
          ]}
          onChange={(value) => setShown(value as Shown)}
        />
      }
    />
  );
}
