import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { Check, Copy, TriangleAlert } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { EvidenceRow, EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { count, plural, size } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { runAction } from '../../app/query.ts';
import { CrossReferences } from '../../components/CrossReferences.tsx';
import { PaneSection } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { attachFiles } from '../../state/attach.ts';
import { localAndUtc } from '../../../shared/domain/moments.ts';
import { FactGroup } from './facts/FactGroup.tsx';
import { LinkedTo } from './facts/LinkedTo.tsx';
import { Supersedes } from './facts/Supersedes.tsx';
import { Offer } from './guesses/Offer.tsx';
import { OfferBar } from './guesses/OfferBar.tsx';
import { useGuesses } from './guesses/use-guesses.ts';
import { EvidenceVersions } from './EvidenceVersions.tsx';
import { recordWarnings } from './record-warnings.ts';
import styles from './pane.module.css';
import { periodProblem } from '../../app/period-problem.ts';
import { OpenFile } from './saving/OpenFile.tsx';
import { SaveCopy } from './saving/SaveCopy.tsx';

interface Props {
  row: EvidenceRow;
  readOnly: boolean;
  /** Number of the version in the viewer. */
  viewed: number;
  onView: (version: EvidenceVersion) => void;
}

/** What is known about one record; the file's own facts are fixed, the rest is edited where it stands. */
export function EvidenceFacts({ row, readOnly, viewed, onView }: Props) {
  const [, navigate] = useLocation();
  const guesses = useGuesses(row.id, !readOnly);
  const group = { row, readOnly, guesses };
  const warnings = recordWarnings(row);
  const addVersion = () =>
    void runAction(
      async () => {
        const files = await platform.pickEvidence('one');
        await attachFiles(files, { versionOf: row.id, to: row.ref });
      },
      { undo: false },
    );
  const remove = async () => {
    const done = await runAction(() => api.evidence.remove({ ids: [row.id] }), {
      done: `Removed ${row.ref}${row.controls.length > 0 ? ` and its ${plural(row.controls.length, 'link')}` : ''}.`,
    });
    if (done) navigate(links.evidence, { replace: true });
  };

  return (
    <>
      <OfferBar recordId={row.id} guesses={guesses} />
      {warnings.length > 0 && (
        <PaneSection>
          <ul className={styles.warnings} aria-label="Warnings">
            {warnings.map((warning) => (
              <li key={warning}>
                <TriangleAlert size={13} aria-hidden />
                {warning}
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
      {row.limit && (
        <PaneSection>
          <p className={styles.limit}>{row.limit}</p>
        </PaneSection>
      )}
      {guesses.has('title') && (
        <PaneSection title="Title">
          <Offer recordId={row.id} guess={guesses.get('title')} />
        </PaneSection>
      )}
      <FactGroup {...group} title="What it is" ids={['kind', 'method', 'recordCount']} />
      <FactGroup
        {...group}
        title="When"
        ids={['coversFrom', 'coversTo', 'asOf', 'collectedAt', 'expiresOn']}
        checks={{
          coversFrom: (day) => periodProblem(day, row.coversTo ?? '') && endsBefore(row.coversTo),
          coversTo: (day) => periodProblem(row.coversFrom ?? '', day),
        }}
        hints={{
          collectedAt: row.collectedAt && row.collectedOffset !== 0 && (
            <span className={styles.hint}>{localAndUtc(row.collectedAt, row.collectedOffset)}</span>
          ),
        }}
      />
      <FactGroup
        {...group}
        title="Where it came from"
        ids={['source', 'environment', 'query', 'collectedBy']}
      />
      <LinkedTo row={row} readOnly={readOnly} />
      <FactGroup {...group} title="Handling" ids={['confidentiality', 'personalData', 'retainUntil']}>
        <Property label="Supersedes">
          <Supersedes row={row} readOnly={readOnly} />
          <Offer recordId={row.id} guess={guesses.get('supersedes')} />
        </Property>
        {row.supersededBy.length > 0 && (
          <Property label="Superseded by">
            {row.supersededBy.map(({ id, ref, title }) => (
              <span key={id} className={styles.linked}>
                <Link href={links.evidenceRecord(id)}>{ref}</Link>
                <span>{title}</span>
              </span>
            ))}
          </Property>
        )}
      </FactGroup>
      <PaneSection title="File">
        <Properties>
          <Property label="Name">{row.fileName}</Property>
          {row.origin !== '' && <Property label="Came in">{row.origin}</Property>}
          <Property label="Type">
            {row.mediaType}
            {row.typeDiffers && <b className={styles.differs}>differs from the name</b>}
          </Property>
          <Property label="Size">
            {size(row.size)}
            {row.size >= 1000 && <span className={styles.hint}> ({count(row.size)} bytes)</span>}
          </Property>
          <Property label="SHA-256">
            <span className={styles.hash}>
              <code>{row.sha256}</code>
              <CopyButton value={row.sha256}>
                {({ copied, copy }) => (
                  <ActionIcon size={22} aria-label={copied ? 'Copied' : 'Copy the SHA-256'} onClick={copy}>
                    {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
                  </ActionIcon>
                )}
              </CopyButton>
            </span>
          </Property>
          <Property label="Added">{moment(row.addedAt)}</Property>
        </Properties>
        <p className={styles.buttons}>
          <OpenFile row={row} />
          <SaveCopy row={row} />
          {!readOnly && <Button onClick={addVersion}>Add a version</Button>}
        </p>
      </PaneSection>
      {row.versions > 1 && <EvidenceVersions row={row} viewed={viewed} onView={onView} />}
      <PaneSection title="Notes">
        <EditableText
          label="Notes"
          multiline
          readOnly={readOnly}
          value={row.notes}
          placeholder="Nothing noted"
          onSave={(notes) => api.evidence.update({ ids: [row.id], patch: { notes } })}
        />
      </PaneSection>
      <CrossReferences kind="evidence" id={row.id} />
      {!readOnly && (
        <PaneSection>
          <Button onClick={() => void remove()}>Remove {row.ref}</Button>
        </PaneSection>
      )}
    </>
  );
}

const endsBefore = (end: string | null) => `The covered period ends ${end}. Enter a day on or before it.`;
