import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ACCESS_COLUMNS } from '../domain/access-review/columns.ts';
import { REVIEW_STATE_NAMES, type ReviewState } from '../domain/access-review/sign-off.ts';
import { ACCESS_FLAGS } from '../domain/access-review/vocabulary.ts';
import { ACCESS_DECISIONS } from '../domain/programme-vocabulary.ts';
import {
  day,
  fileToken,
  id,
  instant,
  jobStarted,
  line,
  name,
  nothing,
  paragraph,
  sha256,
} from './primitives.ts';
import { overrideReason } from './segregation.ts';

const flag = z.enum(ACCESS_FLAGS);
const count = z.int().min(0);
const decision = z.enum(ACCESS_DECISIONS);
/** Lines of one review; a large review can be decided at once. */
const lineIds = z.array(id).min(1).max(100_000);

/** Column of a listing -> zero-based index, or null when the listing has none. */
export const accessMapping = z.partialRecord(z.enum(ACCESS_COLUMNS), z.int().min(0).max(500).nullable());

export const accessListingSource = z.strictObject({
  file: fileToken,
  /** `earlier`: only to compare with. */
  role: z.enum(['present', 'earlier']),
  /** Of the lines that name none. */
  application: line,
  /** Guessed without it. */
  mapping: accessMapping.optional(),
});
const listings = z.array(accessListingSource).min(1).max(20);

export const accessProblem = z.strictObject({
  file: z.string(),
  row: z.int(),
  column: z.string().nullable(),
  message: z.string(),
});

/** What a review would hold; nothing is made yet. */
export const accessPreview = z.strictObject({
  listings: z.array(
    z.strictObject({
      fileName: z.string(),
      role: z.enum(['present', 'earlier']),
      /** Names of the columns, and the first rows below them. */
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      mapping: accessMapping,
      lines: count,
      /** Why it can not be read as a listing; null when it can. */
      refused: z.string().nullable(),
    }),
  ),
  /** Day of the listing: from the name of the file, else the newest login, else today. */
  asOf: day,
  asOfFrom: z.enum(['name', 'login', 'today']),
  applications: z.array(z.strictObject({ name: z.string(), lines: count })),
  lines: count,
  flags: z.partialRecord(flag, count),
  /** People on the roster. */
  roster: count,
  /** False while too few of the listed people are on the roster for its gaps to mean something. */
  rosterIsWhole: z.boolean(),
  problems: z.array(accessProblem),
});
export type AccessPreview = z.infer<typeof accessPreview>;

const progress = {
  /** Lines that need a decision. */
  lines: count,
  decided: count,
  /** Kept lines with a flag that asks for a reason, without one. */
  unexplained: count,
};

export const accessReviewRow = z.strictObject({
  id,
  ref: z.string(),
  name: z.string(),
  controlId: id.nullable(),
  control: z.string().nullable(),
  asOf: day,
  due: day.nullable(),
  reviewer: z.string(),
  state: z.enum(Object.keys(REVIEW_STATE_NAMES) as [ReviewState, ...ReviewState[]]),
  ...progress,
  flags: z.partialRecord(flag, count),
  /** Changes and removals that nobody has reported as carried out. */
  toCarryOut: count,
  signedBy: z.string(),
  signedAt: instant.nullable(),
  /** The signed-off listing. */
  evidence: z.strictObject({ id, ref: z.string() }).nullable(),
});
export type AccessReviewRow = z.infer<typeof accessReviewRow>;

export const accessReviewSource = z.strictObject({
  fileName: z.string(),
  role: z.enum(['present', 'earlier']),
  sha256,
  lines: count,
  /** Null when the record was removed since. */
  evidence: z.strictObject({ id, ref: z.string() }).nullable(),
});

export const accessReviewDetail = accessReviewRow.extend({
  notes: z.string(),
  sources: z.array(accessReviewSource),
  signedSha256: z.string(),
  /** Why it can not be signed yet. */
  obstacles: z.array(z.string()),
  /** What changed since it was signed, one phrase each. */
  changes: z.array(z.string()),
  /** Lines that the roster or the rules would flag otherwise by now. */
  outdated: count,
  decisions: z.record(decision, count),
  /** Lines to carry out that no corrective action names. */
  withoutAction: count,
});
export type AccessReviewDetail = z.infer<typeof accessReviewDetail>;

export const accessReviewLine = z.strictObject({
  id,
  position: z.int(),
  application: z.string(),
  account: z.string(),
  name: z.string(),
  role: z.string(),
  previousRole: z.string(),
  /** A day, `never`, as written, or empty. */
  lastLogin: z.string(),
  accountStatus: z.string(),
  worker: z.strictObject({ id, name: z.string(), leftOn: day.nullable() }).nullable(),
  ownerNote: z.string(),
  flags: z.array(flag),
  decision: decision.nullable(),
  note: z.string(),
  decidedBy: z.string(),
  decidedAt: instant.nullable(),
  carriedOutOn: day.nullable(),
});
export type AccessReviewLine = z.infer<typeof accessReviewLine>;

/** Results of the jobs. */
export const accessReviewCreated = z.strictObject({ id, ref: z.string(), lines: count });
export const accessReviewSigned = z.strictObject({ evidence: z.string() });

const ofReview = z.strictObject({ id });

/** Filters of the lines: a flag, or how they stand. */
export const ACCESS_LINE_STATES = [
  'undecided',
  'decided',
  'to_carry_out',
  'keep',
  'change',
  'remove',
] as const;
export type AccessLineState = (typeof ACCESS_LINE_STATES)[number];

export const accessReviewsContract = {
  list: oc.input(nothing).output(z.array(accessReviewRow)),
  get: oc.input(ofReview).output(accessReviewDetail),
  /** A page of lines in the order of the listing. */
  lines: oc
    .input(
      ofReview.extend({
        offset: count.default(0),
        limit: z.int().min(1).max(10_000).default(10_000),
        flag: flag.optional(),
        state: z.enum(ACCESS_LINE_STATES).optional(),
        /** In application, account, name, role or note. */
        search: z.string().max(200).optional(),
      }),
    )
    .output(z.strictObject({ total: count, rows: z.array(accessReviewLine) })),
  preview: oc.input(z.strictObject({ listings, asOf: day.optional() })).output(accessPreview),
  /** Keeps the listings as evidence and makes the review, in one change. The job's result is an `accessReviewCreated`. */
  create: oc
    .input(
      z.strictObject({
        listings,
        name,
        asOf: day.optional(),
        controlId: id.nullable().default(null),
        due: day.nullable().default(null),
        reviewer: line.default(''),
      }),
    )
    .output(jobStarted),
  update: oc
    .input(
      ofReview.extend({
        patch: z
          .strictObject({
            name,
            controlId: id.nullable(),
            due: day.nullable(),
            reviewer: line,
            notes: paragraph,
          })
          .partial(),
      }),
    )
    .output(nothing),
  /**
   * Decides lines, or takes their decision back with null; without a note theirs stays. Refused, whole, when a flagged line would be
   * kept without a note.
   */
  decide: oc
    .input(ofReview.extend({ lineIds, decision: decision.nullable(), note: z.string().max(2000).optional() }))
    .output(nothing),
  note: oc.input(ofReview.extend({ lineIds, note: z.string().max(2000) })).output(nothing),
  /** Who answers for an account that no person on the roster owns. */
  owner: oc.input(ofReview.extend({ lineIds, ownerNote: line })).output(nothing),
  /** The day on which a change or a removal was carried out; null takes it back. */
  carryOut: oc.input(ofReview.extend({ lineIds, on: day.nullable() })).output(nothing),
  /** Looks at the lines again with the roster and the rules as they are now. */
  recheck: oc.input(ofReview).output(z.strictObject({ changed: count })),
  /** Signs the lines as they are and files the signed-off listing as evidence. The job's result is an `accessReviewSigned`. */
  sign: oc.input(ofReview.extend({ overrideReason })).output(jobStarted),
  /** A corrective action for each change or removal that is not carried out and has none. */
  raiseActions: oc.input(ofReview).output(z.strictObject({ refs: z.array(z.string()) })),
  remove: oc.input(ofReview).output(nothing),
};
