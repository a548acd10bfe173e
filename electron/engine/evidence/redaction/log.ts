import papaparse from 'papaparse';
import type { Redaction } from '../../../../shared/contract/evidence/redaction.ts';
import { PAGE_UNITS } from '../../../../shared/domain/evidence-marks.ts';
import { guardValue } from '../../../../shared/domain/spreadsheet-text.ts';
import type { RedactedFile } from './rows.ts';

/** One box of one redacted copy, in words. */
export interface LogEntry {
  evidence: string;
  title: string;
  version: number;
  file: string;
  number: number;
  page: number;
  what: string;
  reason: string;
  redactedBy: string;
  /** ISO 8601, UTC. */
  redactedAt: string;
  /** "12.5-40.0 % across, 8.0-11.2 % down". */
  place: string;
  sha256OfOriginal: string;
  sha256OfCopy: string;
}

const COLUMNS: readonly (readonly [keyof LogEntry, string])[] = [
  ['evidence', 'Evidence'],
  ['title', 'Title'],
  ['version', 'Version'],
  ['file', 'File'],
  ['number', 'No.'],
  ['page', 'Page'],
  ['what', 'What is hidden'],
  ['reason', 'Reason'],
  ['redactedBy', 'Redacted by'],
  ['redactedAt', 'Redacted at (UTC)'],
  ['place', 'Place on the page'],
  ['sha256OfOriginal', 'SHA-256 of the original'],
  ['sha256OfCopy', 'SHA-256 of the redacted copy'],
];

export const logEntries = (
  file: RedactedFile,
  redactions: readonly Redaction[],
  sha256OfCopy: string,
): LogEntry[] =>
  redactions.map(({ number, page, what, reason, madeBy, madeAt, x1, y1, x2, y2 }) => ({
    evidence: file.ref,
    title: file.title,
    version: file.version,
    file: file.file_name,
    number,
    page,
    what,
    reason,
    redactedBy: madeBy,
    redactedAt: madeAt,
    place: `${percent(x1)}-${percent(x2)} % across, ${percent(y1)}-${percent(y2)} % down`,
    sha256OfOriginal: file.sha256,
    sha256OfCopy,
  }));

/** The log of one or several redacted copies as CSV that a spreadsheet opens; words that look like formulas stay words. */
export function redactionLogCsv(entries: readonly LogEntry[]): string {
  const fields = COLUMNS.map(([, name]) => name);
  const data = entries.map((entry) => COLUMNS.map(([key]) => guardValue(entry[key])));
  return `\uFEFF${papaparse.unparse({ fields, data }, { newline: '\r\n' })}\r\n`;
}

const percent = (units: number): string => ((units / PAGE_UNITS) * 100).toFixed(1);
