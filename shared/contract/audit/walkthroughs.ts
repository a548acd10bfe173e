import { oc } from '@orpc/contract';
import { z } from 'zod';
import { WALKTHROUGH_KIND_NAMES, type WalkthroughKind } from '../../domain/audit-vocabulary.ts';
import { id, ids, line, name, nothing, paragraph } from '../primitives.ts';

const kinds = Object.keys(WALKTHROUGH_KIND_NAMES) as [WalkthroughKind, ...WalkthroughKind[]];
const linked = z.strictObject({ id, ref: z.string(), title: z.string() });

/** What hangs on a record of the register of walkthroughs. */
export const walkthroughLinks = z.strictObject({
  id,
  controls: z.array(linked),
  evidence: z.array(linked),
});
export type WalkthroughLinks = z.infer<typeof walkthroughLinks>;

export const interviewQuestion = z.strictObject({
  text: z.string(),
  listenFor: z.string(),
  /** The criterion that it is asked for; null when the control itself gives rise to it. */
  criterion: z.string().nullable(),
});

export const walkthroughsContract = {
  walkthroughLinks: oc.input(nothing).output(z.array(walkthroughLinks)),
  /** A new record about these controls, with their questions as the outline of its notes. */
  startWalkthrough: oc
    .input(
      z.strictObject({
        kind: z.enum(kinds),
        controlIds: ids,
        name: name.optional(),
        people: line.optional(),
      }),
    )
    .output(z.strictObject({ id, ref: z.string() })),
  /** Sets what is linked; a list that is left out stays. */
  linkWalkthrough: oc
    .input(
      z.strictObject({
        id,
        controlIds: z.array(id).max(500).optional(),
        evidenceIds: z.array(id).max(500).optional(),
      }),
    )
    .output(nothing),
  /** Questions for the people who perform these controls. */
  interviewQuestions: oc
    .input(z.strictObject({ controlIds: ids }))
    .output(z.array(linked.extend({ questions: z.array(interviewQuestion) }))),
  /**
   * Keeps an answer in the notes of a record about the control: in the one that is named, or in a new interview. A question that is
   * not on its list is added, with or without an answer.
   */
  answerInterview: oc
    .input(
      z.strictObject({
        controlId: id,
        walkthroughId: id.nullable(),
        question: name.max(500),
        answer: paragraph,
      }),
    )
    .output(z.strictObject({ id })),
};
