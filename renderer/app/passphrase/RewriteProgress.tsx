import { Button, Progress } from '@mantine/core';
import type { Job } from '../../../shared/contract/jobs.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { api } from '../api.ts';
import { size } from '../format.ts';
import { useAction } from '../query.ts';
import styles from './passphrase.module.css';

/** The workspace is closed while this runs, so nothing else can be done meanwhile. */
export function RewriteProgress({ job }: { job: Job }) {
  const { run, busy } = useAction();
  const { label, phase, done, total } = job;
  const words = total > 0 ? `${size(done)} of ${size(total)}` : '';
  return (
    <Dialog title={label} size={440} withCloseButton={false} closeOnEscape={false} onClose={() => {}}>
      <div className={styles.progress}>
        <span>{phase || 'Preparing'}</span>
        <Progress.Root size={4}>
          <Progress.Section
            value={total > 0 ? (done / total) * 100 : 0}
            aria-label={label}
            aria-valuetext={words}
          />
        </Progress.Root>
        <footer>
          <span>{words}</span>
          <Button
            disabled={busy}
            onClick={() => void run(() => api.jobs.cancel({ id: job.id }), { undo: false })}
          >
            Cancel
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
