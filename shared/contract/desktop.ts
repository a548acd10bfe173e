import { z } from 'zod';
import type { ErrorData } from '../domain/errors.ts';
import { id } from './primitives.ts';

/** Channels between the preload script and the shell, with the input that the shell accepts on each. */

export const pickFilesInput = z.strictObject({
  multiple: z.boolean(),
  /** With `folder`, a folder is chosen, which the engine reads. */
  accept: z.enum([
    'evidence',
    'folder',
    'spreadsheet',
    'population',
    'policy',
    'template',
    'document',
    'review',
    'workspace',
  ]),
});
export type PickFilesInput = z.infer<typeof pickFilesInput>;

export const pickSaveTargetInput = z.strictObject({
  suggestedName: z.string().max(255),
  /** With `folder`, a new folder of the suggested name goes into the one that is chosen. */
  kind: z.enum(['workspace', 'pdf', 'xlsx', 'json', 'zip', 'docx', 'html', 'folder', 'any']),
});
export type PickSaveTargetInput = z.infer<typeof pickSaveTargetInput>;

/** Bytes; what is pasted is a picture of a screen, not a film. */
export const LARGEST_PASTE = 200_000_000;

/**
 * Files that were dropped or pasted. The preload script reads the paths from the File objects, the page never sees them; a
 * picture that was pasted has no path and comes with its bytes.
 */
export const droppedInput = z
  .array(
    z.union([
      z.strictObject({ path: z.string().min(1).max(32_768) }),
      z.strictObject({
        fileName: z.string().min(1).max(255),
        bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= LARGEST_PASTE),
      }),
    ]),
  )
  .max(1000);
export type DroppedFile = z.infer<typeof droppedInput>[number];

/** One version of a piece of evidence; the newest when `version` is left out. */
export const openEvidenceInput = z.strictObject({ id, version: z.int().min(1).optional() });
export type OpenEvidenceInput = z.infer<typeof openEvidenceInput>;

export const revealInput = z.string().min(1).max(100);

/** What an invoked channel answers: errors cross as data, since Electron would keep only their message. */
export type ChannelReply = { ok: true; value: unknown } | { ok: false; error: ErrorData };
