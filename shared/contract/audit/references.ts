import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, nothing } from '../primitives.ts';

export const RECORD_KINDS = [
  'control',
  'test',
  'population',
  'walkthrough',
  'finding',
  'evidence',
  'request',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
const kind = z.enum(RECORD_KINDS);

/** A record that people call by its reference. */
export const namedRecord = z.strictObject({ kind, id, ref: z.string(), title: z.string() });
export type NamedRecord = z.infer<typeof namedRecord>;

/** `as` says how: "population", "mentioned in the conclusion". */
export const reference = namedRecord.extend({ as: z.string() });
export type Reference = z.infer<typeof reference>;

export const references = z.strictObject({
  refersTo: z.array(reference),
  referredBy: z.array(reference),
});
export type References = z.infer<typeof references>;

export const referencesContract = {
  /** What a record refers to, and what refers to it: by links, and by mentions in its texts. */
  references: oc.input(z.strictObject({ kind, id })).output(references),
  /** Every reference in use, to make links of mentions in texts. */
  namedRecords: oc.input(nothing).output(z.array(namedRecord)),
};
