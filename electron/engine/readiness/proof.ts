import { EvidenceIndex, type IndexedEvidence } from '../evidence/evidence-index.ts';
import type { Session } from '../session.ts';

/** What the evidence of a control amounts to, whether it hangs on the control or on an item of its samples. */
export interface Proof {
  pieces: number;
  /**
   * Last day shown by what begins no later than the day of the report: one figure from which both types of report tell whether
   * anything falls in the right time.
   */
  newest: string | null;
}

export const firstDay = (e: IndexedEvidence): string | null => e.covers_from ?? e.as_of ?? e.covers_to;
export const lastDay = (e: IndexedEvidence): string | null => e.covers_to ?? e.as_of ?? e.covers_from;

type Proofs = ReadonlyMap<string, Proof>;

/** By list of evidence, which is another one after each change of evidence, then by day: most changes are of other things. */
const linked = new WeakMap<readonly IndexedEvidence[], Map<string, Proofs>>();

/** Evidence of each control for a report that speaks of the day `anchor`; a control without any has no entry. */
export function readProofs(session: Session, anchor: string): Proofs {
  const index = EvidenceIndex.of(session.workspace);
  const proofs = new Map(
    linkedProofs(
      index.sortedBy('ref', () => ''),
      anchor,
    ),
  );
  for (const { control_id, evidence_id } of session.workspace.all<{
    control_id: string;
    evidence_id: string;
  }>(
    `SELECT DISTINCT t.control_id, l.evidence_id FROM sample_item_evidence l JOIN sample_item i ON i.id = l.sample_item_id
       JOIN sample s ON s.id = i.sample_id JOIN test t ON t.id = s.test_id
     WHERE NOT EXISTS (SELECT 1 FROM control_evidence c WHERE c.control_id = t.control_id AND c.evidence_id = l.evidence_id)`,
  )) {
    const piece = index.get(evidence_id);
    if (piece) proofs.set(control_id, withPiece(proofs.get(control_id), piece, anchor));
  }
  return proofs;
}

function linkedProofs(evidence: readonly IndexedEvidence[], anchor: string): Proofs {
  let byDay = linked.get(evidence);
  if (!byDay) linked.set(evidence, (byDay = new Map()));
  const known = byDay.get(anchor);
  if (known) return known;
  const proofs = new Map<string, Proof>();
  for (const piece of evidence)
    for (const id of piece.controlIds) proofs.set(id, withPiece(proofs.get(id), piece, anchor));
  byDay.set(anchor, proofs);
  return proofs;
}

function withPiece(proof: Proof | undefined, piece: IndexedEvidence, anchor: string): Proof {
  const { pieces, newest } = proof ?? { pieces: 0, newest: null };
  const first = firstDay(piece);
  const last = lastDay(piece);
  const counts = first !== null && last !== null && first <= anchor;
  return { pieces: pieces + 1, newest: counts && (newest === null || last > newest) ? last : newest };
}
