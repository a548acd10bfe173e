import type { Session } from '../session.ts';

/** Names evidence in the label of a change: "EV-0012", or "3 pieces of evidence". @throws AppError not_found */
export function nameEvidence(session: Session, ids: readonly string[]): string {
  if (ids.length > 1) return `${ids.length} pieces of evidence`;
  return needRef(session, 'evidence', ids[0] ?? '');
}

/** The reference of a control, of evidence or of a request. @throws AppError not_found */
export function needRef(session: Session, table: 'control' | 'evidence' | 'request', id: string): string {
  const row = session.workspace.need<{ ref: string }>(
    `That ${table}`,
    `SELECT ref FROM ${table} WHERE id = ?`,
    [id],
  );
  return row.ref;
}
