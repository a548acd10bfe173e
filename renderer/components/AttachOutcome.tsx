import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { plural } from '../app/format.ts';
import { links } from '../app/links.ts';
import { useAttachOutcome } from '../state/attach.ts';
import styles from './AttachOutcome.module.css';
import { Dialog } from './Dialog.tsx';

/** What became of attached files, when some were already here or could not be attached. */
export function AttachOutcome() {
  const { result, show } = useAttachOutcome();
  const close = () => show(null);
  if (!result) return null;
  const { added, duplicates, rejected } = result;
  return (
    <Dialog onClose={close} size={640} title={`Attached ${plural(added.length, 'file')}`}>
      {rejected.length > 0 && (
        <section>
          <h3>Not attached ({rejected.length})</h3>
          <ul className={styles.list}>
            {rejected.map(({ fileName, message }, index) => (
              <li key={index}>
                <b>{fileName}</b>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {duplicates.length > 0 && (
        <section>
          <h3>Already here ({duplicates.length})</h3>
          <ul className={styles.list}>
            {duplicates.map(({ id, ref, fileName }, index) => (
              <li key={index}>
                <b>{fileName}</b>
                <span>
                  has the same bytes as{' '}
                  <Link href={links.evidenceRecord(id)} onClick={close}>
                    {ref}
                  </Link>
                  , which is used instead.
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {added.length > 0 && (
        <section>
          <h3>Added ({added.length})</h3>
          <ul className={`${styles.list} ${styles.long}`} tabIndex={0} aria-label="Added files">
            {added.map(({ id, ref, fileName }) => (
              <li key={id}>
                <b>{fileName}</b>
                <Link href={links.evidenceRecord(id)} onClick={close}>
                  {ref}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Button onClick={close} data-autofocus className={styles.close}>
        Close
      </Button>
    </Dialog>
  );
}
