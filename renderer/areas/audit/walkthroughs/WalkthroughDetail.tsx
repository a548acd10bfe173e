import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { WalkthroughLinks } from '../../../../shared/contract/audit/walkthroughs.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { platform } from '../../../app/platform.ts';
import { runAction, useAction, useData, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { attachFiles } from '../../../state/attach.ts';
import { useControls, useInterviewQuestions, useWalkthroughLinks } from '../queries.ts';
import { copyQuestions } from './copy-questions.ts';
import styles from './walkthroughs.module.css';

/** What a walkthrough is about, what it showed, and the questions for it. */
export function WalkthroughDetail({ row }: { row: RegisterRow }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const controls = useControls().data ?? [];
  const record = useWalkthroughLinks().data?.find(({ id }) => id === row.id);
  if (!record) return null;
  const ids = record.controls.map(({ id }) => id);
  const attach = () =>
    void run(
      async () => {
        const files = await platform.pickFiles({ multiple: true, accept: 'evidence' });
        const attached = await attachFiles(files, { controlIds: ids, to: row.ref ?? 'the walkthrough' });
        const added = attached?.added.map(({ id }) => id) ?? [];
        if (added.length === 0) return;
        await api.audit.linkWalkthrough({
          id: row.id,
          evidenceIds: [...record.evidence.map(({ id }) => id), ...added],
        });
      },
      { undo: false },
    );
  return (
    <>
      <PaneSection title="Controls" hint={record.controls.length}>
        <ul className={styles.links}>
          {record.controls.map(({ id, ref, title }) => (
            <li key={id}>
              <Link href={links.control(id)}>{ref}</Link> {title}
            </li>
          ))}
        </ul>
        <MultiSelect
          aria-label="Controls of the walkthrough"
          placeholder="Reference or title"
          searchable
          hidePickedOptions
          limit={60}
          readOnly={readOnly}
          value={ids}
          data={controls.map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` }))}
          nothingFoundMessage="No control is called that."
          onChange={(controlIds) =>
            void runAction(() => api.audit.linkWalkthrough({ id: row.id, controlIds }))
          }
        />
        {ids.length > 0 && <Questions controlIds={ids} />}
      </PaneSection>
      <PaneSection title="Evidence" hint={record.evidence.length}>
        <ul className={styles.links}>
          {record.evidence.map(({ id, ref, title }) => (
            <li key={id}>
              <Link href={links.evidenceRecord(id)}>{ref}</Link> {title}
            </li>
          ))}
        </ul>
        <EvidenceSelect row={row} chosen={record.evidence} disabled={readOnly} />
        <p className={styles.actions}>
          <Button disabled={busy || readOnly} onClick={attach}>
            Attach files
          </Button>
        </p>
      </PaneSection>
    </>
  );
}

interface SelectProps {
  row: RegisterRow;
  chosen: WalkthroughLinks['evidence'];
  disabled: boolean;
}

/** Evidence that is there already, found by its words. */
function EvidenceSelect({ row, chosen, disabled }: SelectProps) {
  const [search, setSearch] = useState('');
  const query = { search, limit: 40 };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query)).data?.rows ?? [];
  const known = new Map(
    [...chosen, ...found].map(({ id, ref, title }) => [id, { value: id, label: `${ref}  ${title}` }]),
  );
  return (
    <MultiSelect
      aria-label="Evidence of the walkthrough"
      placeholder="Reference or title"
      searchable
      hidePickedOptions
      readOnly={disabled}
      searchValue={search}
      onSearchChange={setSearch}
      value={chosen.map(({ id }) => id)}
      data={[...known.values()]}
      nothingFoundMessage="No evidence is called that."
      onChange={(evidenceIds) => void runAction(() => api.audit.linkWalkthrough({ id: row.id, evidenceIds }))}
    />
  );
}

function Questions({ controlIds }: { controlIds: string[] }) {
  const asked = useInterviewQuestions(controlIds).data ?? [];
  return (
    <p className={styles.actions}>
      <Button disabled={asked.length === 0} onClick={() => void copyQuestions(asked)}>
        Copy the questions
      </Button>
      <span className={styles.hint}>
        {asked.reduce((sum, { questions }) => sum + questions.length, 0)} questions
      </span>
    </p>
  );
}
