/** A text in a CSV file that a spreadsheet may open: none of them starts a formula, and every one comes back as it was. */

/** What spreadsheets take for the start of a formula, behind any apostrophes of the text itself. */
const RISKY = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** Puts an apostrophe before a text that would be taken for a formula. */
export const guardCell = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/** Takes the apostrophe of `guardCell` away again. */
export const unguardCell = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
