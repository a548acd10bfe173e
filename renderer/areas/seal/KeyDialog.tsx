import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { sentenceCase } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useData } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { BackUpKey } from './BackUpKey.tsx';
import { keepingOf } from './key-words.ts';
import { KeyFacts } from './KeyFacts.tsx';
import { ReplaceKey } from './ReplaceKey.tsx';
import { closeSealDialog, showSealDialog } from './seal-state.ts';
import styles from './seal.module.css';

/** The key that sealed copies of this computer are signed with: what keeps it, its copy, its replacement, and the keys before it. */
export function KeyDialog() {
  const { data: ring } = useData(['seal', 'keyring'], () => api.seal.keyring({}));
  const [doing, setDoing] = useState<'back up' | 'replace' | null>(null);
  const { run, busy } = useAction();
  const savePublic = () =>
    run(
      async () => {
        const target = await platform.pickSaveTarget({ suggestedName: 'seal key.pem', kind: 'any' });
        if (!target) return;
        await api.seal.savePublicKey({ target: target.token });
        await platform.deliver(target);
      },
      { undo: false },
    );
  if (ring === undefined) return null;
  const key = ring.current;
  return (
    <Dialog title="Signing key" size={680} onClose={closeSealDialog}>
      <div className={styles.dialog}>
        {key ? (
          <>
            <Properties>
              <Property label="Made on">
                {key.createdAt === null ? 'Not recorded' : moment(key.createdAt)}
              </Property>
              <Property label="Kept by">
                {key.keptBy === 'system'
                  ? `${sentenceCase(keepingOf(ring))} No passphrase is asked.`
                  : 'signing-key.json in the folder of the settings, under a passphrase'}
                {key.keptBy === 'passphrase' &&
                  ring.store === 'passphrase' &&
                  ` (${ring.storeNote.replace(/\.$/, '')})`}
              </Property>
            </Properties>
            <KeyFacts sealKey={key}>
              Reports print these words as “Seal key”. Keep a copy of the key: without it nothing can be
              signed with this key again.
            </KeyFacts>
          </>
        ) : (
          <p>
            This computer has no signing key yet. One is made when a copy is sealed for the first time.{' '}
            {sentenceCase(keepingOf(ring))}
          </p>
        )}
        {ring.earlier.length > 0 && (
          <section>
            <h3>Earlier keys</h3>
            <ul className={styles.earlier}>
              {ring.earlier.map(({ fingerprint, words, replacedAt }) => (
                <li key={fingerprint}>
                  <b>{words}</b>, replaced on {moment(replacedAt)}
                </li>
              ))}
            </ul>
            <p className={styles.note}>
              Copies that they signed still verify, as of an earlier key of this computer.
            </p>
          </section>
        )}
        {key && doing === 'back up' && <BackUpKey current={key} onEnd={() => setDoing(null)} />}
        {key && doing === 'replace' && <ReplaceKey ring={ring} onEnd={() => setDoing(null)} />}
        {doing === null && (
          <footer className={styles.foot}>
            {key ? (
              <>
                <Button disabled={busy} onClick={() => setDoing('replace')}>
                  Replace…
                </Button>
                <Button disabled={busy} onClick={() => setDoing('back up')}>
                  Save a copy of the key…
                </Button>
                <Button disabled={busy} onClick={() => void savePublic()}>
                  Save the public key…
                </Button>
              </>
            ) : (
              <Button onClick={() => showSealDialog('seal')}>Seal a copy</Button>
            )}
            <Button variant="filled" onClick={closeSealDialog}>
              Close
            </Button>
          </footer>
        )}
      </div>
    </Dialog>
  );
}
