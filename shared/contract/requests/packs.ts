import { oc } from '@orpc/contract';
import { z } from 'zod';
import { MATCH_CONFIDENCES, MATCH_REASONS } from '../../domain/request-pack/names.ts';
import { PACK_AUDIENCES } from '../../domain/request-pack/sheet.ts';
import { AUDITOR_STATUSES, REQUEST_STATUSES } from '../../domain/request-vocabulary.ts';
import {
  day,
  fileToken,
  id,
  ids,
  instant,
  jobStarted,
  line,
  nothing,
  paragraph,
  sha256,
} from '../primitives.ts';

export const packAudience = z.enum(PACK_AUDIENCES);

/** The result of the job that writes a pack. */
export const packExported = z.strictObject({
  id,
  ref: z.string(),
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256,
  requests: z.int(),
  /** Files of evidence that went along. */
  files: z.int(),
  /** Requests whose status moved. */
  moved: z.int(),
});
export type PackExported = z.infer<typeof packExported>;

const confidence = z.enum(MATCH_CONFIDENCES);

/** One file that came back. */
export const returnedFile = z.strictObject({
  /** Counts the files of this plan. */
  index: z.int(),
  fileName: z.string(),
  /** Where it stood, its name included. */
  origin: z.string(),
  size: z.int(),
  type: z.string(),
  sha256,
  requestId: id.nullable(),
  reason: z.enum(MATCH_REASONS),
  confidence,
  /** Keys of sample items of the request that stand in its name. */
  items: z.array(z.string()),
  /** The evidence with the same bytes, and the requests that it is linked to by reference. */
  already: z.strictObject({ id, ref: z.string(), requests: z.array(z.string()) }).nullable(),
});
export type ReturnedFile = z.infer<typeof returnedFile>;

/** What the list says of one request. */
export const returnedAnswer = z.strictObject({
  requestId: id,
  row: z.int(),
  /** The word as it was chosen or written. */
  word: z.string(),
  /** What our side would become; null leaves it. */
  status: z.enum(REQUEST_STATUSES).nullable(),
  auditorStatus: z.enum(AUDITOR_STATUSES).nullable(),
  comment: z.string(),
  by: z.string(),
  on: z.string(),
  /** Names that the list gives and no file has. */
  missingFiles: z.array(z.string()),
});
export type ReturnedAnswer = z.infer<typeof returnedAnswer>;

export const returnPlan = z.strictObject({
  planId: id,
  fileName: z.string(),
  audience: packAudience,
  /** The pack that it answers; null when nothing says which. */
  pack: z.strictObject({ id, ref: z.string(), madeAt: instant, recipient: z.string() }).nullable(),
  /** Earlier returns of the same pack. */
  earlierReturns: z.int(),
  requests: z.array(
    z.strictObject({
      id,
      ref: z.string(),
      number: z.string(),
      title: z.string(),
      status: z.enum(REQUEST_STATUSES),
      auditorStatus: z.enum(AUDITOR_STATUSES),
      /** It went out with the pack. */
      inPack: z.boolean(),
    }),
  ),
  files: z.array(returnedFile),
  answers: z.array(returnedAnswer),
  /** Rows that were added to the list. */
  added: z.array(z.strictObject({ row: z.int(), request: z.string(), comment: z.string() })),
  /** Requests of the pack that the list no longer has. */
  removed: z.array(id),
  /** Our own cover, notes and list, which are not evidence. */
  leftOut: z.array(z.string()),
  rejected: z.array(z.strictObject({ fileName: z.string(), code: z.string(), message: z.string() })),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});
export type ReturnPlan = z.infer<typeof returnPlan>;

export const returnDecisions = z.strictObject({
  /** By file: the request it goes to, or null to leave it out. A file that is not named here goes where the plan says. */
  files: z
    .array(z.strictObject({ index: z.int(), requestId: id.nullable() }))
    .max(50_000)
    .default([]),
  /** Requests whose answer is not applied. */
  skipAnswers: z.array(id).max(5000).default([]),
  /** Rows of the list that become requests. */
  add: z.array(z.int()).max(5000).default([]),
});
export type ReturnDecisions = z.infer<typeof returnDecisions>;

export const returnSummary = z.strictObject({
  attached: z.int(),
  /** Files that were here already and are linked now, or were. */
  duplicates: z.int(),
  unmatched: z.int(),
  rejected: z.int(),
  statuses: z.int(),
  comments: z.int(),
  added: z.int(),
});
export type ReturnSummary = z.infer<typeof returnSummary>;

export const packsContract = {
  /** Writes a zip for somebody who has no Trustbench; starts a job whose result is a PackExported. */
  exportPack: oc
    .input(
      z.strictObject({
        requestIds: ids,
        audience: packAudience,
        recipient: line,
        due: day.nullable().default(null),
        note: paragraph.default(''),
        target: fileToken,
      }),
    )
    .output(jobStarted),
  /** Packs with what came back, newest first. */
  packs: oc.input(nothing).output(
    z.array(
      z.strictObject({
        id,
        ref: z.string(),
        audience: packAudience,
        recipient: z.string(),
        due: day.nullable(),
        requests: z.int(),
        fileName: z.string(),
        sha256,
        madeBy: z.string(),
        madeAt: instant,
      }),
    ),
  ),
  returns: oc.input(nothing).output(
    z.array(
      z.strictObject({
        id,
        packId: id.nullable(),
        packRef: z.string().nullable(),
        fileName: z.string(),
        summary: returnSummary,
        receivedBy: z.string(),
        receivedAt: instant,
      }),
    ),
  ),
  /** Whether files are a returned pack, told by the manifest alone; a cheap look before anything is read. */
  recognizeReturn: oc
    .input(z.strictObject({ files: z.array(fileToken).min(1).max(20_000) }))
    .output(z.strictObject({ isPack: z.boolean(), ref: z.string().nullable() })),
  /**
   * Reads what came back and compares it with what is here; starts a job whose result is a ReturnPlan. No record is written. A plan
   * is held until it is applied or dropped, or another one is made.
   */
  readReturn: oc
    .input(
      z.strictObject({
        files: z.array(fileToken).min(1).max(20_000),
        /** The pack that it answers when the files do not say, or say another. */
        packId: id.nullable().default(null),
      }),
    )
    .output(jobStarted),
  /** One change; starts a job whose result is a ReturnSummary. */
  applyReturn: oc.input(z.strictObject({ planId: id, decisions: returnDecisions })).output(jobStarted),
  dropReturn: oc.input(z.strictObject({ planId: id })).output(nothing),
};
