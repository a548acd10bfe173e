import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceRow } from '../../../../../shared/contract/evidence/records.ts';
import { plural } from '../../../../app/format.ts';
import { Dialog } from '../../../../components/Dialog.tsx';
import styles from './redaction.module.css';
import { saveRedactedCopy } from './save-redacted-copy.ts';

interface Props {
  row: EvidenceRow;
  version: number;
  /** Redactions that will be burnt in. */
  count: number;
  onClose: () => void;
}

/** Says what a redacted copy is before it is made. */
export function SaveRedactedDialog({ row, version, count, onClose }: Props) {
  const [log, setLog] = useState(true);
  const isPdf = row.mediaType === 'application/pdf';
  return (
    <Dialog title={`Save a redacted copy of ${row.ref}`} onClose={onClose}>
      <div className={styles.dialog}>
        <p>
          {plural(count, 'box', 'boxes')} will be burnt into the pixels of the copy.{' '}
          {isPdf
            ? 'Every page becomes a picture, so its text can no longer be searched; text, links, form values, attachments and metadata stay behind.'
            : 'Camera data, comments and all other metadata stay behind.'}
        </p>
        <p>The copy is checked before it is written. The stored file stays as it is.</p>
        <Checkbox
          label="Also save the redaction log: what was hidden, why, by whom and when (CSV)"
          checked={log}
          onChange={(event) => setLog(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            onClick={() => {
              onClose();
              void saveRedactedCopy(row, version, log);
            }}
          >
            Save
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
