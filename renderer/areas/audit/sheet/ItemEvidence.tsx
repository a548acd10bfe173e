import { ActionIcon, Button, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
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

/** Evidence of one item: records that are here already, or files that become records first. */
export function ItemEvidence({ sheet, item }: { sheet: TestSheet; item: SheetItem }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [search, setSearch] = useState('');
  const query = { search, limit: OFFERED };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query)).data?.rows ?? [];
  const locked = readOnly || sheet.concludedAt !== null;

  const save = (evidenceIds: string[]) => api.audit.linkItemEvidence({ itemId: item.id, evidenceIds });
  const linked = item.evidence.map(({ id }) => id);
  const link = (ids: string[]) => run(() => save([...new Set([...linked, ...ids])]));
  const attach = (files: PickedFile[]) =>
    run(
      async () => {
        const { jobId } = await api.evidence.attach({
          files: files.map(({ token }) => token),
          controlIds: [sheet.controlId],
        });
        const { added, duplicates, rejected } = await waitForJob<AttachResult>(jobId);
        const ids = [...added, ...duplicates].map(({ id }) => id);
        if (ids.length > 0) await save([...new Set([...linked, ...ids])]);
        return { attached: ids.length, refused: rejected[0]?.message };
      },
      {
        done: ({ attached, refused }) =>
          refused ?? `Attached ${plural(attached, 'file')} to ${item.key} and to ${sheet.controlRef}.`,
      },
    );
  const pick = async () => {
    const files = await platform.pickFiles({ multiple: true, accept: 'evidence' });
    if (files.length > 0) await attach(files);
  };

  return (
    <DropTarget says={`Attach to ${item.key}`} onFiles={(files) => void (locked ? undefined : attach(files))}>
      <PaneSection title="Evidence">
        {item.evidence.length === 0 && <p>None yet. Link a record, or attach files.</p>}
        <ul className={styles.list}>
          {item.evidence.map(({ id, ref, title }) => (
            <li key={id}>
              <Link href={links.evidenceRecord(id)}>{ref}</Link>
              <span>{title}</span>
              {!locked && (
                <ActionIcon
                  size={24}
                  aria-label={`Unlink ${ref}`}
                  onClick={() => void run(() => save(linked.filter((known) => known !== id)))}
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
              aria-label={`Link evidence to ${item.key}`}
              placeholder="Link evidence"
              searchable
              searchValue={search}
              onSearchChange={setSearch}
              nothingFoundMessage="No evidence matches"
              filter={({ options }) => options}
              data={found
                .filter(({ id }) => !linked.includes(id))
                .map(({ id, ref, title }) => ({ value: id, label: `${ref} ${title}` }))}
              value={null}
              onChange={(id) => {
                if (id) void link([id]);
                setSearch('');
              }}
            />
            <Button disabled={busy} onClick={() => void pick()}>
              Attach files
            </Button>
          </div>
        )}
      </PaneSection>
    </DropTarget>
  );
}
