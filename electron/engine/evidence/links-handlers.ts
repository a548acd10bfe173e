import {
  EVIDENCE_LINK_KINDS,
  EVIDENCE_LINK_NAMES,
  type EvidenceLinkKind,
} from '../../../shared/domain/evidence-links.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { addLinks, evidenceOf, linkedTo, linkTargets, nameTarget, removeLinks } from './links.ts';
import { nameEvidence } from './naming.ts';

function nameTargets(session: Session, kind: EvidenceLinkKind, ids: readonly string[]): string {
  const names = ids.map((id) => nameTarget(session, kind, id));
  return names.length === 1 ? (names[0] ?? '') : `${names.length} ${EVIDENCE_LINK_NAMES[kind].many}`;
}

/** What evidence is linked to beside controls. */
export const linksHandlers = {
  linked: os.evidence.linked.handler(({ input: { id }, context: { session } }) => {
    session.workspace.need('That evidence', 'SELECT 1 FROM evidence WHERE id = ?', [id]);
    const found: Partial<Record<EvidenceLinkKind, ReturnType<typeof linkedTo>>> = {};
    for (const kind of EVIDENCE_LINK_KINDS) {
      const records = linkedTo(session, kind, id);
      if (records.length > 0) found[kind] = records;
    }
    return found;
  }),

  linkTargets: os.evidence.linkTargets.handler(({ input, context: { session } }) =>
    linkTargets(session, input.kind),
  ),

  linkTo: os.evidence.linkTo.handler(({ input: { evidenceIds, kind, targetIds }, context: { session } }) => {
    const to = nameTargets(session, kind, targetIds);
    session.change(`Link ${nameEvidence(session, evidenceIds)} to ${to}`, (tx) => {
      for (const targetId of targetIds) addLinks(session, tx, kind, evidenceIds, targetId);
    });
    return {};
  }),

  unlinkFrom: os.evidence.unlinkFrom.handler(
    ({ input: { evidenceIds, kind, targetIds }, context: { session } }) => {
      const from = nameTargets(session, kind, targetIds);
      session.change(`Unlink ${nameEvidence(session, evidenceIds)} from ${from}`, (tx) => {
        for (const targetId of targetIds) removeLinks(session, tx, kind, evidenceIds, targetId);
      });
      return {};
    },
  ),

  evidenceOf: os.evidence.evidenceOf.handler(({ input: { kind, id }, context: { session } }) =>
    evidenceOf(session, kind, id),
  ),

  setEvidenceOf: os.evidence.setEvidenceOf.handler(
    ({ input: { kind, id, evidenceIds }, context: { session } }) => {
      const surplus = evidenceOf(session, kind, id)
        .map((evidence) => evidence.id)
        .filter((evidenceId) => !evidenceIds.includes(evidenceId));
      session.change(`Change the evidence of ${nameTarget(session, kind, id)}`, (tx) => {
        removeLinks(session, tx, kind, surplus, id);
        addLinks(session, tx, kind, evidenceIds, id);
      });
      return {};
    },
  ),
};
