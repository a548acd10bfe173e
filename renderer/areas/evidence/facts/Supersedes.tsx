import { CloseButton, Select } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { runAction, useData } from '../../../app/query.ts';
import styles from '../pane.module.css';

/** How many records the picker offers at once; more words narrow it down. */
const OFFERED = 30;

/** The record that this one takes the place of, chosen by its reference or title. */
export function Supersedes({ row, readOnly }: { row: EvidenceRow; readOnly: boolean }) {
  const [search, setSearch] = useState('');
  const { id, supersedes } = row;
  const query = { search, limit: OFFERED };
  const enabled = !readOnly && supersedes === null;
  const found =
    useData(['evidence', 'list', query], () => api.evidence.list(query), { enabled }).data?.rows ?? [];
  const save = (supersedesId: string | null) =>
    void runAction(() => api.evidence.update({ ids: [id], patch: { supersedesId } }));
  if (supersedes) {
    return (
      <span className={styles.linked}>
        <Link href={links.evidenceRecord(supersedes.id)}>{supersedes.ref}</Link>
        <span>{supersedes.title}</span>
        {!readOnly && (
          <CloseButton
            size="xs"
            aria-label={`Does not supersede ${supersedes.ref}`}
            onClick={() => save(null)}
          />
        )}
      </span>
    );
  }
  if (readOnly) return 'No other record';
  return (
    <Select
      aria-label="Supersedes"
      placeholder="No other record"
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage="No evidence matches"
      filter={({ options }) => options}
      data={found
        .filter((other) => other.id !== id)
        .map((other) => ({ value: other.id, label: `${other.ref} ${other.title}` }))}
      value={null}
      onChange={(other) => {
        if (other) save(other);
        setSearch('');
      }}
    />
  );
}
