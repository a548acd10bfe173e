import type { WalkthroughLinks } from '../../../shared/contract/audit/walkthroughs.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { AuditControl } from '../../../shared/domain/mock-audit/facts.ts';
import {
  interviewOutline,
  interviewQuestions,
  withAnswer,
} from '../../../shared/domain/mock-audit/interview.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import { insertRecord } from '../registers/records.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';
import { readAuditFacts } from './mock-audit-facts.ts';

export const walkthroughHandlers = {
  walkthroughLinks: os.audit.walkthroughLinks.handler(({ context: { session } }) => readLinks(session)),

  startWalkthrough: os.audit.startWalkthrough.handler(({ input, context: { session } }) => {
    const controls = controlsOf(session, input.controlIds);
    const name = input.name ?? nameOf(controls);
    const notes = interviewOutline(controls, readAuditFacts(session).dates);
    const people = input.people ?? namesOf(controls);
    return session.change(`Start ${input.kind} ${name}`.slice(0, 120), (tx) =>
      insertWalkthrough(session, tx, { kind: input.kind, name, people, notes }, controls),
    );
  }),

  linkWalkthrough: os.audit.linkWalkthrough.handler(
    ({ input: { id, controlIds, evidenceIds }, context: { session } }) => {
      const { ref } = needWalkthrough(session, id);
      session.change(`Links of ${ref}`, (tx) => {
        if (controlIds) setLinks(session, tx, id, 'control', controlIds);
        if (evidenceIds) setLinks(session, tx, id, 'evidence', evidenceIds);
      });
      return {};
    },
  ),

  interviewQuestions: os.audit.interviewQuestions.handler(({ input, context: { session } }) => {
    const { dates } = readAuditFacts(session);
    return controlsOf(session, input.controlIds).map((control) => ({
      id: control.id,
      ref: control.ref,
      title: control.title,
      questions: interviewQuestions(control, dates),
    }));
  }),

  answerInterview: os.audit.answerInterview.handler(({ input, context: { session } }) => {
    const [control] = controlsOf(session, [input.controlId]);
    if (!control) throw new AppError('not_found', 'That control is not in the workspace any more.');
    const label = `Answer about ${control.ref}`;
    if (input.walkthroughId !== null) {
      const { id, notes } = needWalkthrough(session, input.walkthroughId);
      const next = withAnswer(notes, control, input.question, input.answer);
      session.change(label, (tx) => {
        tx.update('walkthrough', id, { notes: next });
        addLink(session, tx, id, 'control', control.id);
      });
      return { id };
    }
    const outline = interviewOutline([control], readAuditFacts(session).dates);
    const fields = {
      kind: 'interview',
      name: nameOf([control]),
      people: namesOf([control]),
      notes: withAnswer(outline, control, input.question, input.answer),
    };
    const { id } = session.change(label, (tx) => insertWalkthrough(session, tx, fields, [control]));
    return { id };
  }),
};

const nameOf = (controls: readonly AuditControl[]): string => {
  const [first] = controls;
  const more = controls.length - 1;
  return `${first?.ref ?? ''} ${first?.title ?? ''}${more > 0 ? ` and ${more} more` : ''}`.slice(0, 200);
};

const namesOf = (controls: readonly AuditControl[]): string =>
  [...new Set(controls.flatMap(({ owner }) => owner ?? []))].join(', ').slice(0, 300);

/** @throws AppError not_found */
function controlsOf(session: Session, ids: readonly string[]): AuditControl[] {
  const known = new Map(readAuditFacts(session).controls.map((control) => [control.id, control]));
  return ids.map((id) => {
    const control = known.get(id);
    if (!control) throw new AppError('not_found', 'That control is not in the workspace any more.');
    return control;
  });
}

const needWalkthrough = (session: Session, id: string) =>
  session.workspace.need<{ id: string; ref: string; notes: string }>(
    'That walkthrough',
    'SELECT id, ref, notes FROM walkthrough WHERE id = ?',
    [id],
  );

function insertWalkthrough(
  session: Session,
  tx: Change,
  fields: { kind: string; name: string; people: string; notes: string },
  controls: readonly AuditControl[],
): { id: string; ref: string } {
  const { workspace } = session;
  const values = { ...fields, conductedBy: session.actor, heldOn: null };
  const id = insertRecord(workspace, tx, registerOf('walkthroughs'), values);
  for (const control of controls) addLink(session, tx, id, 'control', control.id);
  const { ref } = needWalkthrough(session, id);
  return { id, ref };
}

type Target = 'control' | 'evidence';

function addLink(session: Session, tx: Change, id: string, target: Target, targetId: string): void {
  const known = session.workspace.get(
    `SELECT 1 FROM walkthrough_${target} WHERE walkthrough_id = ? AND ${target}_id = ?`,
    [id, targetId],
  );
  if (!known)
    tx.insert(`walkthrough_${target}`, { id: newId(), walkthrough_id: id, [`${target}_id`]: targetId });
}

function setLinks(
  session: Session,
  tx: Change,
  id: string,
  target: Target,
  targets: readonly string[],
): void {
  const wanted = new Set(targets);
  const present = session.workspace.all<{ id: string; target: string }>(
    `SELECT id, ${target}_id AS target FROM walkthrough_${target} WHERE walkthrough_id = ?`,
    [id],
  );
  for (const link of present) if (!wanted.delete(link.target)) tx.remove(`walkthrough_${target}`, link.id);
  for (const targetId of wanted) {
    session.workspace.need(`That ${target}`, `SELECT 1 FROM ${target} WHERE id = ?`, [targetId]);
    addLink(session, tx, id, target, targetId);
  }
}

function readLinks({ workspace }: Session): WalkthroughLinks[] {
  return workspace
    .all<{ id: string; controls: string; evidence: string }>(
      `SELECT w.id,
         (SELECT json_group_array(json_object('id', c.id, 'ref', c.ref, 'title', c.title) ORDER BY c.ref)
          FROM walkthrough_control l JOIN control c ON c.id = l.control_id WHERE l.walkthrough_id = w.id) AS controls,
         (SELECT json_group_array(json_object('id', e.id, 'ref', e.ref, 'title', e.title) ORDER BY e.ref)
          FROM walkthrough_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.walkthrough_id = w.id) AS evidence
       FROM walkthrough w ORDER BY length(w.ref), w.ref`,
    )
    .map(({ id, controls, evidence }) => ({
      id,
      controls: JSON.parse(controls) as WalkthroughLinks['controls'],
      evidence: JSON.parse(evidence) as WalkthroughLinks['evidence'],
    }));
}
