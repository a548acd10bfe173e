import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api, toAppError } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { showUndoable } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import styles from './dialogs.module.css';
import { inFreeOrder, numbered, numberingOf } from './next-ref.ts';

interface Props {
  /** In the order in which they are numbered. */
  selected: readonly ControlRow[];
  controls: readonly ControlRow[];
  onClose: () => void;
}

/** Enough to see the pattern. */
const SHOWN = 6;

/** Numbers the selected controls anew, in the order of the matrix. */
export function RenumberDialog({ selected, controls, onClose }: Props) {
  const [numbering, setNumbering] = useState(() => numberingOf(selected));
  const [error, setError] = useState<string>();
  const renamings = numbered(selected, numbering);
  const own = new Set(selected.map(({ id }) => id));
  const taken = controls.find(
    ({ id, ref }) => !own.has(id) && renamings.some(({ to }) => to.toLowerCase() === ref.toLowerCase()),
  );
  const problem = taken ? `${taken.ref} is the number of “${taken.title}”. Choose another start.` : error;
  const steps = inFreeOrder(renamings);

  const save = async () => {
    try {
      await api.matrix.changeControls({ changes: steps.map(({ id, ref }) => ({ id, patch: { ref } })) });
      onClose();
      await showUndoable(`Renumbered ${plural(selected.length, 'control')}.`);
    } catch (reason) {
      setError(toAppError(reason).message);
    }
  };
  return (
    <Dialog onClose={onClose} title={`Renumber ${plural(selected.length, 'control')}`} size={440}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Group grow align="flex-start">
          <TextInput
            label="Before the number"
            data-autofocus
            maxLength={30}
            value={numbering.stem}
            error={problem}
            onChange={(event) => setNumbering({ ...numbering, stem: event.currentTarget.value })}
          />
          <NumberInput
            label="First number"
            min={0}
            max={99_999}
            allowDecimal={false}
            value={numbering.first}
            onChange={(first) => setNumbering({ ...numbering, first: Number(first) })}
          />
          <NumberInput
            label="Digits"
            min={1}
            max={5}
            allowDecimal={false}
            value={numbering.digits}
            onChange={(digits) => setNumbering({ ...numbering, digits: Number(digits) })}
          />
        </Group>
        <ul className={styles.renamings}>
          {renamings.slice(0, SHOWN).map(({ id, from, to }) => (
            <li key={id}>
              {from} becomes <b>{to}</b>
            </li>
          ))}
          {renamings.length > SHOWN && <li>and {renamings.length - SHOWN} more</li>}
        </ul>
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={Boolean(taken) || steps.length === 0}>
            Renumber
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
