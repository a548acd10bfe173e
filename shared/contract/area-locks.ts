import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ENGAGEMENT_AREAS } from '../domain/area-tables.ts';
import { instant, nothing } from './primitives.ts';

const area = z.enum(ENGAGEMENT_AREAS);
const reason = z.string().trim().min(3).max(500);

export const areaLock = z.strictObject({ area, by: z.string(), at: instant, reason: z.string() });
export type AreaLock = z.infer<typeof areaLock>;

export const areaLocksContract = {
  /** Areas in which nothing can be changed now. */
  list: oc.input(nothing).output(z.array(areaLock)),
  /** One change for all of them; areas that are locked already stay as they are. */
  lock: oc.input(z.strictObject({ areas: z.array(area).min(1), reason })).output(nothing),
  /** The reason stays in the journal beside who unlocked it. */
  unlock: oc.input(z.strictObject({ area, reason })).output(nothing),
};
