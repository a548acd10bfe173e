import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  REQUEST_KIND_NAMES,
  REQUEST_KINDS,
  type RequestKind,
} from '../../../shared/domain/request-vocabulary.ts';
import { api } from '../../app/api.ts';
import { dayProblem } from '../../app/dates.ts';
import { useAction } from '../../app/query.ts';
import { ControlsSelect } from '../../components/ControlSelect.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { useControls, usePeople } from './queries.ts';
import styles from './requests.module.css';

interface Props {
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** The least that a request needs; the rest is written in its pane. */
export function AddRequest({ onClose, onAdded }: Props) {
  const { run, busy } = useAction();
  const people = usePeople();
  const controls = useControls();
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [wording, setWording] = useState('');
  const [kind, setKind] = useState<RequestKind>('evidence');
  const [controlIds, setControlIds] = useState<string[]>([]);
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  const [due, setDue] = useState('');
  const problem = due === '' ? undefined : dayProblem(due);

  const add = async () => {
    const criteria = controls
      .filter(({ id }) => controlIds.includes(id))
      .flatMap((control) => control.criteria);
    const added = await run(() =>
      api.requests.add({
        title: title.trim(),
        number: number.trim(),
        wording,
        kind,
        controlIds,
        criteria: [...new Set(criteria)],
        assigneeId,
        due: due || null,
      }),
    );
    if (added) onAdded(added.id);
  };
  return (
    <Dialog onClose={onClose} title="Add request" size={520}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) void add();
        }}
      >
        <TextInput
          label="Title"
          placeholder="What is asked for, in one line"
          data-autofocus
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label="Wording"
          placeholder="As it was received, word for word"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          value={wording}
          onChange={(event) => setWording(event.currentTarget.value)}
        />
        <div className={styles.pair}>
          <Select
            label="Kind"
            allowDeselect={false}
            value={kind}
            onChange={(next) => setKind(REQUEST_KINDS.find((known) => known === next) ?? kind)}
            data={REQUEST_KINDS.map((value) => ({ value, label: REQUEST_KIND_NAMES[value] }))}
          />
          <TextInput
            label="Auditor's number"
            maxLength={300}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        </div>
        <ControlsSelect label="Controls" value={controlIds} onChange={setControlIds} />
        <div className={styles.pair}>
          <Select
            label="Assigned to"
            placeholder="Nobody yet"
            searchable
            clearable
            value={assigneeId}
            onChange={setAssigneeId}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateField label="Due" value={due} onChange={setDue} error={problem} />
        </div>
        <footer className={styles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={busy || title.trim() === '' || problem !== undefined}
          >
            Add request
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
