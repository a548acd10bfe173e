import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, jobStarted } from '../primitives.ts';
import { exportRequest } from './export-choices.ts';

/** A report as it would be exported now, to look at. Nothing is written to the disk for good and nothing is written down. */
export const previewContract = {
  /** Renders the PDF of a kind; starts a job without a result. A new one ends the one before. Fails with bad_input for a kind without PDF. */
  preview: oc.input(exportRequest.omit({ format: true })).output(jobStarted),
  /** Bytes of the newest preview, once; fails with not_found when they were fetched or a newer one was asked for. */
  previewed: oc.input(z.strictObject({ jobId: id })).output(z.strictObject({ bytes: z.instanceof(Blob) })),
};
