import { Button } from '@mantine/core';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { refuseOpening } from '../../../../shared/domain/evidence-opening.ts';
import { platform } from '../../../app/platform.ts';
import { useAction } from '../../../app/query.ts';
import styles from './saving.module.css';

/** Opens a read-only copy of the newest file in another program. A browser starts none, so there is no such button in it. */
export function OpenFile({ row }: { row: EvidenceRow }) {
  const { run, busy } = useAction();
  const { openEvidence } = platform;
  if (!openEvidence || row.withheld) return null;
  const refused = refuseOpening(row);
  return (
    <>
      <Button
        disabled={busy || refused !== null}
        title="Opens a read-only copy in the program of this computer"
        onClick={() => void run(() => openEvidence({ id: row.id, version: row.versions }), { undo: false })}
      >
        Open
      </Button>
      {refused !== null && <small className={styles.reason}>{refused}</small>}
    </>
  );
}
