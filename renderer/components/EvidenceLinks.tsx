import { ActionIcon, Button, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { EvidenceRef } from '../../shared/contract/audit/tests.ts';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { api } from '../app/api.ts';
import { platform } from '../app/platform.ts';
import { useAction, useData, useWorkspace } from '../app/query.ts';
import { attach } from '../state/attach.ts';
import { PaneSection } from './DetailPane.tsx';
import { EvidenceLink } from './EvidenceLink.tsx';
import { EvidenceDrop, type DropPlace } from './EvidenceDrop.tsx';
import styles from './EvidenceLinks.module.css';

/** How many records the picker offers at once; more words narrow it down. */
const OFFERED = 30;

interface Props {
  title: string;
  /** What the evidence is of, as a person calls it: "CR-0410". */
  of: string;
  /** Controls that new files are attached to as well. */
  controls: readonly { id: string; ref: string }[];
  linked: readonly EvidenceRef[];
  /** Where new files are linked in the change that attaches them; without it they are saved like records that are here. */
  goesTo?: Omit<DropPlace, 'to'>;
  /** Nothing may change, for example behind a conclusion. */
  locked?: boolean;
  /** Takes the evidence as a whole. */
  onSave: (evidenceIds: string[]) => Promise<unknown>;
}

/** Evidence of one thing: records that are here already, or files that become records first. */
export function EvidenceLinks({ title, of, controls, linked, goesTo, locked = false, onSave }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [search, setSearch] = useState('');
  const query = { search, limit: OFFERED };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query)).data?.rows ?? [];
  const fixed = readOnly || locked;

  const present = linked.map(({ id }) => id);
  const link = (ids: string[]) => onSave([...new Set([...present, ...ids])]);
  const place: DropPlace = {
    ...goesTo,
    controlIds: controls.map(({ id }) => id),
    to: [of, ...controls.map(({ ref }) => ref)].join(' and '),
  };
  const linkNew = ({ added, duplicates }: AttachResult) => {
    const ids = [...added, ...duplicates].map(({ id }) => id);
    if (!goesTo && ids.length > 0) void run(() => link(ids));
  };
  const pick = () =>
    run(
      async () => {
        const files = await platform.pickEvidence('files');
        return attach({ files, options: place, onAttached: linkNew });
      },
      { undo: false },
    );

  return (
    <PaneSection title={title} hint={linked.length || undefined}>
      <EvidenceDrop place={place} disabled={fixed} onAttached={linkNew}>
        {linked.length === 0 && (
          <p>{fixed ? 'None.' : 'None yet. Link a record, attach files, or drop them here.'}</p>
        )}
        <ul className={styles.list}>
          {linked.map(({ id, ref, title: name }) => (
            <li key={id}>
              <EvidenceLink id={id} reference={ref} />
              <span>{name}</span>
              {!fixed && (
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
        {!fixed && (
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
      </EvidenceDrop>
    </PaneSection>
  );
}
