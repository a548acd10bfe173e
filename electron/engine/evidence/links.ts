import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { EVIDENCE_LINK_NAMES, type EvidenceLinkKind } from '../../../shared/domain/evidence-links.ts';
import { linkRequestEvidence } from '../requests/request-writes.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';

type Linked = EvidenceRow['controls'][number];

interface LinkTable {
  /** The table of links, its column of the target, and the target's own table. */
  table: string;
  column: string;
  target: string;
  /** What people call a target by, in SQL; empty where its title is its name. */
  ref: string;
  title: string;
  order: string;
}

const TABLES: Record<EvidenceLinkKind, LinkTable> = {
  policy: {
    table: 'policy_evidence',
    column: 'policy_id',
    target: 'policy',
    ref: "''",
    title: 't.name',
    order: 't.name COLLATE NOCASE',
  },
  vendor: {
    table: 'vendor_evidence',
    column: 'vendor_id',
    target: 'vendor',
    ref: "''",
    title: 't.name',
    order: 't.name COLLATE NOCASE',
  },
  request: {
    table: 'request_evidence',
    column: 'request_id',
    target: 'request',
    ref: 't.ref',
    title: 't.title',
    order: 'length(t.ref), t.ref',
  },
};

/** Everything that evidence can be linked to, of one kind. */
export function linkTargets({ workspace }: Session, kind: EvidenceLinkKind): Linked[] {
  const { target, ref, title, order } = TABLES[kind];
  return workspace.all<Linked>(
    `SELECT t.id, ${ref} AS ref, ${title} AS title FROM ${target} t ORDER BY ${order}`,
  );
}

/** What a record is evidence of, of one kind. */
export function linkedTo({ workspace }: Session, kind: EvidenceLinkKind, evidenceId: string): Linked[] {
  const { table, column, target, ref, title, order } = TABLES[kind];
  return workspace.all<Linked>(
    `SELECT t.id, ${ref} AS ref, ${title} AS title FROM ${table} l JOIN ${target} t ON t.id = l.${column}
     WHERE l.evidence_id = ? ORDER BY ${order}`,
    [evidenceId],
  );
}

/** The evidence of one target. */
export function evidenceOf({ workspace }: Session, kind: EvidenceLinkKind, targetId: string): Linked[] {
  const { table, column } = TABLES[kind];
  return workspace.all<Linked>(
    `SELECT e.id, e.ref, e.title FROM ${table} l JOIN evidence e ON e.id = l.evidence_id
     WHERE l.${column} = ? ORDER BY length(e.ref), e.ref`,
    [targetId],
  );
}

/** A target as the label of a change names it. @throws AppError not_found */
export function nameTarget({ workspace }: Session, kind: EvidenceLinkKind, targetId: string): string {
  const { target, ref, title } = TABLES[kind];
  const name = workspace.need<{ ref: string; title: string }>(
    `That ${EVIDENCE_LINK_NAMES[kind]}`,
    `SELECT ${ref} AS ref, ${title} AS title FROM ${target} t WHERE t.id = ?`,
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
  const { table, column } = TABLES[kind];
  const present = new Set(evidenceOf(session, kind, targetId).map(({ id }) => id));
  for (const id of new Set(evidenceIds))
    if (!present.has(id)) tx.insert(table, { id: newId(), [column]: targetId, evidence_id: id });
}

/** Inside a change: removes the links that are there. */
export function removeLinks(
  { workspace }: Session,
  tx: Change,
  kind: EvidenceLinkKind,
  evidenceIds: readonly string[],
  targetId: string,
): void {
  const { table, column } = TABLES[kind];
  for (const evidenceId of evidenceIds) {
    const link = workspace.get<{ id: string }>(
      `SELECT id FROM ${table} WHERE ${column} = ? AND evidence_id = ?`,
      [targetId, evidenceId],
    );
    if (link) tx.remove(table, link.id);
  }
}
