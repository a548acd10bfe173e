import { z } from 'zod';
import { fileToken } from './primitives.ts';

/** What every import of a list from a sheet has in common: where the list stands, what its columns hold, what needs a decision. */

/** field -> zero-based column of the sheet, or null when the sheet has no such column. */
export const columnMapping = z.record(z.string().max(40), z.int().min(0).max(500).nullable());

export const importProblem = z.strictObject({
  row: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['blocks', 'warns', 'informs']),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const sheetSource = z.strictObject({
  file: fileToken,
  sheet: z.string().max(100).optional(),
  /** Sheet row that names the columns, from 1; 0 when none does. Of a turned sheet it is the column. */
  headerRow: z.int().min(0).optional(),
  mapping: columnMapping.optional(),
  /** True leaves the mapping alone that was saved for this client, and guesses. */
  guess: z.boolean().optional(),
});

export const sheetFacts = z.strictObject({
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int(), hidden: z.boolean() })),
  sheet: z.string(),
  headerRow: z.int(),
  /** Header texts by column; '' where a column has none. */
  headers: z.array(z.string()),
  /** The first text below the header by column, shortened; '' where a column holds nothing. */
  samples: z.array(z.string()),
  mapping: columnMapping,
  /** `saved`: as at the last import for this client from a sheet with these columns. */
  mappingFrom: z.enum(['guessed', 'saved', 'given']),
});
export type SheetFacts = z.infer<typeof sheetFacts>;
