import type { Frequency, Layer, Mode, Nature } from '../vocabulary.ts';

/** What a column of a control matrix can hold. */
export const MATRIX_FIELDS = [
  'ref',
  'criteria',
  'title',
  'statement',
  'owner',
  'frequency',
  'nature',
  'mode',
  'layer',
  'isKey',
  'system',
  'evidence',
  'notes',
  'group',
  'risk',
  'lastTested',
] as const;
export type MatrixField = (typeof MATRIX_FIELDS)[number];

/** Field to column index (from 0). A field without a column is absent. */
export type MatrixMapping = Partial<Record<MatrixField, number>>;

/** One control as read. Texts are tidied; an unknown or undecided value is null, and a problem says why. */
export interface MatrixRow {
  /** Sheet row, from 1. */
  row: number;
  ref: string;
  criteria: string[];
  title: string;
  statement: string;
  owner: string | null;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  layer: Layer | null;
  isKey: boolean;
  system: string;
  evidence: string;
  notes: string;
  group: string;
  risk: string;
  /** ISO date. */
  lastTested: string | null;
}

export const IMPORT_PROBLEM_CODES = [
  'no_header',
  'no_ref_column',
  'ref_missing',
  'ref_duplicate',
  'ref_exists',
  'continued_row',
  'criterion_missing',
  'criterion_unknown',
  'criterion_out_of_scope',
  'text_missing',
  'owner_missing',
  'owner_shared',
  'frequency_unknown',
  'frequency_ambiguous',
  'nature_unknown',
  'mode_unknown',
  'layer_unknown',
  'key_unknown',
  'date_unreadable',
  'formula',
  'cell_error',
  'row_hidden',
  'skipped_total',
  'skipped_section',
  'skipped_header',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEM_CODES)[number];

/** `blocks`: the row is not imported. `warns`: it is imported (or was no control), and someone should look. */
export interface ImportProblem {
  /** Sheet row, from 1. */
  row: number;
  /** Column letters, null when the whole row is meant. */
  column: string | null;
  code: ImportProblemCode;
  severity: 'blocks' | 'warns';
  message: string;
}

/** What the import needs to know of the engagement. */
export interface MatrixContext {
  /** The identifier of a criterion written as "CC6.1"; undefined when there is none. */
  findCriterion: (text: string) => string | undefined;
  /** Whether the engagement covers a criterion; without it all are covered. */
  inScope?: (criterion: string) => boolean;
  /** Control references that the engagement already has. */
  existingRefs?: Iterable<string>;
  /** ISO date; a last test after it is doubtful. */
  today?: string;
}

/** Words that people write to say that there is nothing to say yet. */
export function isPlaceholder(text: string): boolean {
  return /^(?:|n\.?\s*\/?\s*a\.?|tb[acd]\.?|to be (?:agreed|confirmed|defined|determined|decided)|none|nil|unknown|unassigned|vacant|open|pending|who|\?+|[-–—.*_]+|x{3,})\??$/i.test(
    text.trim(),
  );
}
