import type { DateOrder } from '../calendar-date.ts';
import type { FieldValue, RegisterId, RegisterLink } from '../registers.ts';
import type { RegisterProblem } from './problem-kinds.ts';

/** What a field of a record may be found by: names, numbers, addresses. */
export interface NamedRecord {
  id: string;
  names: readonly string[];
}

export interface NamedPerson {
  id: string;
  name: string;
  email: string;
}

/** What the import needs to know of the engagement. */
export interface RegisterContext {
  people: readonly NamedPerson[];
  controls: readonly NamedRecord[];
  records: Readonly<Partial<Record<RegisterId, readonly NamedRecord[]>>>;
  /** What records of the register may be linked to. */
  linked?: Readonly<Partial<Record<RegisterLink['to'], readonly NamedRecord[]>>>;
  /** Days in which a weakness of a severity is closed. */
  slaDays: Readonly<Record<string, number>>;
  /** Whether the file is delimited text, whose cells may carry the apostrophe of a guarded formula. */
  isDelimited: boolean;
}

/** The records that a cell names. */
export interface LineLinks {
  /** Ids. */
  targets: readonly string[];
  /** Every name was found, so that what is linked beside them is linked no more. */
  isWhole: boolean;
}

export type LineValues = Record<string, FieldValue>;

/** One record as read. A field without a value is absent. */
export interface RegisterLine {
  /** Row of the sheet or line of the file, from 1. */
  row: number;
  /** What it is called. */
  title: string;
  /** Number of ours that the list gives; '' without one. */
  ref: string;
  values: LineValues;
  /** People by field who are not in the engagement yet. */
  newPeople: Record<string, { name: string; email: string }>;
  /** What the line is linked to, by the table of the link; absent where the list has no such column or leaves it empty. */
  links: Readonly<Record<string, LineLinks>>;
  /** Values that follow from others; they only fill what is empty. */
  derived: LineValues;
}

/** A row that looks like a record and is not imported; a `blocks` problem says why. */
export interface LeftLine {
  row: number;
  title: string;
}

export interface RegisterReading {
  lines: RegisterLine[];
  left: LeftLine[];
  problems: RegisterProblem[];
}

/** Order of day and month by column, where a column or the whole list tells it. */
export type DateOrders = ReadonlyMap<number, DateOrder | undefined>;
