import { Button } from '@mantine/core';
import { api } from '../../../app/api.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { useLocksDialog } from '../../../state/locks.ts';
import { useReviewRows } from './queries.ts';
import styles from './review.module.css';

/** Once every workpaper is reviewed, a sentence that offers to lock the area. Nothing before, and nothing while it is locked. */
export function OfferLock() {
  const { readOnly } = useWorkspace();
  const open = useLocksDialog((state) => state.open);
  const rows = useReviewRows().data ?? [];
  const locks = useData(['areaLocks', 'list'], () => api.areaLocks.list({})).data;
  const isDone = rows.length > 0 && rows.every(({ state }) => state === 'reviewed');
  if (readOnly || !isDone || !locks || locks.some(({ area }) => area === 'audit')) return null;
  return (
    <p className={styles.offer} role="status">
      Every workpaper is reviewed. Locking keeps them as they are signed.
      <Button variant="subtle" onClick={open}>
        Lock areas
      </Button>
    </p>
  );
}
