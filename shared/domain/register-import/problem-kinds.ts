/** The kinds of problem that the import of a register names. The codes are stable: scripts rely on them. */
import { problemKind as kind, type ProblemKind, type TableProblem } from '../table-import/problem.ts';

const KINDS = {
  no_columns: kind(
    'blocks',
    'Columns not recognised',
    'No column holds what the records are called. Choose the header row and the columns.',
  ),
  key_missing: kind(
    'blocks',
    'Nothing to call it by',
    'The row has neither a name nor a number. Complete the row and import again.',
  ),
  day_missing: kind(
    'blocks',
    'Day missing',
    'The list is about this day, and the row has none that can be read. Complete the row and import again.',
  ),
  duplicate: kind(
    'blocks',
    'Twice in the list',
    'An earlier row is about the same record. The earlier one was taken; correct the list if the later one is right.',
  ),
  order_impossible: kind(
    'blocks',
    'Impossible order of days',
    'A day lies before the one that it can not precede. Correct the row and import again.',
  ),
  value_refused: kind(
    'blocks',
    'Value refused',
    'The register does not take the value. Correct the row and import again.',
  ),
  date_unreadable: kind(
    'warns',
    'Date not read',
    'The cell holds no date or time that can be read. The record came in without it.',
  ),
  date_ambiguous: kind(
    'warns',
    'Date with two readings',
    'Day and month could be either way round, and the column does not tell. The record came in without the date.',
  ),
  choice_unknown: kind(
    'warns',
    'Unknown word',
    'The word stands for none of the choices. The record came in without it, or kept what it had.',
  ),
  number_unreadable: kind(
    'warns',
    'Number not read',
    'The cell holds no whole number in the range of the field. The record came in without it.',
  ),
  person_several: kind('warns', 'More than one person', 'The first person was taken. Check who is meant.'),
  record_unknown: kind(
    'warns',
    'Unknown record',
    'No record here has that name or number, or more than one has. The row came in without the link.',
  ),
  text_shortened: kind(
    'warns',
    'Text shortened',
    'The text is longer than the field takes. Its end was cut off.',
  ),
  cell_error: kind(
    'warns',
    'Error in the cell',
    'The sheet shows an error value. The cell was read as empty.',
  ),
  times_disagree: kind(
    'warns',
    'Times in an unlikely order',
    'The end lies before the start. The row came in as it is written; check it.',
  ),
  name_derived: kind(
    'warns',
    'Name missing',
    'The record came in under its number or address. Give it a name.',
  ),
  rehired: kind(
    'informs',
    'Left and came back',
    'The person is recorded with another time of work. Each time is a record of its own; correct the days if there was only one.',
  ),
  closed_undated: kind(
    'warns',
    'Closed without a day',
    'The status says that the vulnerability is closed, and no day of it is given. It came in as open.',
  ),
  reopened: kind(
    'informs',
    'Open again',
    'The status says that the vulnerability is open. The day on which it was closed before was left out.',
  ),
  done_undated: kind(
    'warns',
    'Completed without a day',
    'The list says that the training is completed, and not when. It came in as not completed.',
  ),
  times_utc: kind('informs', 'Times without a zone', 'They were read as UTC.'),
  time_of_day: kind(
    'informs',
    'Days without a time',
    'An end is kept as the end of the day in UTC, anything else as its beginning.',
  ),
  ref_new: kind(
    'informs',
    'Numbers of the list',
    'Records of this register get numbers of their own. Rows are found again by their names.',
  ),
  skipped_total: kind('informs', 'Totals skipped', 'The row holds totals and is no record.'),
  skipped_header: kind('informs', 'Header repeated', 'The row repeats the column names.'),
  skipped_note: kind('informs', 'Note skipped', 'The row holds a heading or a note and is no record.'),
} satisfies Record<string, ProblemKind>;

export type RegisterProblemCode = keyof typeof KINDS;
export type RegisterProblem = TableProblem<RegisterProblemCode>;

export const REGISTER_PROBLEMS: Readonly<Record<RegisterProblemCode, ProblemKind>> = KINDS;
export const REGISTER_PROBLEM_CODES = Object.keys(KINDS) as RegisterProblemCode[];
