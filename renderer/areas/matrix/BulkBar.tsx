import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction } from '../../app/query.ts';
import { useActions } from '../../state/actions.ts';
import { patchFor, valueWords, type BulkField as Field } from './bulk-fields.ts';
import { BulkCriteria } from './BulkCriteria.tsx';
import { BulkField } from './BulkField.tsx';
import styles from './controls.module.css';
import { refsForCopies } from './next-ref.ts';
import { RenumberDialog } from './RenumberDialog.tsx';
import { nameControls, updateControls } from './update-controls.ts';

interface Props {
  selected: readonly ControlRow[];
  /** All of them. */
  controls: readonly ControlRow[];
  fields: readonly Field[];
  onSelected: (ids: ReadonlySet<string>) => void;
}

type Asking = { field: Field } | 'criteria' | 'renumber' | null;

/** Changes all selected controls in one step that one undo takes back. */
export function BulkBar({ selected, controls, fields, onSelected }: Props) {
  const { run, busy } = useAction();
  const [asking, setAsking] = useState<Asking>(null);
  const what = nameControls(selected);
  const clear = () => onSelected(new Set());

  const set = (field: Field, value: string) =>
    void run(() => updateControls(selected, patchFor(field, value)), {
      done: `${field.label} of ${what} is now ${valueWords(field, value)}.`,
    });
  const remove = async () => {
    const sentence = `Removed ${what} with ${selected.length === 1 ? 'its' : 'their'} links.`;
    const ids = selected.map(({ id }) => id);
    if (await run(() => api.matrix.removeControls({ ids }), { done: sentence })) clear();
  };
  const duplicate = async () => {
    const copies = refsForCopies(selected, controls);
    const done = `Added ${copies.length === 1 ? `${copies[0]?.ref} as a copy` : `${plural(copies.length, 'copy', 'copies')}`} of ${what}.`;
    const added = await run(() => api.matrix.duplicateControls({ copies }), { done });
    if (added) onSelected(new Set(added.ids));
  };

  useActions([
    ...fields.map((field) => ({
      id: `matrix.set.${field.id}`,
      label: `Set ${field.label.toLowerCase()} of ${what}`,
      run: () => setAsking({ field }),
    })),
    {
      id: 'matrix.set.criteria',
      label: `Add or remove criteria of ${what}`,
      run: () => setAsking('criteria'),
    },
    { id: 'matrix.duplicate', label: `Duplicate ${what}`, run: () => void duplicate() },
    { id: 'matrix.renumber', label: `Renumber ${what}`, run: () => setAsking('renumber') },
    { id: 'matrix.remove', label: `Remove ${what}`, run: () => void remove() },
    { id: 'matrix.clear', label: 'Clear the selection', run: clear },
  ]);
  return (
    <div className={styles.foot} role="toolbar" aria-label="Change the selected controls">
      <b>{selected.length} selected</b>
      <div className={styles.bulk}>
        {fields
          .filter(({ isFrequent }) => isFrequent)
          .map((field) =>
            field.choices ? (
              <ChoiceMenu key={field.id} field={field} onChoose={(value) => set(field, value)} />
            ) : (
              <Button key={field.id} onClick={() => setAsking({ field })}>
                {field.label}
              </Button>
            ),
          )}
        <Button onClick={() => setAsking('criteria')}>Criteria</Button>
        <Menu position="top-end">
          <Menu.Target>
            <Button>More</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {fields
              .filter(({ isFrequent }) => !isFrequent)
              .map((field) => (
                <Menu.Item key={field.id} onClick={() => setAsking({ field })}>
                  {field.label}
                </Menu.Item>
              ))}
            <Menu.Divider />
            <Menu.Item onClick={() => void duplicate()}>Duplicate</Menu.Item>
            <Menu.Item onClick={() => setAsking('renumber')}>Renumber</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button disabled={busy} onClick={() => void remove()}>
          Remove
        </Button>
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      </div>
      {asking === 'criteria' && (
        <BulkCriteria
          selected={selected}
          what={what}
          onApply={(changes) =>
            void run(() => api.matrix.changeControls({ changes }), {
              done: `Changed the criteria of ${plural(changes.length, 'control')}.`,
            })
          }
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'renumber' && (
        <RenumberDialog selected={selected} controls={controls} onClose={() => setAsking(null)} />
      )}
      {asking !== null && typeof asking === 'object' && (
        <BulkField
          field={asking.field}
          what={what}
          onApply={(value) => set(asking.field, value)}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function ChoiceMenu({ field, onChoose }: { field: Field; onChoose: (value: string) => void }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button>{field.label}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {field.choices?.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onChoose(value)}>
            {label}
          </Menu.Item>
        ))}
        {field.clearable && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChoose('')}>Not set</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
