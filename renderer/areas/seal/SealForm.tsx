import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ENGAGEMENT_AREA_NAMES, ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import type { SealedEvidence, SealSelection } from '../../../shared/domain/seal-scope.ts';
import { LEAST_PASSPHRASE } from '../../../shared/domain/passphrase.ts';
import { api } from '../../app/api.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { PassphraseField, typedIn } from '../../app/passphrase/PassphraseField.tsx';
import { keepingOf } from './key-words.ts';
import { SealPreview } from './SealPreview.tsx';
import { closeSealDialog } from './seal-state.ts';
import styles from './seal.module.css';

const EVIDENCE: Record<SealedEvidence, string> = {
  all: 'All files',
  linked: 'Files that a record rests on',
  none: 'No files, only their records and hashes',
};

/** What a person asks for. The passphrases are on their way to the engine and are kept nowhere. */
export interface WantedSeal {
  selection: SealSelection;
  sealedBy: string;
  /** Null when the system keeps the key. */
  passphrase: string | null;
  copyPassphrase: string | undefined;
  /** There is no key yet: one is made first. */
  makesKey: boolean;
}

interface Props {
  busy: boolean;
  /** The engine's refusal of the passphrase. */
  refused: string | null;
  onSeal: (wanted: WantedSeal) => void;
}

/** Chooses what goes into a sealed copy and who signs it. */
export function SealForm({ busy, refused, onSeal }: Props) {
  const { actor, encrypted } = useWorkspace();
  const ring = useData(['seal', 'keyring'], () => api.seal.keyring({}));
  const key = ring.data?.current;
  const [areas, setAreas] = useState(() => [...ENGAGEMENT_AREAS]);
  const [evidence, setEvidence] = useState<SealedEvidence>('all');
  const [notes, setNotes] = useState(false);
  const [encrypts, setEncrypts] = useState(false);
  const [problem, setProblem] = useState<{ at: string; text: string } | null>(null);
  const selection = { areas, evidence, notes };
  const makesKey = key === null;
  const asks = (key?.keptBy ?? ring.data?.store) === 'passphrase';
  const problemAt = (at: string) => (problem?.at === at ? problem.text : undefined);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const passphrase = asks ? typedIn(form, 'key') : null;
    const copyPassphrase = encrypts ? typedIn(form, 'copy') : undefined;
    if (makesKey && passphrase !== null && passphrase.length < LEAST_PASSPHRASE)
      return setProblem({ at: 'key', text: `At least ${LEAST_PASSPHRASE} characters.` });
    if (makesKey && passphrase !== null && passphrase !== typedIn(form, 'again'))
      return setProblem({ at: 'again', text: 'This differs from the passphrase above.' });
    if (copyPassphrase !== undefined && copyPassphrase.length < LEAST_PASSPHRASE)
      return setProblem({ at: 'copy', text: `At least ${LEAST_PASSPHRASE} characters.` });
    setProblem(null);
    onSeal({ selection, sealedBy: typedIn(form, 'sealedBy').trim(), passphrase, copyPassphrase, makesKey });
  };
  const toggle = (area: (typeof areas)[number], isIn: boolean) =>
    setAreas(ENGAGEMENT_AREAS.filter((one) => (one === area ? isIn : areas.includes(one))));

  return (
    <form className={styles.dialog} onSubmit={submit}>
      <div className={styles.columns}>
        <div className={styles.choices}>
          <fieldset>
            <legend>Areas</legend>
            <div className={styles.areas}>
              {ENGAGEMENT_AREAS.map((area) => (
                <Checkbox
                  key={area}
                  label={ENGAGEMENT_AREA_NAMES[area]}
                  checked={areas.includes(area)}
                  onChange={(event) => toggle(area, event.currentTarget.checked)}
                />
              ))}
            </div>
          </fieldset>
          <Radio.Group
            label="Bytes of evidence"
            value={evidence}
            onChange={(value) => {
              const next = (Object.keys(EVIDENCE) as SealedEvidence[]).find((one) => one === value);
              if (next) setEvidence(next);
            }}
          >
            <div className={styles.radios}>
              {(Object.keys(EVIDENCE) as SealedEvidence[]).map((value) => (
                <Radio key={value} value={value} label={EVIDENCE[value]} />
              ))}
            </div>
          </Radio.Group>
          <Checkbox
            label="Internal notes, comments, the talk about requests, review notes"
            checked={notes}
            onChange={(event) => setNotes(event.currentTarget.checked)}
          />
        </div>
        <SealPreview selection={selection} />
      </div>
      <TextInput
        name="sealedBy"
        label="Sealed by"
        defaultValue={actor}
        maxLength={200}
        required
        withAsterisk={false}
      />
      {key && (
        <section className={styles.key}>
          <h3>Key in words</h3>
          <p className={styles.words}>{key.words}</p>
          <p className={styles.note}>
            The auditor compares these words. Read them over the phone, or send them another way than the
            copy.
          </p>
        </section>
      )}
      {makesKey && ring.data && (
        <p className={styles.note}>
          This computer has no signing key yet. One is made now; {keepingOf(ring.data)}{' '}
          {asks && <b>A passphrase that is lost can not be recovered.</b>}
        </p>
      )}
      {asks && (
        <div className={styles.pair}>
          <PassphraseField
            name="key"
            label={makesKey ? 'New passphrase of the key' : 'Passphrase of the key'}
            error={problemAt('key') ?? refused ?? undefined}
          />
          {makesKey && <PassphraseField name="again" label="Once more" error={problemAt('again')} />}
        </div>
      )}
      <Checkbox
        label={
          encrypted
            ? 'Another passphrase for the copy; otherwise it has the one of the workspace'
            : 'Encrypt the copy with a passphrase'
        }
        checked={encrypts}
        onChange={(event) => setEncrypts(event.currentTarget.checked)}
      />
      {encrypts && <PassphraseField name="copy" label="Passphrase of the copy" error={problemAt('copy')} />}
      <footer className={styles.foot}>
        <span>{(areas.length === 0 && 'Choose at least one area.') || (asks ? '' : refused)}</span>
        <Button onClick={closeSealDialog}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={busy || areas.length === 0 || key === undefined}>
          Seal
        </Button>
      </footer>
    </form>
  );
}
