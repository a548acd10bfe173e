import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { EVIDENCE_LINK_NAMES, type EvidenceLinkKind } from '../../../shared/domain/evidence-links.ts';
import { linkRequestEvidence } from '../requests/request-writes.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';

type Linked = EvidenceRow['controls'][number];

/** What people call a target by, in SQL: its reference, empty where its title is its name, its title, and their order. */
interface Naming {
  ref: string;
  title: string;
  order: string;
}

const BY_NAME: Naming = { ref: "''", title: 't.name', order: 't.name COLLATE NOCASE' };
const BY_REF: Naming = { ref: 't.ref', title: 't.name', order: 'length(t.ref), t.ref' };

const NAMING: Record<EvidenceLinkKind, Naming> = {
  policy: BY_NAME,
  vendor: BY_NAME,
  request: { ...BY_REF, title: 't.title' },
  risk: BY_REF,
  policy_exception: BY_REF,
  requirement: BY_NAME,
  vendor_review: {
    ...BY_REF,
    title: '(SELECT v.name FROM vendor v WHERE v.id = t.vendor_id)',
  },
  incident: { ref: 't.number', title: 't.name', order: 't.number, t.name COLLATE NOCASE' },
  system_change: { ref: 't.number', title: 't.name', order: 't.number, t.name COLLATE NOCASE' },
  restore_test: BY_NAME,
  occurrence: {
    ref: '(SELECT c.ref FROM control c WHERE c.id = t.control_id)',
    title: "trim('due ' || t.due || ' ' || t.system)",
    order: 't.due, t.system',
  },
};

/** Everything that evidence can be linked to, of one kind. */
export function linkTargets({ workspace }: Session, kind: EvidenceLinkKind): Linked[] {
  const { ref, title, order } = NAMING[kind];
  return workspace.all<Linked>(
    `SELECT t.id, ${ref} AS ref, ${title} AS title FROM ${kind} t ORDER BY ${order}`,
  );
}

/** What a record is evidence of, of one kind. */
export function linkedTo({ workspace }: Session, kind: EvidenceLinkKind, evidenceId: string): Linked[] {
  const { ref, title, order } = NAMING[kind];
  return workspace.all<Linked>(
    `SELECT t.id, ${ref} AS ref, ${title} AS title FROM ${kind}_evidence l JOIN ${kind} t ON t.id = l.${kind}_id
     WHERE l.evidence_id = ? ORDER BY ${order}`,
    [evidenceId],
  );
}

/** The evidence of one target. */
export function evidenceOf({ workspace }: Session, kind: EvidenceLinkKind, targetId: string): Linked[] {
  return workspace.all<Linked>(
    `SELECT e.id, e.ref, e.title FROM ${kind}_evidence l JOIN evidence e ON e.id = l.evidence_id
     WHERE l.${kind}_id = ? ORDER BY length(e.ref), e.ref`,
    [targetId],
  );
}

/** A target as the label of a change names it. @throws AppError not_found */
export function nameTarget({ workspace }: Session, kind: EvidenceLinkKind, targetId: string): string {
  const { ref, title } = NAMING[kind];
  const name = workspace.need<{ ref: string; title: string }>(
    `That ${EVIDENCE_LINK_NAMES[kind].one}`,
    `SELECT ${ref} AS ref, ${title} AS title FROM ${kind} t WHERE t.id = ?`,
    [targetId],
  );
  return name.ref || name.title;
}

/** Inside a change: links what is not linked yet. */
export function addLinks(
  session: Session,
  tx: Change,
  kind: EvidenceLinkKind,
  evidenceIds: readonly string[],
  targetId: string,
): void {
  if (kind === 'request') return linkRequestEvidence(session, tx, targetId, evidenceIds);
  const present = new Set(evidenceOf(session, kind, targetId).map(({ id }) => id));
  for (const id of new Set(evidenceIds))
    if (!present.has(id))
      tx.insert(`${kind}_evidence`, { id: newId(), [`${kind}_id`]: targetId, evidence_id: id });
}

/** Inside a change: removes the links that are there. */
export function removeLinks(
  { workspace }: Session,
  tx: Change,
  kind: EvidenceLinkKind,
  evidenceIds: readonly string[],
  targetId: string,
): void {
  const table = `${kind}_evidence`;
  for (const evidenceId of evidenceIds) {
    const link = workspace.get<{ id: string }>(
      `SELECT id FROM ${table} WHERE ${kind}_id = ? AND evidence_id = ?`,
      [targetId, evidenceId],
    );
    if (link) tx.remove(table, link.id);
  }
}
