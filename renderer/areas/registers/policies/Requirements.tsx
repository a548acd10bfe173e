import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { isRequirementOverdue } from '../../../../shared/domain/requirements.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import styles from './policies.module.css';

const HIDDEN = ['notes'];
const stateOf = (row: RegisterRow, today: string): string =>
  isRequirementOverdue({ nextDue: row.values['nextDue'] as string | null }, today) ? 'Overdue' : '';

const columnsFor = (today: string): GridColumn<RegisterRow>[] => [
  {
    id: 'overdue',
    header: 'Round',
    title: 'Whether the next round is overdue',
    width: 70,
    text: (row) => stateOf(row, today),
    cell: (row) => <span className={styles.due}>{stateOf(row, today)}</span>,
  },
];

const changeRecords = ({ values }: RegisterRow) => values['template'] === 'R16' && <ChangeRecords />;

/** The sixteen requirements on the programme: what is in place, what is due, and components without a change record. */
export function Requirements({ current }: { current: string | null }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const outlook = useData(['registers', 'requirementOutlook'], () =>
    api.registers.requirementOutlook({}),
  ).data;
  const rows = useData(['registers', 'list', 'requirements'], () =>
    api.registers.list({ register: 'requirements' }),
  ).data;
  const today = outlook?.today ?? '';
  const columns = useMemo(() => columnsFor(today), [today]);
  const add = (outlook?.missing ?? 0) > 0 && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.addRequirements({}), {
          done: ({ added, controls }) =>
            `Added ${plural(added, 'requirement')} and linked ${plural(controls, 'control')}.`,
        })
      }
    >
      {outlook?.missing === 16
        ? 'Add the sixteen requirements'
        : `Add ${plural(outlook?.missing ?? 0, 'requirement')}`}
    </Button>
  );
  return (
    <PlainRegister
      register="requirements"
      current={current}
      columns={columns}
      hidden={HIDDEN}
      actions={!readOnly && add}
      emptyActions={add}
      head={rows && rows.length > 0 && <Progress rows={rows} today={today} />}
      detail={changeRecords}
    />
  );
}

function Progress({ rows, today }: { rows: readonly RegisterRow[]; today: string }) {
  const inPlace = rows.filter(({ values }) => values['status'] === 'in_place').length;
  const overdue = rows.filter((row) => stateOf(row, today) !== '').length;
  return (
    <div className={styles.progress}>
      <span className={styles.bar}>
        <progress max={rows.length} value={inPlace} aria-label={`${inPlace} of ${rows.length} in place`} />
      </span>
      <span>
        {inPlace} of {rows.length} in place
      </span>
      <span className={overdue > 0 ? styles.due : undefined}>{overdue} overdue</span>
    </div>
  );
}

/** Requirement 16 as a check: each component that changes has a change record in the period, or shows that nothing changed. */
function ChangeRecords() {
  const changes = useData(['registers', 'requirementOutlook'], () => api.registers.requirementOutlook({}))
    .data?.changes;
  if (!changes) return null;
  const { from, to, components, covered, missing } = changes;
  return (
    <PaneSection title="Change records of components" hint={`${covered} of ${components}`}>
      {components === 0 ? (
        <p className={styles.hint}>No infrastructure or software is recorded in the scope yet.</p>
      ) : missing.length === 0 ? (
        <p className={styles.hint}>
          Every one has a change record from {from} to {to}.
        </p>
      ) : (
        <>
          <p className={styles.hint}>
            Without a change record from {from} to {to}. Link one in the register of changes, or keep proof
            that nothing changed.
          </p>
          <ul className={styles.list}>
            {missing.map(({ id, name, reason }) => (
              <li key={id}>
                <Link href={links.scopeRecord('components', id)}>{name}</Link>
                <small>{reason}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </PaneSection>
  );
}
