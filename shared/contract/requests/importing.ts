import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AUDITOR_STATUSES, REQUEST_KINDS, REQUEST_STATUSES } from '../../domain/request-vocabulary.ts';
import { day } from '../primitives.ts';
import { importProblem, sheetFacts, sheetSource } from '../table-import.ts';

const changed = z.strictObject({
  /** A column of the list, such as `due`. */
  field: z.string(),
  before: z.string(),
  after: z.string(),
});

export const requestImportPreview = sheetFacts.extend({
  /** Columns that mark one status each. */
  statusColumns: z.array(z.int()),
  /** The requests as they would come in, and those that stay out, in sheet order. */
  rows: z.array(
    z.strictObject({
      row: z.int(),
      /** `same`: the list says nothing new of the request. */
      action: z.enum(['add', 'update', 'same', 'skip']),
      /** Our reference of a request that is there already. */
      ref: z.string(),
      number: z.string(),
      title: z.string(),
      category: z.string(),
      kind: z.enum(REQUEST_KINDS).nullable(),
      assignee: z.string(),
      due: day.nullable(),
      status: z.enum(REQUEST_STATUSES).nullable(),
      auditorStatus: z.enum(AUDITOR_STATUSES).nullable(),
      controls: z.array(z.string()),
      changes: z.array(changed),
    }),
  ),
  /** People that the import would add, by name. */
  newPeople: z.array(z.string()),
  problems: z.array(importProblem),
});
export type RequestImportPreview = z.infer<typeof requestImportPreview>;

export const requestImportResult = z.strictObject({
  imported: z.int(),
  updated: z.int(),
  /** Requests that were there already as the list has them. */
  unchanged: z.int(),
  skipped: z.int(),
  problems: z.array(importProblem),
});
export type RequestImportResult = z.infer<typeof requestImportResult>;

export const importingContract = {
  /** What the auditor's own list would bring; changes nothing. */
  importPreview: oc.input(sheetSource).output(requestImportPreview),
  /** One change; what the list leaves empty stays as it is. */
  importApply: oc
    .input(
      sheetSource.extend({
        /** Sheet rows that stay out though nothing keeps them out. */
        leaveOut: z.array(z.int()).max(100_000).default([]),
      }),
    )
    .output(requestImportResult),
};
