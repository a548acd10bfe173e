import { Button, CloseButton, Select } from '@mantine/core';
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
  const shown = record.evidence.map(({ id }) => id);
  const link = (to: { controlIds?: string[]; evidenceIds?: string[] }) =>
    void runAction(() => api.audit.linkWalkthrough({ id: row.id, ...to }));
  const attach = () =>
    void run(
      async () => {
        const files = await platform.pickEvidence('files');
        const attached = await attachFiles(files, { controlIds: ids, to: row.ref ?? 'the walkthrough' });
        const added = attached?.added.map(({ id }) => id) ?? [];
        if (added.length === 0) return;
        await api.audit.linkWalkthrough({
          id: row.id,
          evidenceIds: [...shown, ...added],
        });
      },
      { undo: false },
    );
  return (
    <>
      <PaneSection title="Controls" hint={record.controls.length}>
        <Linked
          of={record.controls}
          path={links.control}
          onRemove={readOnly ? null : (id) => link({ controlIds: ids.filter((known) => known !== id) })}
        />
        <Select
          aria-label="Add a control"
          placeholder="Add a control"
          searchable
          selectFirstOptionOnChange
          limit={60}
          disabled={readOnly}
          value={null}
          data={controls
            .filter(({ id }) => !ids.includes(id))
            .map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` }))}
          nothingFoundMessage="No control is called that."
          onChange={(id) => id && link({ controlIds: [...ids, id] })}
        />
        {ids.length > 0 && <Questions controlIds={ids} />}
      </PaneSection>
      <PaneSection title="Evidence" hint={record.evidence.length}>
        <Linked
          of={record.evidence}
          path={links.evidenceRecord}
          onRemove={readOnly ? null : (id) => link({ evidenceIds: shown.filter((known) => known !== id) })}
        />
        <EvidenceSelect
          without={shown}
          disabled={readOnly}
          onChoose={(id) => link({ evidenceIds: [...shown, id] })}
        />
        <p className={styles.actions}>
          <Button disabled={busy || readOnly} onClick={attach}>
            Attach files
          </Button>
        </p>
      </PaneSection>
    </>
  );
}

interface LinkedProps {
  of: WalkthroughLinks['controls'];
  path: (id: string) => string;
  /** Null where nothing can be changed. */
  onRemove: ((id: string) => void) | null;
}

function Linked({ of, path, onRemove }: LinkedProps) {
  return (
    <ul className={styles.links}>
      {of.map(({ id, ref, title }) => (
        <li key={id}>
          <span title={title}>
            <Link href={path(id)}>{ref}</Link> {title}
          </span>
          {onRemove && <CloseButton size="xs" aria-label={`Unlink ${ref}`} onClick={() => onRemove(id)} />}
        </li>
      ))}
    </ul>
  );
}

interface SelectProps {
  without: readonly string[];
  disabled: boolean;
  onChoose: (id: string) => void;
}

/** Evidence that is there already, found by its words. */
function EvidenceSelect({ without, disabled, onChoose }: SelectProps) {
  const [search, setSearch] = useState('');
  const query = { search, limit: 40 };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query)).data?.rows ?? [];
  return (
    <Select
      aria-label="Add evidence"
      placeholder="Add evidence"
      searchable
      disabled={disabled}
      searchValue={search}
      onSearchChange={setSearch}
      value={null}
      filter={({ options }) => options}
      data={found
        .filter(({ id }) => !without.includes(id))
        .map(({ id, ref, title }) => ({ value: id, label: `${ref}  ${title}` }))}
      nothingFoundMessage="No evidence is called that."
      onChange={(id) => id && onChoose(id)}
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
