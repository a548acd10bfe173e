import { Button } from '@mantine/core';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { KeyFacts } from './KeyFacts.tsx';
import { closeSealDialog, showSealDialog } from './seal-state.ts';
import styles from './seal.module.css';

/** The key that sealed copies of this computer are signed with. */
export function KeyDialog() {
  const { data: key } = useData(['seal', 'key'], () => api.seal.key({ key: null }));
  if (key === undefined) return null;
  return (
    <Dialog title="Signing key" size={620} onClose={closeSealDialog}>
      <div className={styles.dialog}>
        {key ? (
          <KeyFacts sealKey={key}>
            The private key is in signing-key.json in the folder of the settings, protected by its passphrase.
            Keep a copy of that file: without it nothing can be signed with this key again.
          </KeyFacts>
        ) : (
          <p>This computer has no signing key yet. One is made when a copy is sealed for the first time.</p>
        )}
        <footer className={styles.foot}>
          {!key && <Button onClick={() => showSealDialog('seal')}>Seal a copy</Button>}
          <Button variant="filled" onClick={closeSealDialog}>
            Close
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
