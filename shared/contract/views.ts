import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, name, nothing } from './primitives.ts';

const screen = z.string().regex(/^[a-z-]{1,40}$/);
/** Filters, order, columns: what the screen makes of it is the screen's affair, so it checks what it reads. */
const layout = z.record(z.string().max(60), z.json());

export const savedView = z.strictObject({ id, name: z.string(), layout });
export type SavedView = z.infer<typeof savedView>;

export const viewsContract = {
  list: oc.input(z.strictObject({ screen })).output(z.array(savedView)),
  /** Keeps a view under its name; one of the same name on the same screen is replaced. */
  save: oc.input(z.strictObject({ screen, name, layout })).output(z.strictObject({ id })),
  rename: oc.input(z.strictObject({ id, name })).output(nothing),
  remove: oc.input(z.strictObject({ id })).output(nothing),
};
