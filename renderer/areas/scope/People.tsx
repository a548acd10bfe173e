import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { AddPerson } from './AddPerson.tsx';
import styles from './scope.module.css';
import type { Person } from './types.ts';

const SIDES = [
  { value: 'client', label: 'Client' },
  { value: 'firm', label: 'Firm' },
];

const textColumn = (id: 'name' | 'title' | 'email', header: string, width: number): GridColumn<Person> => ({
  id,
  header,
  width,
  cell: (person) => person[id],
  text: (person) => person[id],
  edit: {
    required: id === 'name',
    value: (person) => person[id],
    commit: async (people, value) => {
      for (const person of people) await api.scope.updatePerson({ id: person.id, [id]: value });
    },
  },
});

const sideName = ({ side }: Person) => (side === 'firm' ? 'Firm' : 'Client');

const COLUMNS: GridColumn<Person>[] = [
  { ...textColumn('name', 'Name', 150), frozen: true },
  textColumn('title', 'Title', 130),
  { ...textColumn('email', 'Email', 150), grow: true },
  {
    id: 'side',
    header: 'Side',
    width: 72,
    cell: sideName,
    text: sideName,
    edit: {
      required: true,
      value: ({ side }) => side,
      options: SIDES,
      commit: async (people, value) => {
        const side = value === 'firm' ? 'firm' : 'client';
        for (const { id } of people) await api.scope.updatePerson({ id, side });
      },
    },
  },
  {
    id: 'controls',
    header: 'Controls',
    width: 80,
    align: 'end',
    cell: (person) => person.controls,
    text: (person) => person.controls,
  },
];

/** The people of the engagement: owners of controls on the client's side, preparers and reviewers on the firm's. */
export function People({ people, readOnly }: { people: Person[]; readOnly: boolean }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const { run, busy } = useAction();
  const chosen = useMemo(() => people.filter(({ id }) => selected.has(id)), [people, selected]);

  const remove = () => {
    const owned = chosen.reduce((sum, person) => sum + person.controls, 0);
    const who = chosen.length === 1 ? chosen[0]?.name : plural(chosen.length, 'person', 'people');
    const orphans =
      owned > 0 ? ` ${plural(owned, 'control')} now ${owned === 1 ? 'has' : 'have'} no owner.` : '';
    return run(() => api.scope.removePeople({ ids: chosen.map(({ id }) => id) }), {
      done: `Removed ${who}.${orphans}`,
    });
  };

  useActions(
    readOnly ? [] : [{ id: 'scope.add', label: 'Add person', keys: 'mod+N', run: () => setAdding(true) }],
  );

  return (
    <div className={styles.people}>
      <div className={styles.bar}>
        <span className={styles.missing}>{plural(people.length, 'person', 'people')}</span>
        {!readOnly && (
          <span className={styles.right}>
            {chosen.length > 0 && (
              <Button disabled={busy} onClick={() => void remove()}>
                Remove {plural(chosen.length, 'person', 'people')}
              </Button>
            )}
            <Button onClick={() => setAdding(true)} rightSection={<Keys keys="mod+N" />}>
              Add person
            </Button>
          </span>
        )}
      </div>
      {adding && <AddPerson onDone={() => setAdding(false)} />}
      <Grid
        label="People"
        rows={people}
        columns={COLUMNS}
        readOnly={readOnly}
        selected={selected}
        onSelected={setSelected}
        empty={
          <EmptyState title="No people yet">
            Add those who own controls at the client, and those who prepare and review at the firm. A control
            without an owner is a gap.
          </EmptyState>
        }
      />
    </div>
  );
}
