import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, sha256 } from '../primitives.ts';
import { oneVersion } from './records.ts';

/** Rows of one answer at most. */
const MOST_ROWS = 1000;
const offset = z.int().min(0);
const limit = z.int().min(1).max(MOST_ROWS);
const words = z.string().min(1).max(200);
const count = z.int().min(0);

const textRun = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  struck: z.boolean().optional(),
});
const documentBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.int().min(1).max(6), runs: z.array(textRun) }),
  z.strictObject({ kind: z.literal('paragraph'), runs: z.array(textRun) }),
  /** `marker` is what stands before it: a bullet or a number. */
  z.strictObject({
    kind: z.literal('item'),
    depth: z.int().min(0),
    marker: z.string(),
    runs: z.array(textRun),
  }),
  /** Cells as plain text, row by row. */
  z.strictObject({ kind: z.literal('table'), rows: z.array(z.array(z.string())) }),
]);
export type TextRun = z.infer<typeof textRun>;
export type DocumentBlock = z.infer<typeof documentBlock>;

const tableInput = oneVersion.extend({
  sheet: z.int().min(0).default(0),
  offset,
  limit,
  /** Rows with this text in any cell, whatever its case. */
  filter: z.string().max(200).default(''),
  sort: z
    .strictObject({ column: z.int().min(0), direction: z.enum(['ascending', 'descending']) })
    .nullable()
    .default(null),
});
const tablePage = z.strictObject({
  /** Of a workbook; one without a name otherwise. */
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
  columns: z.array(
    z.strictObject({
      name: z.string(),
      /** Characters of its longest text among the first rows. */
      width: count,
      numeric: z.boolean(),
      hidden: z.boolean(),
    }),
  ),
  /** Rows of the sheet besides the one of column names, and those that pass the filter. */
  rowCount: count,
  matching: count,
  hiddenRows: count,
  /** Cells whose value was computed when the workbook was saved. */
  formulas: count,
  /** Of a text file. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** What keeps the table from being whole, as a sentence. */
  problem: z.string().nullable(),
  /** `number` counts the rows of the sheet, or the records of the file, from 1. */
  rows: z.array(z.strictObject({ number: count, hidden: z.boolean(), cells: z.array(z.string()) })),
});
export type TablePage = z.infer<typeof tablePage>;
export type TableInput = z.infer<typeof tableInput>;

const jsonRow = z.strictObject({
  /** Position of the value in the order of the file. */
  node: count,
  depth: count,
  /** Its name in an object, or its position in a list; null at the top. */
  key: z.string().nullable(),
  kind: z.enum(['object', 'list', 'string', 'number', 'boolean', 'null']),
  /** A plain value as written, the beginning of a long one; empty for objects and lists. */
  text: z.string(),
  /** Values inside. */
  count,
  isOpen: z.boolean(),
});
export type JsonRow = z.infer<typeof jsonRow>;

/** What is inside a file, read in pieces by a thread that a hostile file cannot take the engine down with. */
export const contentsContract = {
  /** Lines of a text file. A very long line comes as several rows, of which the first carries the number. */
  text: oc.input(oneVersion.extend({ offset, limit })).output(
    z.strictObject({
      encoding: z.string(),
      rowCount: count,
      lineCount: count,
      truncated: z.boolean(),
      rows: z.array(z.strictObject({ number: count.nullable(), text: z.string() })),
    }),
  ),
  /** Rows of `text` that hold the words, whatever their case; `rows` has the first 10,000. */
  findText: oc
    .input(oneVersion.extend({ words }))
    .output(z.strictObject({ total: count, rows: z.array(count) })),
  /** Rows of a CSV file, of a sheet of a workbook, or of a list of JSON objects, sorted and filtered over all of them. */
  table: oc.input(tableInput).output(tablePage),
  /** Rows of a JSON tree as it is folded: all open but the `toggled`, or all closed but them. */
  json: oc
    .input(
      oneVersion.extend({
        openAll: z.boolean(),
        toggled: z.array(count).max(20_000),
        offset,
        limit,
        /** A value whose row is wanted; every value that it is in has to be open. */
        locate: count.optional(),
      }),
    )
    .output(
      z.strictObject({
        rowCount: count,
        nodeCount: count,
        /** The row of `locate`. */
        located: count.nullable(),
        /** Where the file stops being JSON, from 1; what comes before is shown. */
        problem: z.strictObject({ line: count, column: count, reason: z.string() }).nullable(),
        rows: z.array(jsonRow),
      }),
    ),
  /** Values whose name or text holds the words; `nodes` has the first 5,000. */
  findJson: oc
    .input(oneVersion.extend({ words }))
    .output(z.strictObject({ total: count, nodes: z.array(count) })),
  /** One value of a JSON file: how to reach it, and its text as written, at most 256 KB of it. */
  jsonValue: oc
    .input(oneVersion.extend({ node: count }))
    .output(
      z.strictObject({ path: z.string(), within: z.array(count), text: z.string(), truncated: z.boolean() }),
    ),
  /** An email as plain text. */
  email: oc.input(oneVersion).output(
    z.strictObject({
      subject: z.string(),
      from: z.array(z.string()),
      to: z.array(z.string()),
      cc: z.array(z.string()),
      bcc: z.array(z.string()),
      /** As written, with its zone; and the same moment in UTC where it can be read. */
      date: z.strictObject({ written: z.string(), utc: z.string().nullable() }).nullable(),
      messageId: z.string(),
      body: z.string(),
      /** Where the body comes from: an HTML body has been turned into text. */
      bodyFrom: z.enum(['text', 'html', 'none']),
      truncated: z.boolean(),
      headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      attachments: z.array(
        z.strictObject({
          name: z.string(),
          mediaType: z.string(),
          size: count,
          sha256,
          /** The record that holds the same bytes. */
          evidence: z.strictObject({ id, ref: z.string(), title: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  /** The words of a document: DOCX, PPTX, ODT, HTML. */
  document: oc.input(oneVersion).output(
    z.strictObject({
      blocks: z.array(documentBlock),
      /** Pictures in it, which are not shown. */
      images: count,
      truncated: z.boolean(),
    }),
  ),
};
