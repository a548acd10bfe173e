/** The evidence files of a sample, as recipes: what each holds, what it covers and which controls it is for. */
import type { Column } from './rows.ts';

export type Content =
  | {
      kind: 'pdf';
      paragraphs: readonly string[];
      table?: { header: readonly string[]; rows: readonly (readonly string[])[] };
    }
  | { kind: 'csv'; rows: number; columns: Readonly<Record<string, Column>> }
  | { kind: 'text'; lines: readonly string[] }
  /** A bar chart; values are shares of the height. */
  | { kind: 'png'; bars: readonly number[] };

export interface EvidenceFile {
  file: string;
  title: string;
  source: string;
  controls: readonly string[];
  /** First and last day covered, or one day. */
  days: readonly [string, string] | readonly [string];
  content: Content;
}
