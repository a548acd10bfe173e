import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REPORT_PART_IDS } from '../../domain/report-parts.ts';
import { LARGEST_LOGO, PAPERS, TYPEFACES } from '../../domain/report-settings.ts';
import { line, nothing } from '../primitives.ts';
import { policyDocument } from '../registers/policy-document.ts';

const logo = z.strictObject({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  base64: z.base64().max(Math.ceil(LARGEST_LOGO / 3) * 4),
});

export const reportSettings = z.strictObject({
  paper: z.enum(PAPERS),
  typeface: z.enum(TYPEFACES),
  accent: z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is # and six digits, such as #1c4c9c.'),
  logo: logo.nullable(),
  footer: line,
  version: line,
  reviewedBy: line,
  distribution: z.array(line).max(50),
  archival: z.boolean(),
  hidden: z.array(z.enum(REPORT_PART_IDS)).max(REPORT_PART_IDS.length),
});

/** A document, and a place in it where a person's own text may stand: "type2" and "background". */
const place = { document: z.string().min(1).max(40), part: z.string().min(1).max(80) };
export const ownText = z.strictObject({ part: place.part, body: policyDocument });

/** How reports look, what they contain, and text that a person put in the place of what they would say by themselves. */
export const settingsContract = {
  settings: oc.input(nothing).output(reportSettings),
  setSettings: oc.input(reportSettings.partial()).output(nothing),
  /** Own text of one document, by part. */
  texts: oc.input(z.strictObject({ document: place.document })).output(z.array(ownText)),
  /** Replaces the text of one part; null takes it away, so that the document speaks for itself again. */
  setText: oc.input(z.strictObject({ ...place, body: policyDocument.nullable() })).output(nothing),
};
