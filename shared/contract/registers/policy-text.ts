import { oc } from '@orpc/contract';
import { z } from 'zod';
import { day, fileToken, id, ids, jobStarted, nothing } from '../primitives.ts';
import { policyDocument } from './policy-document.ts';

export const POLICY_EXPORT_FORMATS = ['docx', 'pdf'] as const;

/** What is known of a policy's text without reading it. */
const policyTextFacts = z.strictObject({
  id,
  words: z.int(),
  /** Places still to be filled in. */
  placeholders: z.int(),
  /** The day of the approval that the text no longer agrees with; null while it does, or where none was approved with a text. */
  changedSince: day.nullable(),
});
export type PolicyTextFacts = z.infer<typeof policyTextFacts>;

/** The text of policies: written, taken from the client's files, exported. */
export const policyTextContract = {
  policyTexts: oc.input(nothing).output(z.array(policyTextFacts)),
  policyText: oc.input(z.strictObject({ id })).output(z.strictObject({ document: policyDocument })),
  /** Replaces the text as a whole; nothing happens when it is the same. */
  writePolicyText: oc.input(z.strictObject({ id, document: policyDocument })).output(nothing),
  /** The text that the outline of the policy gives to start from; not written yet. */
  policyOutlineText: oc.input(z.strictObject({ id })).output(z.strictObject({ document: policyDocument })),
  /** Reads the client's own policy (Word, PDF, web page, Markdown, plain text); not written yet. */
  readPolicyFile: oc.input(z.strictObject({ file: fileToken })).output(
    z.strictObject({
      fileName: z.string(),
      document: policyDocument,
      /** Sentences: what of the file is not in the text. */
      warnings: z.array(z.string()),
    }),
  ),
  /** One policy as a file, several as a zip of files. */
  exportPolicies: oc
    .input(z.strictObject({ ids, format: z.enum(POLICY_EXPORT_FORMATS), target: fileToken }))
    .output(jobStarted),
  /** Who acknowledged a policy by the training register, of those employed today; null without a course of its name. */
  countAcknowledgements: oc.input(z.strictObject({ id })).output(
    z
      .strictObject({
        courses: z.array(z.string()),
        acknowledged: z.int(),
        acknowledgers: z.int(),
        on: day,
      })
      .nullable(),
  ),
  /** Links policies that follow an outline and name no criteria to those that the outline supports. */
  linkPolicyCriteria: oc.input(nothing).output(z.strictObject({ policies: z.int() })),
};
