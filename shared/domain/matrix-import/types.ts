import type { Mapping } from '../table-import/columns.ts';
import type { Frequency, Layer, Mode, Nature, Responsibility } from '../vocabulary.ts';
import type { ImportProblemCode, ImportSeverity } from './problem-kinds.ts';

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
  'rationale',
  'responsibility',
  'provider',
  'policy',
  'lastTested',
] as const;
export type MatrixField = (typeof MATRIX_FIELDS)[number];

/** Field to column index (from 0). A field without a column is absent. */
export type MatrixMapping = Mapping<MatrixField>;

/** One control as read. Texts are tidied; an unknown or undecided value is null, and a problem says why. */
export interface MatrixRow {
  /** Sheet row, from 1. */
  row: number;
  /** Letters of the control's column where the sheet has one control a column, else null. */
  column: string | null;
  ref: string;
  criteria: string[];
  title: string;
  statement: string;
  owner: string | null;
  /** The owner's e-mail address when the cell has one, else empty. */
  ownerEmail: string;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  layer: Layer | null;
  /** Null when the sheet does not say. */
  isKey: boolean | null;
  system: string;
  evidence: string;
  notes: string;
  group: string;
  risk: string;
  /** Why a criterion is met by the control, for the criteria that say so. */
  rationales: Record<string, string>;
  responsibility: Responsibility | null;
  provider: string;
  /** A policy of the engagement, by the name it has there; empty without one. */
  policy: string;
  /** ISO date. */
  lastTested: string | null;
}

/** A row that looks like a control and is not imported; a `blocks` problem says why. */
export type LeftRow = Pick<MatrixRow, 'row' | 'column' | 'ref' | 'title'>;

export interface ImportProblem {
  /** Sheet row, from 1. */
  row: number;
  /** Column letters, null when the whole row is meant. */
  column: string | null;
  code: ImportProblemCode;
  severity: ImportSeverity;
  message: string;
}

/** What the import needs to know of the engagement. */
export interface MatrixContext {
  /** The identifier of a criterion written as "CC6.1"; undefined when there is none. */
  findCriterion: (text: string) => string | undefined;
  /** Whether the engagement covers a criterion; without it all are covered. */
  inScope?: (criterion: string) => boolean;
  /** Controls that the engagement already has: a row without a number is told by its text, and no number is given twice. */
  existing?: readonly { ref: string; title: string; statement: string }[];
  /** Names of the policies that the engagement has. */
  policies?: readonly string[];
  /** ISO date; a last test after it is doubtful. */
  today?: string;
}
