/**
 * Texts on their way into a program for spreadsheets, as CSV or over the clipboard: none of them starts a formula there, and every one
 * comes back as it was.
 */

/**
 * What spreadsheets take for the start of a formula, behind any apostrophes of the text itself; also in the wide forms of Asian
 * keyboards. A line inside of a cell counts too: a program that knows no quotes makes a cell of it.
 */
const LINE = `(?<=^|[\\r\\n])`;
const START = `(?='*[=+\\-@\\t\uFF1D\uFF0B\uFF0D\uFF20])`;
const FIRST = `(?='*\\r)`;

const RISKY = new RegExp(`${LINE}${START}|^${FIRST}`, 'g');
const GUARDED = new RegExp(`${LINE}'${START}|^'${FIRST}`, 'g');

/** Puts an apostrophe before each line that would be taken for a formula. */
export const guardCell = (text: string): string => text.replaceAll(RISKY, "'");

/** Takes the apostrophes of `guardCell` away again. */
export const unguardCell = (text: string): string => text.replaceAll(GUARDED, '');

/** The same for a value that may be a number or nothing, which start no formula. */
export const guardValue = <Value>(value: Value): Value | string =>
  typeof value === 'string' ? guardCell(value) : value;
