import { z } from 'zod';

/** One file of the built renderer, as the desktop shell and the loopback host serve it. */
const asset = z.strictObject({
  /** Relative to the folder of the renderer. */
  file: z.string(),
  mime: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Asset = z.infer<typeof asset>;

/** Address path (`/index.html`) to file. Only what stands here is served, so no address ever becomes a path. */
export const assetManifest = z.record(z.string().startsWith('/'), asset);
export type AssetManifest = z.infer<typeof assetManifest>;

/** Name of the manifest inside the folder of the renderer. */
export const ASSET_MANIFEST = 'assets.json';

/** The file an address path stands for; `/` is the page. */
export function findAsset(manifest: ReadonlyMap<string, Asset>, pathname: string): Asset | undefined {
  return manifest.get(pathname === '/' ? '/index.html' : pathname);
}
