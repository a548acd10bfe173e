import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { dayProblem } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { totalsOf } from '../../app/incoming.ts';
import { periodProblem } from '../../app/period-problem.ts';
import { attachFiles, type AttachRequest } from '../../state/attach.ts';
import { ControlsSelect } from '../ControlSelect.tsx';
import { DateField } from '../DateField.tsx';
import { Dialog } from '../Dialog.tsx';
import styles from './dialog.module.css';
import { IncomingList } from './IncomingList.tsx';
import { incomingWords } from './incoming-words.ts';

interface Props extends AttachRequest {
  onClose: () => void;
}

/** Says what is about to come in, and asks once for all of it where it goes and what it covers; all can be left open. */
export function AttachDialog({ files, options, versionOf, onAttached, onClose }: Props) {
  const [controls, setControls] = useState([...(options.controlIds ?? [])]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [asVersion, setAsVersion] = useState(false);
  const totals = totalsOf(files);
  const offersVersion = versionOf !== undefined && files.length === 1 && totals.folders === 0;
  const problems = { from: from && dayProblem(from), to: (to && dayProblem(to)) || periodProblem(from, to) };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    onClose();
    const facts = { controlIds: controls, coversFrom: from || null, coversTo: to || null };
    const result = await attachFiles(
      files,
      asVersion && versionOf ? { versionOf: versionOf.id, to: versionOf.ref } : { ...options, ...facts },
    );
    if (result) onAttached?.(result);
  };
  const what = totals.files === null ? plural(totals.folders, 'folder') : plural(totals.files, 'file');
  const where = options.to ? ` to ${options.to}` : '';
  return (
    <Dialog onClose={onClose} title={`Attach ${what}${where}`} size={560}>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <IncomingList files={files} />
        <p className={styles.hint}>{incomingWords(totals)}</p>
        {offersVersion && (
          <SegmentedControl
            aria-label="Attach as"
            value={asVersion ? 'version' : 'record'}
            onChange={(next) => setAsVersion(next === 'version')}
            data={[
              { value: 'record', label: 'A new record' },
              { value: 'version', label: `Version ${versionOf.versions + 1} of ${versionOf.ref}` },
            ]}
          />
        )}
        {!asVersion && (
          <>
            <div className={styles.dates}>
              <DateField label="Covers from" value={from} onChange={setFrom} error={problems.from} />
              <DateField label="Covers to" value={to} onChange={setTo} error={problems.to} />
            </div>
            <ControlsSelect label="Link to controls" value={controls} onChange={setControls} />
          </>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            data-autofocus
            disabled={!asVersion && Boolean(problems.from || problems.to)}
          >
            {asVersion ? 'Add the version' : `Attach ${what}`}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
