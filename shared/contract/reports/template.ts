import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fileToken } from '../primitives.ts';

/** The firm's look and wording as a file, for the next engagement. */
export const templateContract = {
  /** Writes the settings and the own texts of the firm's parts; not who reviewed this report and who gets it. */
  saveTemplate: oc
    .input(z.strictObject({ target: fileToken }))
    .output(z.strictObject({ fileName: z.string() })),
  /** Takes over what a template holds, as one change. Fails with bad_input that names the file and its first problem. */
  loadTemplate: oc
    .input(z.strictObject({ file: fileToken }))
    .output(z.strictObject({ fileName: z.string(), texts: z.int() })),
};
