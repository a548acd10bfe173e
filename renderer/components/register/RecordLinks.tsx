import { Select } from '@mantine/core';
import { useState } from 'react';
import type { LinkedRecord } from '../../../shared/contract/registers/links.ts';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { linkKindOf } from '../../../shared/domain/evidence-links.ts';
import type { Register, RegisterLink } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import { useAction, useData } from '../../app/query.ts';
import { PaneSection } from '../DetailPane.tsx';
import { recordAddress } from '../record-address.ts';
import { RecordEvidence } from '../RecordEvidence.tsx';
import { RecordList } from '../RecordList.tsx';
import styles from '../RecordList.module.css';
import { useLinkTargets } from './link-targets.ts';

/** Shown of a long list; typing narrows it. */
const LIMIT = 60;

interface Props {
  register: Register;
  id: string;
  /** What a person calls the record, for example "RK-003". */
  of: string;
  readOnly: boolean;
}

/** What a record is linked to, link by link: evidence with its files, everything else found by typing. */
export function RecordLinks({ register, id, of, readOnly }: Props) {
  const links = register.links ?? [];
  const linked = useData(
    ['registers', 'linked', register.id, id],
    () => api.registers.linked({ register: register.id, id }),
    { enabled: links.length > 0 },
  );
  const kind = linkKindOf(register.table);
  const known = linked.isPlaceholderData ? undefined : linked.data;
  return links.map((link) => {
    if (link.to === 'evidence')
      return kind && <RecordEvidence key={link.table} kind={kind} id={id} of={of} />;
    const records = known?.[link.table];
    return (
      records && (
        <LinkSection
          key={link.table}
          link={link}
          records={records}
          of={of}
          readOnly={readOnly}
          onSave={(targets) =>
            api.registers.setLinked({ register: register.id, id, link: link.table, targets })
          }
        />
      )
    );
  });
}

/** Criteria are called by what they ask, in our own words; everything else brings its name along. */
const titleOf = ({ to }: RegisterLink, id: string) =>
  to === 'criterion' ? (CRITERIA.find((criterion) => criterion.id === id)?.summary ?? '') : '';

interface SectionProps {
  link: RegisterLink;
  records: readonly LinkedRecord[];
  of: string;
  readOnly: boolean;
  onSave: (targets: string[]) => Promise<unknown>;
}

function LinkSection({ link, records, of, readOnly, onSave }: SectionProps) {
  const { run, busy } = useAction();
  const targets = useLinkTargets(link.to);
  const [search, setSearch] = useState('');
  const present = records.map(({ id }) => id);
  const left = targets.filter(({ value }) => !present.includes(value));
  return (
    <PaneSection title={link.label} hint={records.length || undefined}>
      {readOnly && records.length === 0 && <p className={styles.hint}>None.</p>}
      <RecordList
        records={records.map((record) => ({ ...record, title: record.title || titleOf(link, record.id) }))}
        address={(id) => recordAddress(link.to, id)}
        onRemove={
          readOnly ? undefined : (id) => void run(() => onSave(present.filter((known) => known !== id)))
        }
      />
      {!readOnly && (
        <Select
          className={styles.add}
          aria-label={`${link.label} of ${of}: add`}
          placeholder={targets.length === 0 ? 'There is nothing to link to yet' : 'Add, by reference or name'}
          disabled={targets.length === 0}
          readOnly={busy}
          searchable
          searchValue={search}
          onSearchChange={setSearch}
          selectFirstOptionOnChange
          limit={LIMIT}
          nothingFoundMessage="Nothing is called that."
          data={left}
          value={null}
          onChange={(id) => {
            if (id) void run(() => onSave([...present, id]));
            setSearch('');
          }}
        />
      )}
    </PaneSection>
  );
}
