/**
 * What a file says about itself, found inside its bytes: properties of a PDF or an Office file, EXIF of a picture, headers of an
 * email, the shape of a table. Kept as JSON beside the text of the content. Everything here was written by whoever made the file,
 * so it is hostile until checked, and a claim rather than a fact.
 */
export interface ContentFacts {
  /** Title that the file gives itself. */
  title?: string;
  author?: string;
  /** Program that made it, for example "Okta Admin Console" or "Microsoft Word". */
  software?: string;
  /** Points in time are ISO 8601 in UTC. */
  createdAt?: string;
  modifiedAt?: string;
  /** When a picture was taken, by the clock of the camera: 2026-02-14T09:41:02, without a zone. */
  takenAt?: string;
  /** Minutes east of UTC of `takenAt`, when the camera wrote them down. */
  takenOffset?: number;
  /** Make and model. */
  camera?: string;
  /** Headers of an email. `sentAt` is ISO 8601 in UTC. */
  subject?: string;
  from?: string;
  to?: string;
  sentAt?: string;
  /** Minutes east of UTC where the email was sent. */
  sentOffset?: number;
  /** Names of what hangs on an email, or lies in an archive. */
  attachments?: string[];
  pages?: number;
  /** Rows of a table without its head, or records of a JSON list; of the first sheet of a workbook. */
  rows?: number;
  sheets?: string[];
  /** Names of the columns of a table, or of the fields of a JSON list. */
  columns?: string[];
  /** Picture size in pixels. */
  width?: number;
  height?: number;
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isTexts: Check = (value) => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isOffset: Check = (value) => Number.isInteger(value) && Math.abs(value as number) <= 900;
const isInstant: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
const isLocal: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(value) &&
  !Number.isNaN(Date.parse(`${value}Z`));

const CHECKS: Record<keyof ContentFacts, Check> = {
  title: isText,
  author: isText,
  software: isText,
  createdAt: isInstant,
  modifiedAt: isInstant,
  takenAt: isLocal,
  takenOffset: isOffset,
  camera: isText,
  subject: isText,
  from: isText,
  to: isText,
  sentAt: isInstant,
  sentOffset: isOffset,
  attachments: isTexts,
  pages: isCount,
  rows: isCount,
  sheets: isTexts,
  columns: isTexts,
  width: isCount,
  height: isCount,
};

/** The facts of a stored JSON text; whatever is not of its shape is left out, so that one odd file spoils nothing. */
export function readContentFacts(json: string): ContentFacts {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return {};
  }
  if (typeof parsed !== 'object' || parsed === null) return {};
  const known = Object.entries(parsed).filter(
    ([name, value]) => Object.hasOwn(CHECKS, name) && CHECKS[name as keyof ContentFacts](value),
  );
  return Object.fromEntries(known);
}
