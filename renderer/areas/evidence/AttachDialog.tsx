import { Button, Group } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { dayProblem } from '../../app/dates.ts';
import { plural, size } from '../../app/format.ts';
import type { PickedFile } from '../../app/platform.ts';
import { DateField } from '../../components/DateField.tsx';
import { attachFiles } from '../../state/attach.ts';
import { ControlsSelect } from '../../components/ControlSelect.tsx';
import styles from './dialogs.module.css';
import { periodProblem } from './period-problem.ts';
import { Dialog } from '../../components/Dialog.tsx';

interface Props {
  files: readonly PickedFile[];
  /** Controls that are chosen already, for example the one the list is narrowed to. */
  controlIds: readonly string[];
  onClose: () => void;
  onAttached: (firstId: string | undefined) => void;
}

/** Asks once for all files what they cover and which controls they serve; both can be left open. */
export function AttachDialog({ files, controlIds, onClose, onAttached }: Props) {
  const [controls, setControls] = useState([...controlIds]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const problem = periodProblem(from, to);
  const total = files.reduce((sum, file) => sum + file.size, 0);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    onClose();
    const result = await attachFiles(files, {
      controlIds: controls,
      coversFrom: from || null,
      coversTo: to || null,
    });
    if (result) onAttached(result.added[0]?.id);
  };
  return (
    <Dialog onClose={onClose} title={`Attach ${plural(files.length, 'file')}`} size={520}>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <ul className={styles.files} aria-label="Files" tabIndex={0}>
          {files.map(({ token, fileName, size: bytes }) => (
            <li key={token}>
              <span>{fileName}</span>
              <span>{size(bytes)}</span>
            </li>
          ))}
        </ul>
        {files.length > 1 && <p className={styles.hint}>{size(total)} in all.</p>}
        <div className={styles.dates}>
          <DateField
            label="Covers from"
            value={from}
            onChange={setFrom}
            error={from ? dayProblem(from) : undefined}
          />
          <DateField
            label="Covers to"
            value={to}
            onChange={setTo}
            error={(to && dayProblem(to)) || problem}
          />
        </div>
        <ControlsSelect label="Link to controls" value={controls} onChange={setControls} />
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            data-autofocus
            disabled={Boolean(problem || (from && dayProblem(from)) || (to && dayProblem(to)))}
          >
            Attach {plural(files.length, 'file')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
