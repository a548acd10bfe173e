/** Documents that management writes and signs: the description of the system, the assertion, the bridge letter, the representations. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CHECK_LEVELS, DOCUMENT_IDS, PART_STATES } from '../domain/documents/document-model.ts';
import {
  GROUP_NAMES,
  QUESTION_IDS,
  type QuestionGroup,
} from '../domain/documents/representation-questions.ts';
import { ANSWERS } from '../domain/documents/representations.ts';
import { ENGAGEMENT_TYPES } from '../domain/vocabulary.ts';
import { day, line, nothing, paragraph } from './primitives.ts';
import { policyDocument } from './registers/policy-document.ts';

const document = z.enum(DOCUMENT_IDS);
const place = { document, part: z.string().min(1).max(60) };

export const managedDocument = z.strictObject({
  id: document,
  parts: z.array(
    z.strictObject({
      part: z.string(),
      /** `3.1`; empty for a part without a number. */
      number: z.string(),
      title: z.string(),
      level: z.union([z.literal(1), z.literal(2)]),
      state: z.enum(PART_STATES),
      /** Follows from the records alone; it can not be written over. */
      isFixed: z.boolean(),
      draft: policyDocument,
      /** What stands in the document. */
      body: policyDocument,
      /** Lines that the records have gained and lost since a person's text was begun. */
      gained: z.array(z.string()),
      lost: z.array(z.string()),
    }),
  ),
  checks: z.array(
    z.strictObject({
      level: z.enum(CHECK_LEVELS),
      part: z.string().nullable(),
      text: z.string(),
      link: z.string(),
    }),
  ),
});

export const bridgeFacts = z.strictObject({
  lastType: z.enum(ENGAGEMENT_TYPES),
  lastFrom: day.nullable(),
  lastTo: day.nullable(),
  /** The firm that signed the last report. */
  auditor: line,
  /** Last day that the letter speaks of. */
  gapTo: day.nullable(),
  nextReport: line,
  addressee: line,
});

const answer = z.enum(ANSWERS);

export const askedQuestion = z.strictObject({
  id: z.string(),
  group: z.enum(Object.keys(GROUP_NAMES) as [QuestionGroup, ...QuestionGroup[]]),
  text: z.string(),
  /** Any other answer has to be explained. */
  usual: answer,
  given: z
    .strictObject({ answer, explanation: z.string(), answeredBy: z.string(), answeredOn: day })
    .nullable(),
  /** What the records say against the answer. */
  contradiction: z.string(),
  lacksExplanation: z.boolean(),
});

export const documentsContract = {
  /** Every part as it stands, drafts made from the records now. */
  get: oc.input(z.strictObject({ document })).output(managedDocument),
  /** Puts a text in the place of a draft; null lets the part follow the records again. */
  setText: oc.input(z.strictObject({ ...place, body: policyDocument.nullable() })).output(nothing),
  /** The text was compared with what the records say now, and stays. */
  acceptRecords: oc.input(z.strictObject(place)).output(nothing),
  bridge: oc.input(nothing).output(bridgeFacts),
  setBridge: oc.input(bridgeFacts.partial()).output(nothing),
  questions: oc.input(nothing).output(z.array(askedQuestion)),
  /** Null takes the answer back. An empty name stands for the user. */
  answer: oc
    .input(
      z.strictObject({
        question: z.enum(QUESTION_IDS),
        given: z.strictObject({ answer, explanation: paragraph, answeredBy: line }).nullable(),
      }),
    )
    .output(nothing),
};
