/** The kinds of problem that the import of a request list names. The codes are stable: scripts rely on them. */
import { problemKind as kind, type ProblemKind, type TableProblem } from '../table-import/problem.ts';

const KINDS = {
  no_header: kind(
    'blocks',
    'No header row',
    'No row names the columns of a request list. Choose the header row and the columns.',
  ),
  request_missing: kind(
    'blocks',
    'Request missing',
    'The row has a number and says nothing. Word the request.',
  ),
  number_missing: kind(
    'warns',
    'Number missing',
    'The request came in without a number of the auditor. It is found again by its words.',
  ),
  number_duplicate: kind(
    'warns',
    'Number used twice',
    'Both requests came in, the later one with "(2)" after its number. Ask the auditor which number it should have.',
  ),
  no_number_column: kind(
    'warns',
    'No column of numbers',
    'The list has no numbers. Requests are found again by their words.',
  ),
  control_unknown: kind(
    'warns',
    'Unknown control',
    'The matrix has no control of that number. The request came in without it; add the control and import again, or link it by hand.',
  ),
  criterion_unknown: kind('warns', 'Unknown criterion', 'The identifier is no criterion. It was left out.'),
  status_unknown: kind(
    'warns',
    'Unknown status',
    'The word stands for no status that is known. The request came in as open, or kept its status; set it.',
  ),
  status_conflict: kind(
    'warns',
    'Several statuses marked',
    'More than one column of the statuses is marked. The furthest one was taken; check it.',
  ),
  status_older: kind(
    'warns',
    'Status kept',
    'The list is behind what is recorded here. The status here was kept; set it by hand if the list is right.',
  ),
  answer_withdrawn: kind(
    'warns',
    "Auditor's answer changed back",
    "The list takes back an earlier answer of the auditor. The list's word was taken; undo it if the list is older.",
  ),
  due_in_words: kind(
    'warns',
    'Due date in words',
    'The due date is words that name no day, or an approximate one. The message says what was taken.',
  ),
  due_before_request: kind(
    'warns',
    'Due before it was asked',
    'The due date is before the day of the request. Both came in; ask the auditor.',
  ),
  date_ambiguous: kind(
    'warns',
    'Ambiguous date',
    'Day and month can be read both ways, and no other date of the column tells which. It was left out; enter it.',
  ),
  date_unreadable: kind(
    'warns',
    'Unreadable date',
    'The cell holds no calendar date. It was left out; enter it.',
  ),
  date_serial: kind(
    'informs',
    'Date as a number',
    'The cell holds the day number of a spreadsheet, which was read as its date.',
  ),
  period_unreadable: kind(
    'warns',
    'Unreadable period',
    'No days could be read. The words stay in the interpretation.',
  ),
  assignee_shared: kind(
    'warns',
    'Several people',
    'One person answers for a request. It came in without one; choose one.',
  ),
  evidence_unknown: kind(
    'warns',
    'Unknown evidence',
    'The engagement has no evidence of that reference. The words came in as a comment.',
  ),
  follow_up_unknown: kind(
    'warns',
    'Unknown earlier request',
    'Neither the list nor the engagement has the request that this one follows up on.',
  ),
  priority_unknown: kind(
    'warns',
    'Unknown priority',
    'The priority came in as normal, or stayed as it was; set it.',
  ),
  text_cut: kind('warns', 'Text cut', 'The text is longer than Trustbench keeps. Its end was left out.'),
  text_struck: kind(
    'warns',
    'Struck through',
    'The request is struck through. It came in; withdraw it if it no longer stands.',
  ),
  overdue_word: kind(
    'informs',
    'Overdue',
    'That a request is overdue follows from its due date and is not kept.',
  ),
  row_hidden: kind(
    'warns',
    'Hidden row',
    'The sheet hides the row. It came in; remove the request if it no longer stands.',
  ),
  sheet_hidden: kind('informs', 'Hidden sheet', 'The workbook hides the sheet that was read.'),
  other_sheet: kind(
    'informs',
    'Another sheet with requests',
    'One sheet is read at a time. Import the other one as well.',
  ),
  continued_row: kind('informs', 'Request on several rows', 'The rows were read as one request.'),
  skipped_section: kind(
    'informs',
    'Heading or note',
    'The row holds a heading, which names the area of the requests below it, or a note.',
  ),
  skipped_header: kind('informs', 'Header row', 'The row repeats the column names.'),
  skipped_total: kind('informs', 'Row of totals', 'The row holds totals and no request.'),
} satisfies Record<string, ProblemKind>;

export type RequestProblemCode = keyof typeof KINDS;
export const REQUEST_PROBLEMS: Record<RequestProblemCode, ProblemKind> = KINDS;
/** What blocks comes first, what only informs last. */
export const REQUEST_PROBLEM_CODES = Object.keys(KINDS) as RequestProblemCode[];

export type RequestProblem = TableProblem<RequestProblemCode>;
