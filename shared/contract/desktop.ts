import { z } from 'zod';
import type { ErrorData } from '../domain/errors.ts';

/** Channels between the preload script and the shell, with the input that the shell accepts on each. */

export const pickFilesInput = z.strictObject({
  multiple: z.boolean(),
  accept: z.enum(['evidence', 'spreadsheet', 'population', 'policy', 'workspace']),
});
export type PickFilesInput = z.infer<typeof pickFilesInput>;

export const pickSaveTargetInput = z.strictObject({
  suggestedName: z.string().max(255),
  kind: z.enum(['workspace', 'pdf', 'xlsx', 'json', 'any']),
});
export type PickSaveTargetInput = z.infer<typeof pickSaveTargetInput>;

/** Paths of dropped files: the preload script reads them from the File objects, the page never sees them. */
export const droppedInput = z.array(z.string().min(1).max(32_768)).max(10_000);

export const revealInput = z.string().min(1).max(100);

/** What an invoked channel answers: errors cross as data, since Electron would keep only their message. */
export type ChannelReply = { ok: true; value: unknown } | { ok: false; error: ErrorData };
