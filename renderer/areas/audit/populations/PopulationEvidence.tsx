import { ActionIcon, Button, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import type { AttachResult } from '../../../../shared/contract/evidence.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { platform, type PickedFile } from '../../../app/platform.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { DropTarget } from '../../../components/DropTarget.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import styles from './detail.module.css';

/** How many records the picker offers at once; more words narrow it down. */
const OFFERED = 30;

/** What shows how the list came about: the screenshot of the query with its count, the report's definition. */
export function PopulationEvidence({ population }: { population: PopulationRecord }) {
  const { id, name, controls, evidence } = population;
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [search, setSearch] = useState('');
  const query = { search, limit: OFFERED };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query)).data?.rows ?? [];
  const present = evidence.map((record) => record.id);
  const save = (evidenceIds: string[]) => api.audit.setPopulationEvidence({ id, evidenceIds });
  const attach = (files: PickedFile[]) =>
    run(
      async () => {
        const { jobId } = await api.evidence.attach({
          files: files.map(({ token }) => token),
          controlIds: controls.map((control) => control.id),
        });
        const { added, duplicates, rejected } = await waitForJob<AttachResult>(jobId);
        const ids = [...added, ...duplicates].map((record) => record.id);
        if (ids.length > 0) await save([...new Set([...present, ...ids])]);
        return { attached: ids.length, refused: rejected[0]?.message };
      },
      { done: ({ attached, refused }) => refused ?? `Attached ${plural(attached, 'file')} to ${name}.` },
    );
  const pick = async () => {
    const files = await platform.pickFiles({ multiple: true, accept: 'evidence' });
    if (files.length > 0) await attach(files);
  };
  return (
    <PaneSection title="Evidence of the query and its count" hint={evidence.length || undefined}>
      <DropTarget says={`Attach to ${name}`} onFiles={(files) => void (readOnly ? undefined : attach(files))}>
        {evidence.length === 0 && (
          <p>{readOnly ? 'None.' : 'None yet. Attach the screenshot of the query and its count.'}</p>
        )}
        <ul className={styles.samples}>
          {evidence.map((record) => (
            <li key={record.id}>
              <Link className={styles.inText} href={links.evidenceRecord(record.id)}>
                {record.ref}
              </Link>
              <span>{record.title}</span>
              {!readOnly && (
                <ActionIcon
                  size={24}
                  aria-label={`Unlink ${record.ref}`}
                  onClick={() => void run(() => save(present.filter((known) => known !== record.id)))}
                >
                  <X size={12} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        {!readOnly && (
          <div className={styles.buttons}>
            <Select
              flex={1}
              aria-label={`Link evidence to ${name}`}
              placeholder="Link evidence"
              searchable
              searchValue={search}
              onSearchChange={setSearch}
              nothingFoundMessage="No evidence matches"
              filter={({ options }) => options}
              data={found
                .filter((record) => !present.includes(record.id))
                .map(({ id: value, ref, title }) => ({ value, label: `${ref} ${title}` }))}
              value={null}
              onChange={(chosen) => {
                if (chosen) void run(() => save([...present, chosen]));
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
