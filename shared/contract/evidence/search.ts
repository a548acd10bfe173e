import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, jobStarted, nothing } from '../primitives.ts';
import { narrowed } from './records.ts';

/** Characters of what is searched for. */
export const LONGEST_QUERY = 500;

const count = z.int().min(0);
/** [start, end) in UTF-16 units. */
const range = z.tuple([count, count]);

/** A line of text and what in it was looked for. Plain text: it came from a file and may hold anything. */
export const searchPassage = z.strictObject({ text: z.string(), marks: z.array(range) });
export type SearchPassage = z.infer<typeof searchPassage>;

/** What a record was found by. A place in the file is counted from 1. */
export const searchPlace = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('record') }),
  z.strictObject({ in: z.literal('notes') }),
  z.strictObject({ in: z.literal('text') }),
  z.strictObject({ in: z.literal('picture') }),
  z.strictObject({ in: z.literal('page'), number: count, of: count }),
  z.strictObject({ in: z.literal('slide'), number: count, of: count }),
  z.strictObject({ in: z.literal('row'), number: count, sheet: z.string().nullable() }),
  z.strictObject({ in: z.literal('line'), number: count }),
]);
export type SearchPlace = z.infer<typeof searchPlace>;

export const searchHit = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  /** The part of the title that was looked for. */
  titleMarks: z.array(range),
  fileName: z.string(),
  mediaType: z.string(),
  addedAt: z.string(),
  controls: z.array(z.strictObject({ id, ref: z.string() })),
  /** 1 for the first hit, falling towards 0. */
  score: z.number(),
  place: searchPlace,
  passage: searchPassage.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchState = z.strictObject({
  /** Files that records of evidence rest on with their newest version. */
  files: count,
  /** Files that have been read, whatever came of it. */
  read: count,
  /** Files that could not be read, or only in part. */
  problems: z.array(
    z.strictObject({
      id,
      ref: z.string(),
      title: z.string(),
      fileName: z.string(),
      /** Nothing of it could be read. */
      failed: z.boolean(),
      reason: z.string(),
    }),
  ),
  problemCount: count,
});
export type SearchState = z.infer<typeof searchState>;

export const searchContract = {
  /**
   * Records in which every word is found, in what is recorded or in the text of the newest file. Words begin those they find;
   * "words in quotes" follow one another; a word after a minus sign must not be found; `type:pdf` and `control:IAM-07` narrow.
   */
  search: oc
    .input(
      z.strictObject({
        text: z.string().max(LONGEST_QUERY),
        controlId: id.optional(),
        ...narrowed,
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.strictObject({
        total: count,
        /** What to mark in a file that is opened from a hit. */
        words: z.array(z.string()),
        hits: z.array(searchHit),
      }),
    ),
  searchState: oc.input(nothing).output(searchState),
  /** Starts reading what has not been read; null when there is nothing to read, or when it runs already. */
  read: oc.input(nothing).output(z.strictObject({ jobId: id.nullable() })),
  /** Reads the newest files of these records again; starts a job unless one runs already, which then takes them in. */
  readAgain: oc
    .input(z.strictObject({ ids: z.array(id).max(5000) }))
    .output(z.strictObject({ jobId: id.nullable() })),
  /** Makes the search index anew from the texts that were read. */
  rebuildSearch: oc.input(nothing).output(jobStarted),
  /** The text of the newest file, as the search sees it. */
  textOf: oc.input(z.strictObject({ id })).output(
    z.strictObject({
      status: z.enum(['text', 'ocr', 'none', 'failed', 'unread']),
      reason: z.string(),
      truncated: z.boolean(),
      text: z.string(),
    }),
  ),
  /** A small picture of the newest file; null when it has none, or has not been read. */
  thumbnail: oc
    .input(z.strictObject({ id }))
    .output(z.strictObject({ bytes: z.instanceof(Blob), width: z.int(), height: z.int() }).nullable()),
};
