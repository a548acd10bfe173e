import { Button } from '@mantine/core';
import { api } from '../../app/api.ts';
import { platform } from '../../app/platform.ts';
import { useAction } from '../../app/query.ts';
import styles from './backups.module.css';

interface Props {
  folder: string;
  isChosen: boolean;
  notes: readonly string[];
}

/** Where copies go, what to know of that place, and the choice of another. */
export function BackupFolder({ folder, isChosen, notes }: Props) {
  const { run, busy } = useAction();
  const choose = () =>
    run(
      async () => {
        const [picked] = await platform.pickFiles({ multiple: false, accept: 'folder' });
        return picked && api.backups.setFolder({ folder: picked.token });
      },
      {
        done: (chosen) =>
          chosen &&
          `Backups go to ${chosen.folder} from now on. Those made before stay in the folder from before.`,
        undo: false,
      },
    );
  const reset = () =>
    run(() => api.backups.setFolder({ folder: null }), {
      done: ({ folder: usual }) => `Backups go to ${usual} again.`,
      undo: false,
    });
  return (
    <section className={styles.folder} aria-label="Backup folder">
      <p className={styles.where}>
        Copies go to <span className={styles.hash}>{folder}</span>
      </p>
      {platform.takesFolders ? (
        <Button disabled={busy} onClick={() => void choose()}>
          Choose folder…
        </Button>
      ) : (
        <span className={styles.hint}>Another folder can be chosen in the desktop application.</span>
      )}
      {isChosen && (
        <Button disabled={busy} onClick={() => void reset()}>
          Use the usual folder
        </Button>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.warning} role="note">
          {note}
        </p>
      ))}
    </section>
  );
}
