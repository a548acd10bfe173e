import { z } from 'zod';
import { PACK_AUDIENCES } from '../../../../shared/domain/request-pack/sheet.ts';

/** What a pack says of itself, so that a return is recognised. It comes back from outside: checked like everything else. */
export const packManifest = z.object({
  format: z.literal('trustbench-pack'),
  version: z.literal(1),
  pack: z.object({ id: z.uuid(), ref: z.string().max(40) }),
  engagementId: z.string().max(100),
  client: z.string().max(300),
  audience: z.enum(PACK_AUDIENCES),
  madeAt: z.iso.datetime(),
  requests: z
    .array(
      z.object({
        id: z.uuid(),
        ref: z.string().max(40),
        number: z.string().max(300),
        folder: z.string().max(200),
      }),
    )
    .max(5000),
  /** SHA-256 of every file of the pack but this one, by path. */
  files: z.record(z.string().max(500), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type PackManifest = z.infer<typeof packManifest>;

/** The manifest in bytes from outside; null when it is none. */
export function readManifest(bytes: Buffer): PackManifest | null {
  try {
    return packManifest.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}
