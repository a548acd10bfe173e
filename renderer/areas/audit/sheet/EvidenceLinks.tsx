import { ActionIcon, Button, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { EvidenceRef, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { AttachResult } from '../../../../shared/contract/evidence.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { platform, type PickedFile } from '../../../app/platform.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { DropTarget } from '../../../components/DropTarget.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import styles from './pane.module.css';

/** How many records the picker offers at once; more words narrow it down. */
const OFFERED = 30;

interface Props {
  title: string;
  sheet: Pick<TestSheet, 'controlId' | 'controlRef' | 'concludedAt'>;
  /** What the evidence is of, as a person calls it: "CR-0410". */
  of: string;
  linked: readonly EvidenceRef[];
  /** Takes the evidence as a whole. */
  onSave: (evidenceIds: string[]) => Promise<unknown>;
}

/** Evidence of a test, an item or a cell: records that are here already, or files that become records first. */
export function EvidenceLinks({ title, sheet, of, linked, onSave }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [search, setSearch] = useState('');
  const query = { search, limit: OFFERED };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query)).data?.rows ?? [];
  const locked = readOnly || sheet.concludedAt !== null;

  const present = linked.map(({ id }) => id);
  const link = (ids: string[]) => onSave([...new Set([...present, ...ids])]);
  const attach = (files: PickedFile[]) =>
    run(
      async () => {
        const { jobId } = await api.evidence.attach({
          files: files.map(({ token }) => token),
          controlIds: [sheet.controlId],
        });
        const { added, duplicates, rejected } = await waitForJob<AttachResult>(jobId);
        const ids = [...added, ...duplicates].map(({ id }) => id);
        if (ids.length > 0) await link(ids);
        return { attached: ids.length, refused: rejected[0]?.message };
      },
      {
        done: ({ attached, refused }) =>
          refused ?? `Attached ${plural(attached, 'file')} to ${of} and to ${sheet.controlRef}.`,
      },
    );
  const pick = async () => {
    const files = await platform.pickFiles({ multiple: true, accept: 'evidence' });
    if (files.length > 0) await attach(files);
  };

  return (
    <PaneSection title={title} hint={linked.length || undefined}>
      <DropTarget says={`Attach to ${of}`} onFiles={(files) => void (locked ? undefined : attach(files))}>
        {linked.length === 0 && (
          <p>{locked ? 'None.' : 'None yet. Link a record, attach files, or drop them here.'}</p>
        )}
        <ul className={styles.list}>
          {linked.map(({ id, ref, title: name }) => (
            <li key={id}>
              <Link href={links.evidenceRecord(id)}>{ref}</Link>
              <span>{name}</span>
              {!locked && (
                <ActionIcon
                  size={24}
                  aria-label={`Unlink ${ref} from ${of}`}
                  onClick={() => void run(() => onSave(present.filter((known) => known !== id)))}
                >
                  <X size={12} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        {!locked && (
          <div className={styles.buttons}>
            <Select
              flex={1}
              aria-label={`Link evidence to ${of}`}
              placeholder="Link evidence"
              searchable
              searchValue={search}
              onSearchChange={setSearch}
              nothingFoundMessage="No evidence matches"
              filter={({ options }) => options}
              data={found
                .filter(({ id }) => !present.includes(id))
                .map(({ id, ref, title: name }) => ({ value: id, label: `${ref} ${name}` }))}
              value={null}
              onChange={(id) => {
                if (id) void run(() => link([id]));
                setSearch('');
              }}
            />
            <Button disabled={busy} onClick={() => void pick()}>
              Attach files
            </Button>
          </div>
        )}
      </DropTarget>
    </PaneSection>
  );
}
