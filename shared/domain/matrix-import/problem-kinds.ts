/** The kinds of problem that an import names. The codes are stable: scripts rely on them. */

/** `blocks`: the row is not imported. `warns`: it is imported, and someone should look. `informs`: nothing is wrong. */
export type ImportSeverity = 'blocks' | 'warns' | 'informs';

interface ProblemKind {
  severity: ImportSeverity;
  /** The problem in a few words. */
  name: string;
  /** What the import did and what a person does next. */
  help: string;
}

const KINDS = {
  no_header: kind(
    'blocks',
    'No header row',
    'No row names the columns. Choose the header row and the columns.',
  ),
  ref_missing: kind(
    'blocks',
    'Number missing',
    'The row names no control number, and at most a criterion or a short text. Give the control a number.',
  ),
  ref_duplicate: kind(
    'blocks',
    'Number used twice',
    'The first control with the number came in, the other did not. Give one of them another number.',
  ),
  ref_several: kind(
    'blocks',
    'Several numbers in a cell',
    'One text stands for several numbers. Give each control a row of its own.',
  ),
  ref_too_long: kind('blocks', 'Number too long', 'A control number has at most 40 characters. Shorten it.'),
  header_guessed: kind(
    'warns',
    'Columns told by values',
    'No row names the columns, so they were told by what they hold. Check each.',
  ),
  no_ref_column: kind(
    'warns',
    'No column of numbers',
    'Controls were numbered C-001 and on. A control that is already there under the same text keeps its number.',
  ),
  no_owner_column: kind(
    'warns',
    'No column of owners',
    'The sheet names no owners. Every control has one accountable person; name them in the grid.',
  ),
  no_text_column: kind(
    'warns',
    'No column of texts',
    'The sheet has numbers and criteria only. Controls that are already there get the criteria; describe the others.',
  ),
  ref_generated: kind(
    'warns',
    'Number given',
    'The row has no control number and was given the next free one. Change it if it should have another.',
  ),
  continued_differs: kind(
    'warns',
    'Rows of a control differ',
    'A control stands on several rows that say different things. What the first row says was kept.',
  ),
  criterion_missing: kind('warns', 'No criterion', 'The control came in without a criterion. Map it to one.'),
  criterion_unknown: kind(
    'warns',
    'Unknown criterion',
    'The identifier is none of the 61 criteria. The control came in without it; correct it.',
  ),
  criterion_assumed: kind(
    'warns',
    'Criterion without series',
    'A number such as 6.1 was read as CC6.1. Confirm it.',
  ),
  criterion_out_of_scope: kind(
    'warns',
    'Criterion out of scope',
    'The category of the criterion is not in scope. It was kept; add the category or remove the criterion.',
  ),
  mark_unknown: kind(
    'warns',
    'Unclear mark',
    'A cell of the grid holds neither a mark nor a no. The criterion was left out; set it if it applies.',
  ),
  text_missing: kind('warns', 'No text', 'The control has neither title nor description. Describe it.'),
  text_cut: kind(
    'warns',
    'Text cut',
    'The text is longer than Trustbench keeps. Its end was left out; shorten it in the sheet or attach it as evidence.',
  ),
  owner_missing: kind('warns', 'No owner', 'Every control has one accountable person. Name one.'),
  owner_shared: kind(
    'warns',
    'Several owners',
    'The owner was left empty, because one person is accountable. Choose one.',
  ),
  frequency_unknown: kind(
    'warns',
    'Unknown frequency',
    'The frequency was left empty. Choose one; sample sizes depend on it.',
  ),
  frequency_ambiguous: kind(
    'warns',
    'Ambiguous frequency',
    'The word has two meanings, and one was taken. Confirm it.',
  ),
  nature_unknown: kind(
    'warns',
    'Unknown nature',
    'The nature was left empty. Choose preventive, detective or corrective.',
  ),
  mode_unknown: kind(
    'warns',
    'Unknown mode',
    'The mode was left empty. Choose manual, automated or IT-dependent.',
  ),
  layer_unknown: kind(
    'warns',
    'Unknown layer',
    'The layer was left empty. Choose people, process or technology.',
  ),
  responsibility_unknown: kind(
    'warns',
    'Unknown responsibility',
    'The cell says neither own, shared nor provider. The responsibility was left as it is; choose it.',
  ),
  policy_unknown: kind(
    'warns',
    'Unknown policy',
    'The engagement has no policy of that name. Add the policy and import again, or link it by hand.',
  ),
  key_unknown: kind(
    'warns',
    'Unclear key mark',
    'The cell does not say whether the control is key. It was left as it is; set it.',
  ),
  date_unreadable: kind(
    'warns',
    'Doubtful date',
    'The cell holds no calendar date, one with two readings, or one in the future. Correct it in the sheet.',
  ),
  formula: kind('warns', 'Formula', 'The stored result of the formula was used. Check that it is current.'),
  cell_error: kind(
    'warns',
    'Error in a cell',
    'The cell shows an error such as #REF! and was read as empty. Enter the value.',
  ),
  row_hidden: kind(
    'warns',
    'Hidden row',
    'The sheet hides the row. It came in; remove the control if it is out of use.',
  ),
  out_of_use: kind(
    'warns',
    'Perhaps out of use',
    'The control is struck through or its status says that it is retired. It came in; remove it if it is out of use.',
  ),
  text_struck: kind(
    'warns',
    'Text struck through',
    'What is struck through was left out. Check what is left.',
  ),
  column_hidden: kind(
    'informs',
    'Hidden column',
    'The sheet hides a column. The message says whether it was used.',
  ),
  sheet_hidden: kind(
    'informs',
    'Hidden sheet',
    'The workbook hides the sheet that was read, or another one with controls.',
  ),
  other_sheet: kind(
    'informs',
    'Another sheet with controls',
    'One sheet is read at a time. Import the other one as well if it belongs to the matrix.',
  ),
  continued_row: kind(
    'informs',
    'Control on several rows',
    'The rows were read as one control with the criteria of all of them.',
  ),
  criteria_reach_down: kind(
    'informs',
    'Criteria of a block',
    'The criteria column is filled on the first row of a block only, so the rows below took the same criterion.',
  ),
  skipped_total: kind('informs', 'Row of totals', 'The row holds totals and no control.'),
  skipped_section: kind('informs', 'Heading or note', 'The row holds a heading or a note and no control.'),
  skipped_header: kind(
    'informs',
    'Header row',
    'The row repeats or explains the column names, or names those of a further table.',
  ),
} satisfies Record<string, ProblemKind>;

export type ImportProblemCode = keyof typeof KINDS;
export const IMPORT_PROBLEMS: Record<ImportProblemCode, ProblemKind> = KINDS;
/** What blocks comes first, what only informs last. */
export const IMPORT_PROBLEM_CODES = Object.keys(KINDS) as ImportProblemCode[];

function kind(severity: ImportSeverity, name: string, help: string): ProblemKind {
  return { severity, name, help };
}
