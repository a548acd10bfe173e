import { Select } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import {
  EVIDENCE_LINK_KINDS,
  EVIDENCE_LINK_NAMES,
  registerOfLink,
  type EvidenceLinkKind,
} from '../../../../shared/domain/evidence-links.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { runAction, useData } from '../../../app/query.ts';
import { ControlSelect } from '../../../components/ControlSelect.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { recordAddress } from '../../../components/record-address.ts';
import { RecordList } from '../../../components/RecordList.tsx';
import styles from '../pane.module.css';

/** Shown of a long list; typing narrows it. */
const LIMIT = 60;

const heading = (kind: EvidenceLinkKind) =>
  EVIDENCE_LINK_NAMES[kind].many.replace(/^./, (letter) => letter.toUpperCase());

/** Where a record of a kind is shown; kinds that are no register have their own place. */
function addressOf(kind: EvidenceLinkKind, id: string): string {
  if (kind === 'request') return links.request(id);
  if (kind === 'occurrence') return links.calendar;
  if (kind === 'vendor_review') return links.register('vendors');
  const register = registerOfLink(kind);
  return register ? recordAddress(register, id) : links.registers;
}

/** What a record is evidence of: controls, requests and records of registers. */
export function LinkedTo({ row, readOnly }: { row: EvidenceRow; readOnly: boolean }) {
  const linked = useData(['evidence', 'linked', row.id], () => api.evidence.linked({ id: row.id })).data;
  const groups = EVIDENCE_LINK_KINDS.flatMap((kind) => {
    const records = linked?.[kind] ?? [];
    return records.length > 0 ? [{ kind, records }] : [];
  });
  const others = groups.reduce((sum, { records }) => sum + records.length, 0);
  const controls = { evidenceIds: [row.id] };
  const isLinked = (kind: EvidenceLinkKind, id: string) =>
    linked?.[kind]?.some((record) => record.id === id) ?? false;
  return (
    <PaneSection title="Linked to" hint={row.controls.length + others}>
      <RecordList
        records={row.controls}
        address={links.control}
        onRemove={
          readOnly
            ? undefined
            : (id) => void runAction(() => api.evidence.unlink({ ...controls, controlIds: [id] }))
        }
      />
      {!readOnly && (
        <ControlSelect
          label="Link to a control"
          without={row.controls.map(({ id }) => id)}
          onChoose={(id) => id && void runAction(() => api.evidence.link({ ...controls, controlIds: [id] }))}
        />
      )}
      {groups.map(({ kind, records }) => (
        <Fragment key={kind}>
          <h4 className={styles.group}>{heading(kind)}</h4>
          <RecordList
            records={records}
            address={(id) => addressOf(kind, id)}
            onRemove={
              readOnly
                ? undefined
                : (id) =>
                    void runAction(() => api.evidence.unlinkFrom({ ...controls, kind, targetIds: [id] }))
            }
          />
        </Fragment>
      ))}
      {!readOnly && <OtherSelect evidenceId={row.id} isLinked={isLinked} />}
    </PaneSection>
  );
}

interface OtherProps {
  evidenceId: string;
  isLinked: (kind: EvidenceLinkKind, id: string) => boolean;
}

/** Everything but controls, under its kind; read when it is first opened. */
function OtherSelect({ evidenceId, isLinked }: OtherProps) {
  const [opened, setOpened] = useState(false);
  const [search, setSearch] = useState('');
  const targets = useData(
    ['evidence', 'linkTargets'],
    () =>
      Promise.all(
        EVIDENCE_LINK_KINDS.map(async (kind) => ({
          kind,
          records: await api.evidence.linkTargets({ kind }),
        })),
      ),
    { enabled: opened },
  ).data;
  const left = (targets ?? [])
    .map(({ kind, records }) => ({ kind, records: records.filter(({ id }) => !isLinked(kind, id)) }))
    .filter(({ records }) => records.length > 0);
  const choose = (chosen: string) => {
    const found = left
      .flatMap(({ kind, records }) => records.map(({ id }) => ({ kind, id })))
      .find(({ kind, id }) => keyOf(kind, id) === chosen);
    if (found)
      void runAction(() =>
        api.evidence.linkTo({ evidenceIds: [evidenceId], kind: found.kind, targetIds: [found.id] }),
      );
  };
  return (
    <Select
      mt={6}
      aria-label="Link to another record"
      placeholder="Link to a policy, a request, a risk or another record"
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      selectFirstOptionOnChange
      limit={LIMIT}
      nothingFoundMessage={targets ? 'No record is called that.' : 'Reading the records'}
      onFocus={() => setOpened(true)}
      data={left.map(({ kind, records }) => ({
        group: heading(kind),
        items: records.map(({ id, ref, title }) => ({
          value: keyOf(kind, id),
          label: `${ref} ${title}`.trim(),
        })),
      }))}
      value={null}
      onChange={(chosen) => {
        if (chosen) choose(chosen);
        setSearch('');
      }}
    />
  );
}

const keyOf = (kind: EvidenceLinkKind, id: string) => `${kind} ${id}`;
