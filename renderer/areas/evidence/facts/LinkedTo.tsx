import { CloseButton, Select } from '@mantine/core';
import { Link } from 'wouter';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { EVIDENCE_LINK_KINDS, type EvidenceLinkKind } from '../../../../shared/domain/evidence-links.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { runAction, useData } from '../../../app/query.ts';
import { ControlSelect } from '../../../components/ControlSelect.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import styles from '../pane.module.css';

type Linked = EvidenceRow['controls'][number];

const WORDS: Record<
  EvidenceLinkKind,
  { group: string; add: string; none: string; address: (id: string) => string }
> = {
  policy: {
    group: 'Policies',
    add: 'Link to a policy',
    none: 'No policy is called that.',
    address: links.policy,
  },
  vendor: {
    group: 'Vendors',
    add: 'Link to a vendor',
    none: 'No vendor is called that.',
    address: (id) => links.register('vendors', id),
  },
  request: {
    group: 'Requests',
    add: 'Link to a request',
    none: 'No request is called that.',
    address: links.request,
  },
};

/** What a record is evidence of: controls, policies, subservice organizations and requests. */
export function LinkedTo({ row, readOnly }: { row: EvidenceRow; readOnly: boolean }) {
  const linked = useData(['evidence', 'linked', row.id], () => api.evidence.linked({ id: row.id })).data;
  const others = EVIDENCE_LINK_KINDS.reduce((sum, kind) => sum + (linked?.[kind].length ?? 0), 0);
  const controls = { evidenceIds: [row.id] };
  return (
    <PaneSection title="Linked to" hint={row.controls.length + others}>
      <LinkList
        items={row.controls}
        readOnly={readOnly}
        address={links.control}
        onRemove={(id) => void runAction(() => api.evidence.unlink({ ...controls, controlIds: [id] }))}
      />
      {!readOnly && (
        <ControlSelect
          label="Link to a control"
          without={row.controls.map(({ id }) => id)}
          onChoose={(id) => id && void runAction(() => api.evidence.link({ ...controls, controlIds: [id] }))}
        />
      )}
      {linked &&
        EVIDENCE_LINK_KINDS.map((kind) => (
          <OtherLinks key={kind} kind={kind} recordId={row.id} linked={linked[kind]} readOnly={readOnly} />
        ))}
    </PaneSection>
  );
}

interface OtherProps {
  kind: EvidenceLinkKind;
  recordId: string;
  linked: readonly Linked[];
  readOnly: boolean;
}

/** Nothing where there is nothing of the kind to link to. */
function OtherLinks({ kind, recordId, linked, readOnly }: OtherProps) {
  const targets = useData(['evidence', 'linkTargets', kind], () => api.evidence.linkTargets({ kind }), {
    enabled: !readOnly,
  }).data;
  const { group, add, none, address } = WORDS[kind];
  const present = new Set(linked.map(({ id }) => id));
  const left = targets?.filter(({ id }) => !present.has(id)) ?? [];
  if (linked.length === 0 && left.length === 0) return null;
  const link = (id: string) => ({ evidenceIds: [recordId], kind, targetIds: [id] });
  return (
    <>
      {linked.length > 0 && <h4 className={styles.group}>{group}</h4>}
      <LinkList
        items={linked}
        readOnly={readOnly}
        address={address}
        onRemove={(id) => void runAction(() => api.evidence.unlinkFrom(link(id)))}
      />
      {!readOnly && left.length > 0 && (
        <Select
          aria-label={add}
          placeholder={add}
          searchable
          selectFirstOptionOnChange
          limit={60}
          nothingFoundMessage={none}
          data={left.map(({ id, ref, title }) => ({ value: id, label: `${ref} ${title}`.trim() }))}
          value={null}
          onChange={(id) => id && void runAction(() => api.evidence.linkTo(link(id)))}
        />
      )}
    </>
  );
}

interface ListProps {
  items: readonly Linked[];
  readOnly: boolean;
  address: (id: string) => string;
  onRemove: (id: string) => void;
}

function LinkList({ items, readOnly, address, onRemove }: ListProps) {
  return (
    <ul className={styles.controls}>
      {items.map(({ id, ref, title }) => (
        <li key={id} className={styles.linked}>
          <Link href={address(id)}>{ref || title}</Link>
          <span>{ref && title}</span>
          {!readOnly && (
            <CloseButton size="xs" aria-label={`Unlink ${ref || title}`} onClick={() => onRemove(id)} />
          )}
        </li>
      ))}
    </ul>
  );
}
