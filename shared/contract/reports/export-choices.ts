import { z } from 'zod';
import { OSCAL_MODELS } from '../../domain/oscal/models.ts';
import { REPORT_FORMATS, REPORT_KINDS } from '../../domain/report-kinds.ts';
import { REPORT_PART_IDS } from '../../domain/report-parts.ts';

/** What one chooses of an export beside its kind and format; kept with each, so that it can be made again. */
export const exportChoices = z.strictObject({
  /** Readiness reports only: just these parts; those of the settings otherwise. */
  parts: z.array(z.enum(REPORT_PART_IDS)).min(1).max(REPORT_PART_IDS.length).optional(),
  /** Time stamp of the file, with its zone; now otherwise. The same state with the same time gives the same bytes. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Workpapers only: these tests, instead of all on which work has begun. */
  tests: z.array(z.string().max(60)).min(1).max(5000).optional(),
  /** Governance pack only: such as "2026-Q2"; the newest meeting otherwise, else the last quarter that has begun. */
  quarter: z.string().max(10).optional(),
  /** OSCAL as JSON only: which of the models; the results otherwise. */
  oscal: z.enum(OSCAL_MODELS).optional(),
});
export type ExportChoices = z.infer<typeof exportChoices>;

export const exportRequest = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  format: z.enum(REPORT_FORMATS),
  ...exportChoices.shape,
});
export type ExportRequest = z.infer<typeof exportRequest>;
