import { Button } from '@mantine/core';
import { ENGAGEMENT_AREA_NAMES, ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import type { SealInfo } from '../../../shared/contract/seal.ts';
import type { SealedEvidence } from '../../../shared/domain/seal-scope.ts';
import { moment } from '../../app/dates.ts';
import { count, plural } from '../../app/format.ts';
import { useWorkspace } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { KeyFacts } from './KeyFacts.tsx';
import { checkSeal, closeSealDialog, useSealCheck } from './seal-state.ts';
import { signerOf, useVerdict } from './SealStrip.tsx';
import styles from './seal.module.css';

const EVIDENCE_WORDS: Record<SealedEvidence, string> = {
  all: 'Bytes of every file',
  linked: 'Bytes of files that a record rests on',
  none: 'Records and hashes, without the bytes',
};

const KNOWN_AS = {
  current: 'This is the key that this computer seals with.',
  earlier: 'This is an earlier key of this computer, which another one has replaced.',
} as const;

/** What the seal says, what it leaves out, what does not verify, and how to tell whose key it is. */
export function SealDetails({ info }: { info: SealInfo }) {
  const { id } = useWorkspace();
  const { check } = useSealCheck();
  const { words, tone } = useVerdict();
  const { areas, evidence, notes } = info.selection;
  const left = ENGAGEMENT_AREAS.filter((area) => !areas.includes(area));
  return (
    <Dialog title="Seal of this copy" size={680} onClose={closeSealDialog}>
      <div className={styles.dialog}>
        <Properties>
          <Property label="Result">
            <span className={tone}>{words}</span>
            {check?.result?.ok &&
              `: ${plural(check.result.transactions, 'change')}, ${plural(check.result.rows, 'row')} and ${plural(check.result.files, 'file')} agree with the seal.`}
            {check?.problem && ` ${check.problem}`}
          </Property>
          <Property label="Sealed by">{signerOf(info)}</Property>
          <Property label="Sealed on">
            {moment(info.sealedAt)}, by the clock of that computer, with Trustbench {info.app}
          </Property>
          <Property label="Changes">{count(info.transactions)}</Property>
        </Properties>
        <KeyFacts sealKey={info.key}>
          {info.knownAs === null
            ? `Ask ${info.firm || info.signedBy} to read these words over the phone. The same words mean the same key; an intact seal alone does not say whose key it is.`
            : KNOWN_AS[info.knownAs]}
        </KeyFacts>
        <section>
          <h3>What is in it</h3>
          <Properties>
            <Property label="Areas">{areas.map((area) => ENGAGEMENT_AREA_NAMES[area]).join(', ')}</Property>
            <Property label="Withheld areas">
              {left.length === 0 ? 'None' : left.map((area) => ENGAGEMENT_AREA_NAMES[area]).join(', ')}
            </Property>
            <Property label="Evidence">{EVIDENCE_WORDS[evidence]}</Property>
            <Property label="Withheld files">
              {info.withheldFiles === 0
                ? 'None'
                : `${plural(info.withheldFiles, 'file')}: their records and SHA-256 hashes are here`}
            </Property>
            <Property label="Internal notes">{notes ? 'Included' : 'Withheld'}</Property>
            <Property label="Shortened">
              {info.shortened.length === 0
                ? 'No change'
                : `${plural(info.shortened.length, 'change')} of the history lost what is withheld`}
            </Property>
          </Properties>
        </section>
        {check?.result && check.result.problems.length > 0 && (
          <section>
            <h3>{plural(check.result.problems.length, 'problem')}</h3>
            <ul className={styles.problems}>
              {check.result.problems.map(({ code, table, rowId, column, message }) => (
                <li key={`${code} ${table} ${rowId} ${column} ${message}`}>{message}</li>
              ))}
            </ul>
            <p className={styles.note}>
              Do not rely on this copy. Ask {info.signedBy} for another one, and keep this file.
            </p>
          </section>
        )}
        <footer className={styles.foot}>
          <Button disabled={check?.running} onClick={() => void checkSeal(id)}>
            Verify again
          </Button>
          <Button variant="filled" onClick={closeSealDialog}>
            Close
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
