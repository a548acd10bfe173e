/** What a firm decides about the look and the contents of its reports; travels between engagements as a template file. */
import type { ReportPartId } from './report-parts.ts';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];
export const PAPER_NAMES: Record<Paper, string> = { a4: 'A4', letter: 'US Letter' };

export const TYPEFACES = ['sans', 'serif'] as const;
export type Typeface = (typeof TYPEFACES)[number];
export const TYPEFACE_NAMES: Record<Typeface, string> = { sans: 'Source Sans', serif: 'Source Serif' };

/** A picture inside the settings, so that a template is one file. */
export interface Logo {
  mediaType: 'image/png' | 'image/jpeg';
  base64: string;
}
/** Bytes of a logo. */
export const LARGEST_LOGO = 500_000;

export interface ReportSettings {
  paper: Paper;
  typeface: Typeface;
  /** Headings and rules, `#1c4c9c`; dark enough to be read on white. */
  accent: string;
  logo: Logo | null;
  /** Stands in the foot of each page, beside the notice that nothing removes. */
  footer: string;
  /** `Draft 0.3`; empty: named after the program that made it. */
  version: string;
  /** Who checked the report before it went out; empty while nobody did. */
  reviewedBy: string;
  /** Who gets it. */
  distribution: readonly string[];
  /** PDF/A-3 with the workbook inside, for archives. */
  archival: boolean;
  /** Parts left out of readiness reports. */
  hidden: readonly ReportPartId[];
}

export const DEFAULT_ACCENT = '#1c4c9c';

export const DEFAULT_REPORT_SETTINGS: ReportSettings = {
  paper: 'a4',
  typeface: 'sans',
  accent: DEFAULT_ACCENT,
  logo: null,
  footer: '',
  version: '',
  reviewedBy: '',
  distribution: [],
  archival: false,
  hidden: [],
};
