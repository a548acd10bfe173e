import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ENGAGEMENT_AREAS } from '../domain/area-tables.ts';
import { HISTORY_FORMATS, HISTORY_KINDS } from '../domain/history.ts';
import { NOTICE_CODES } from '../domain/notices.ts';
import { LOCK_AFTER_MINUTES } from '../domain/passphrase.ts';
import { ENGAGEMENT_TYPES, SAMPLE_CASES } from '../domain/vocabulary.ts';
import {
  category,
  day,
  fileToken,
  id,
  instant,
  jobStarted,
  libraryChoice,
  line,
  name,
  nothing,
} from './primitives.ts';

/** Type I carries an as-of date, Type II a period; the other pair is null. */
export const engagement = z.strictObject({
  client: name,
  system: line,
  firm: line,
  type: z.enum(ENGAGEMENT_TYPES),
  asOf: day.nullable(),
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
});
export type Engagement = z.infer<typeof engagement>;

export const personFields = z.strictObject({
  name,
  title: line,
  email: z.string().trim().max(200),
  side: z.enum(['client', 'firm']),
});

export const newPerson = personFields.extend({
  title: personFields.shape.title.default(''),
  email: personFields.shape.email.default(''),
});

/** Result of the last `verify` of this session. */
const verification = z.strictObject({ at: instant, ok: z.boolean(), changesSince: z.int() });

export const openWorkspace = z.strictObject({
  id,
  fileName: z.string(),
  readOnly: z.boolean(),
  encrypted: z.boolean(),
  /** What went wrong or may go wrong with the file, most urgent first. */
  notices: z.array(z.strictObject({ code: z.enum(NOTICE_CODES), id: z.string(), message: z.string() })),
  size: z.int(),
  actor: z.string(),
  engagement,
  categories: z.array(category),
  criteriaVersion: z.string(),
  transactions: z.int(),
  headHash: z.string(),
  savedAt: instant.nullable(),
  verification: verification.nullable(),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  counts: z.strictObject({
    controls: z.int(),
    evidence: z.int(),
    /** Not received yet. */
    requests: z.int(),
    tests: z.int(),
    findings: z.int(),
  }),
});
export type OpenWorkspace = z.infer<typeof openWorkspace>;

export const recentWorkspace = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  folder: z.string(),
  client: z.string(),
  type: z.enum(ENGAGEMENT_TYPES),
  openedAt: instant,
  exists: z.boolean(),
});

export const fieldChange = z.strictObject({
  field: z.string(),
  before: z.union([z.string(), z.number()]).nullable(),
  after: z.union([z.string(), z.number()]).nullable(),
});

/** How one row differs between two states, field by field. */
export const recordChange = z.strictObject({
  table: z.string(),
  rowId: z.string(),
  record: z.string(),
  action: z.enum(['added', 'changed', 'removed']),
  fields: z.array(fieldChange),
});
export type RecordChange = z.infer<typeof recordChange>;

/** Where an entry stands: what was exported stands after the change whose state it shows. */
export const historyPlace = z.strictObject({ transaction: z.int(), place: z.string().max(100) });
export type HistoryPlace = z.infer<typeof historyPlace>;

export const historyEntry = historyPlace.extend({
  at: instant,
  actor: z.string(),
  label: z.string(),
  kind: z.enum(['change', 'undo', 'redo', 'export']),
  /** `isThere`: the record is in the workspace now. */
  changes: z.array(recordChange.extend({ isThere: z.boolean() })),
  changeCount: z.int(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What of the history is asked for; days are inclusive, in UTC. */
export const historyFilter = z.strictObject({
  search: z.string().max(200).optional(),
  actor: z.string().max(200).optional(),
  kind: z.enum(HISTORY_KINDS).optional(),
  area: z.enum(ENGAGEMENT_AREAS).optional(),
  from: day.optional(),
  to: day.optional(),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

export const historyExported = z.strictObject({ changes: z.int(), lines: z.int() });

export const verifyProblem = z.strictObject({
  code: z.enum(['chain', 'row', 'row_missing', 'row_extra', 'content', 'file']),
  table: z.string().nullable(),
  rowId: z.string().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});
export type VerifyProblem = z.infer<typeof verifyProblem>;

export const verifyResult = z.strictObject({
  ok: z.boolean(),
  at: instant,
  transactions: z.int(),
  rows: z.int(),
  files: z.int(),
  bytes: z.int(),
  headHash: z.string(),
  problems: z.array(verifyProblem),
});
export type VerifyResult = z.infer<typeof verifyResult>;

export const sampleMade = z.strictObject({ file: fileToken });

export const workspaceContract = {
  /** What is open, and what was open lately. */
  status: oc.input(nothing).output(
    z.strictObject({
      open: openWorkspace.nullable(),
      /** An encrypted file that waits for its passphrase. */
      locked: z.strictObject({ fileName: z.string() }).nullable(),
      recent: z.array(recentWorkspace),
      version: z.string(),
    }),
  ),
  create: oc
    .input(
      z.strictObject({
        target: fileToken,
        actor: name,
        engagement,
        categories: z.array(category).min(1),
        people: z.array(newPerson).max(500),
        library: libraryChoice,
        /** Encrypts the file. */
        passphrase: z.string().min(1).max(1000).optional(),
      }),
    )
    .output(openWorkspace),
  /** Starts a job that builds a sample engagement; its result is a SampleMade. */
  makeSample: oc
    .input(z.strictObject({ sample: z.enum(SAMPLE_CASES), target: fileToken }))
    .output(jobStarted),
  /** An encrypted file without its passphrase waits for it: `status` names it, and `passphrase.unlock` opens it. */
  open: oc
    .input(z.strictObject({ file: fileToken, passphrase: z.string().min(1).max(1000).optional() }))
    .output(openWorkspace),
  openRecent: oc.input(z.strictObject({ id: z.string().max(100) })).output(openWorkspace),
  forgetRecent: oc.input(z.strictObject({ id: z.string().max(100) })).output(nothing),
  /** Writes what is open to a free name and goes on with that, as when its file was moved or deleted. */
  saveCopy: oc.input(z.strictObject({ target: fileToken })).output(openWorkspace),
  close: oc.input(nothing).output(nothing),
  undo: oc.input(nothing).output(z.strictObject({ label: z.string() })),
  redo: oc.input(nothing).output(z.strictObject({ label: z.string() })),
  /** Changes and exports, newest first; `before` is the last entry of the page before. `record` narrows to one row and what hangs on it. */
  history: oc
    .input(
      historyFilter.extend({
        record: z.strictObject({ table: z.string().max(60), rowId: z.string().max(60) }).optional(),
        before: historyPlace.optional(),
        limit: z.int().min(1).max(500),
      }),
    )
    .output(z.strictObject({ entries: z.array(historyEntry), more: z.boolean() })),
  /** Everybody who changed something, by name. */
  historyPeople: oc.input(nothing).output(z.array(z.string())),
  /** Starts a job that writes the changes of a filter, one line a field; its result is a HistoryExported. */
  exportHistory: oc
    .input(z.strictObject({ filter: historyFilter, format: z.enum(HISTORY_FORMATS), target: fileToken }))
    .output(jobStarted),
  /** Starts a job whose result is a VerifyResult. */
  verify: oc.input(nothing).output(jobStarted),
  /** Starts a job that writes a checked copy to the backup folder. */
  backup: oc.input(nothing).output(jobStarted),
};

/** Null is never. */
const lockAfterMinutes = z.literal(LOCK_AFTER_MINUTES).nullable();

export const settings = z.strictObject({
  actor: z.string(),
  backupFolder: z.string(),
  keepBackups: z.int(),
  lockAfterMinutes,
});
export const settingsContract = {
  get: oc.input(nothing).output(settings),
  /** What is left out stays. */
  set: oc.input(z.strictObject({ actor: name, lockAfterMinutes }).partial()).output(settings),
};
