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

/** Contrast that text of any size needs on its ground (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The colour itself when it can be read on white, else the same hue darkened until it can. @param color `#rrggbb`; the default for anything else */
export function readableAccent(color: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return DEFAULT_ACCENT;
  let parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  while (contrastOnWhite(parts) < LEAST_CONTRAST) parts = parts.map((part) => Math.floor(part * 0.97));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast with white of an sRGB colour, 1 to 21, by the relative luminance of WCAG. @param parts red, green and blue, 0 to 255 */
function contrastOnWhite(parts: readonly number[]): number {
  const linear = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
