import { z } from 'zod';
import { CATEGORIES, FREQUENCIES, LAYERS, LIBRARY_SETS, MODES, NATURES } from '../domain/vocabulary.ts';

/** Building blocks of the contract. Every text has a length limit, because everything from outside is hostile until checked. */

export const id = z.uuid();
export const ids = z.array(id).min(1).max(5000);
/** A calendar day, ISO 8601, without zone. */
export const day = z.iso.date();
/** A point in time, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** Opaque stand-in for a picked file or save target; the host gives it out and only the engine can resolve it. */
export const fileToken = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/);
export const line = z.string().trim().max(300);
export const name = z.string().trim().min(1).max(200);
export const paragraph = z.string().max(20_000);
export const criterionId = z.string().regex(/^(CC|A|PI|C|P)\d\.\d$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const category = z.enum(CATEGORIES);
export const frequency = z.enum(FREQUENCIES);
export const nature = z.enum(NATURES);
export const mode = z.enum(MODES);
export const layer = z.enum(LAYERS);

/** Controls of the library: none, all, a starter set, or those named; always only what serves the criteria in scope. */
export const libraryChoice = z.union([
  z.enum(['none', 'all', ...LIBRARY_SETS]),
  z.array(z.string().max(40)).min(1).max(500),
]);
export type LibraryChoice = z.infer<typeof libraryChoice>;

export const nothing = z.strictObject({});
export const jobStarted = z.strictObject({ jobId: id });
