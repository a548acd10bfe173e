import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { plural } from '../../app/format.ts';
import { mayHoldFiles, totalsOf } from '../../app/incoming.ts';
import { attach, type AttachOptions, type AttachRequest } from '../../state/attach.ts';
import { ControlsSelect } from '../ControlSelect.tsx';
import { Dialog } from '../Dialog.tsx';
import styles from './dialog.module.css';
import { IncomingList } from './IncomingList.tsx';
import { incomingWords } from './incoming-words.ts';
import { dayProblems, IntakeFacts, NOTHING_SAID, saidOptions } from './IntakeFacts.tsx';

interface Props extends AttachRequest {
  onClose: () => void;
}

/** Says what is about to come in, and asks once for all of it where it goes and what it covers; all can be left open. */
export function AttachDialog({ files, options, versionOf, onAttached, onClose }: Props) {
  const [controls, setControls] = useState([...(options.controlIds ?? [])]);
  const [said, setSaid] = useState(NOTHING_SAID);
  const [unpack, setUnpack] = useState(true);
  const [asVersion, setAsVersion] = useState(false);
  const totals = totalsOf(files);
  const offersVersion = versionOf !== undefined && files.length === 1 && totals.folders === 0;
  const hasProblem = Object.values(dayProblems(said)).some(Boolean);

  const chosen = (): AttachOptions =>
    asVersion && versionOf
      ? { versionOf: versionOf.id, to: versionOf.ref }
      : { ...options, ...saidOptions(said), controlIds: controls, containers: unpack ? 'unpack' : 'keep' };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    void attach({ files, options: chosen(), onAttached });
  };
  const what = totals.files === null ? plural(totals.folders, 'folder') : plural(totals.files, 'file');
  const where = options.to ? ` to ${options.to}` : '';
  return (
    <Dialog onClose={onClose} title={`Attach ${what}${where}`} size={560}>
      <form onSubmit={submit} className={styles.form}>
        <IncomingList files={files} />
        {files.length > 1 && <p className={styles.hint}>{incomingWords(totals)}</p>}
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
            {files.some(mayHoldFiles) && (
              <Checkbox
                label="Unpack archives and emails"
                description="Each file inside becomes a record. Without it, the archive or email is kept as one file."
                checked={unpack}
                onChange={(event) => setUnpack(event.currentTarget.checked)}
              />
            )}
            <IntakeFacts said={said} onChange={setSaid} />
            <ControlsSelect label="Link to controls" value={controls} onChange={setControls} />
          </>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" data-autofocus disabled={!asVersion && hasProblem}>
            {asVersion ? 'Add the version' : `Attach ${what}`}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
