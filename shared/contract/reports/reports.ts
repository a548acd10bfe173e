import { oc } from '@orpc/contract';
import { z } from 'zod';
import { READINESS_RATINGS, SEVERITIES, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { criterionRow } from '../matrix.ts';
import { day, fileToken, jobStarted, nothing } from '../primitives.ts';
import { exportRequest, type ExportRequest } from './export-choices.ts';
import { exportsContract } from './exports.ts';
import { previewContract } from './preview.ts';
import { setsContract } from './sets.ts';
import { settingsContract } from './settings.ts';
import { templateContract } from './template.ts';

const countBy = <K extends readonly [string, ...string[]]>(keys: K) => z.record(z.enum(keys), z.int());

export const overview = z.strictObject({
  criteria: z.array(criterionRow),
  ratings: countBy(READINESS_RATINGS),
  controls: z.int(),
  unowned: z.int(),
  design: countBy(TEST_RESULTS),
  operation: countBy(TEST_RESULTS),
  evidence: z.int(),
  controlsWithEvidence: z.int(),
  findings: countBy(SEVERITIES),
  /** Exceptions that will be reported whatever happens next, and what can still be done. */
  /** What the list holds by group; `work` is its beginning. */
  workTotals: z.strictObject({ reported: z.int(), open: z.int() }),
  work: z.array(
    z.strictObject({
      group: z.enum(['reported', 'open']),
      ref: z.string(),
      text: z.string(),
      detail: z.string(),
      due: day.nullable(),
      link: z.string(),
    }),
  ),
  evidenceByMonth: z.array(z.strictObject({ month: z.string(), items: z.int() })),
});
export type Overview = z.infer<typeof overview>;

export type { ExportRequest };

export const reportsContract = {
  ...settingsContract,
  ...exportsContract,
  ...previewContract,
  ...setsContract,
  ...templateContract,
  overview: oc.input(nothing).output(overview),
  /** Gathers in one read, renders in a worker; starts a job whose result is `{ fileName, size, pages, missing }`; `missing` lists characters that the report's fonts lack. */
  export: oc.input(exportRequest.extend({ target: fileToken })).output(jobStarted),
};
