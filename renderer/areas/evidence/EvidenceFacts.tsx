import { ActionIcon, Button, CloseButton, CopyButton } from '@mantine/core';
import { Check, Copy, TriangleAlert } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { EvidenceRow, EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { count, plural, size } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { runAction } from '../../app/query.ts';
import { EditableDate } from '../../components/DateField.tsx';
import { CrossReferences } from '../../components/CrossReferences.tsx';
import { PaneSection } from '../../components/DetailPane.tsx';
import { EditableText } from '../../components/EditableText.tsx';
import { Properties, Property } from '../../components/Properties.tsx';
import { attachFiles } from '../../state/attach.ts';
import { ControlSelect } from '../../components/ControlSelect.tsx';
import { EvidenceVersions } from './EvidenceVersions.tsx';
import styles from './pane.module.css';
import { periodProblem } from '../../app/period-problem.ts';
import { saveCopy } from './save-copy.ts';

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
  const save = (
    patch: Partial<
      Pick<EvidenceRow, 'coversFrom' | 'coversTo' | 'asOf' | 'source' | 'notes' | 'collectedBy'>
    >,
  ) => api.evidence.update({ ids: [row.id], patch });
  const link = (controlId: string | null) =>
    controlId && void runAction(() => api.evidence.link({ evidenceIds: [row.id], controlIds: [controlId] }));
  const unlink = (controlId: string) =>
    void runAction(() => api.evidence.unlink({ evidenceIds: [row.id], controlIds: [controlId] }));
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
  const date = (field: 'coversFrom' | 'coversTo' | 'asOf', label: string) => ({
    label,
    readOnly,
    value: row[field],
    onSave: (value: string | null) => save({ [field]: value }),
  });

  return (
    <>
      {row.warnings.length > 0 && (
        <PaneSection>
          <ul className={styles.warnings} aria-label="Warnings">
            {row.warnings.map((warning) => (
              <li key={warning}>
                <TriangleAlert size={13} aria-hidden />
                {warning}
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
      <PaneSection title="Covers">
        <Properties>
          <Property label="From">
            <EditableDate
              {...date('coversFrom', 'Covers from')}
              check={(day) => periodProblem(day, row.coversTo ?? '') && endsBefore(row.coversTo)}
            />
          </Property>
          <Property label="To">
            <EditableDate
              {...date('coversTo', 'Covers to')}
              check={(day) => periodProblem(row.coversFrom ?? '', day)}
            />
          </Property>
          <Property label="Or as of">
            <EditableDate {...date('asOf', 'As of')} />
          </Property>
        </Properties>
      </PaneSection>
      <PaneSection title="Linked controls" hint={row.controls.length}>
        <ul className={styles.controls}>
          {row.controls.map((control) => (
            <li key={control.id}>
              <Link href={links.control(control.id)}>{control.ref}</Link>
              <span>{control.title}</span>
              {!readOnly && (
                <CloseButton
                  size="xs"
                  aria-label={`Unlink ${control.ref}`}
                  onClick={() => unlink(control.id)}
                />
              )}
            </li>
          ))}
        </ul>
        {!readOnly && (
          <ControlSelect
            label="Link to a control"
            without={row.controls.map(({ id }) => id)}
            onChoose={link}
          />
        )}
      </PaneSection>
      <PaneSection title="File">
        <Properties>
          <Property label="Name">{row.fileName}</Property>
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
          <Button onClick={() => void saveCopy(row)}>Save a copy</Button>
          {!readOnly && <Button onClick={addVersion}>Add a version</Button>}
        </p>
      </PaneSection>
      {row.versions > 1 && <EvidenceVersions row={row} viewed={viewed} onView={onView} />}
      <PaneSection title="Where it comes from">
        <Properties>
          <Property label="Source">
            <EditableText
              label="Source"
              readOnly={readOnly}
              value={row.source}
              placeholder="System or report"
              onSave={(source) => save({ source })}
            />
          </Property>
          <Property label="Collected by">
            <EditableText
              label="Collected by"
              readOnly={readOnly}
              value={row.collectedBy}
              onSave={(collectedBy) => save({ collectedBy })}
            />
          </Property>
        </Properties>
      </PaneSection>
      <PaneSection title="Notes">
        <EditableText
          label="Notes"
          multiline
          readOnly={readOnly}
          value={row.notes}
          placeholder="Nothing noted"
          onSave={(notes) => save({ notes })}
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
