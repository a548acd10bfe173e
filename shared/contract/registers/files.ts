import { oc } from '@orpc/contract';
import { z } from 'zod';
import { IMPORT_KINDS } from '../../domain/register-import.ts';
import { REGISTER_IDS } from '../../domain/registers.ts';
import { fileToken, id, jobStarted } from '../primitives.ts';
import { columnMapping, importProblem, sheetFacts, sheetSource } from '../table-import.ts';

/** What the list is: a register, or the people that joined or left. */
const source = sheetSource.extend({ kind: z.enum(IMPORT_KINDS) });

const text = z.string();
export const registerImportPreview = sheetFacts.extend({
  /** Column id to what it is called, of every column that such a list may have. */
  columns: z.record(z.string(), text),
  /** Records as they would come in, and rows that stay out, in sheet order. */
  rows: z.array(
    z.strictObject({
      row: z.int(),
      /** `same`: the list says nothing new of the record. */
      action: z.enum(['add', 'update', 'same', 'skip']),
      title: text,
      /** Field to text, of what the row says. */
      texts: z.record(z.string(), text),
      changes: z.array(z.strictObject({ field: z.string(), before: text, after: text })),
    }),
  ),
  /** People that the import would add to the engagement, by name. */
  newPeople: z.array(text),
  problems: z.array(importProblem),
});
export type RegisterImportPreview = z.infer<typeof registerImportPreview>;

export const registerImportResult = z.strictObject({
  added: z.int(),
  updated: z.int(),
  /** Records that were there already as the list has them. */
  unchanged: z.int(),
  skipped: z.int(),
  problems: z.array(importProblem),
});
export type RegisterImportResult = z.infer<typeof registerImportResult>;

export const REGISTER_FILE_FORMATS = ['xlsx', 'csv'] as const;
export const registerExportResult = z.strictObject({
  fileName: z.string(),
  /** Bytes. */
  size: z.int(),
  records: z.int(),
});

/** Registers from spreadsheets and to them. */
export const registerFilesContract = {
  /** What a list would bring; changes nothing. */
  importPreview: oc.input(source).output(registerImportPreview),
  /** One change; what the list leaves empty stays as it is. */
  importApply: oc
    .input(
      source.extend({
        /** Sheet rows that stay out though nothing keeps them out. */
        leaveOut: z.array(z.int()).max(100_000).default([]),
        /** Hours within which the access of a leaver is to be removed: becomes the firm's rule. */
        leaverHours: z.int().min(1).max(8760).optional(),
      }),
    )
    .output(registerImportResult),
  /** Makes an access review of a listing of accounts, named after its file. */
  importAccess: oc.input(z.strictObject({ file: fileToken, mapping: columnMapping.optional() })).output(
    z.strictObject({
      rows: z.int(),
      imported: z.int(),
      problems: z.array(importProblem.pick({ row: true, column: true, message: true })),
      /** Of the review. */
      id,
      ref: z.string(),
    }),
  ),
  /** A job whose result is a `registerExportResult`. The file reads back as it was written. */
  exportFile: oc
    .input(
      z.strictObject({
        register: z.enum(REGISTER_IDS),
        format: z.enum(REGISTER_FILE_FORMATS),
        target: fileToken,
        /** Only these records, in this order; all in their own order without it. */
        ids: z.array(id).max(100_000).optional(),
      }),
    )
    .output(jobStarted),
};
