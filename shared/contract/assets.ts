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

/** The page holds this word where the nonce of its content security policy goes. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** The file an address path stands for; `/` is the page. */
export function findAsset(manifest: ReadonlyMap<string, Asset>, pathname: string): Asset | undefined {
  return manifest.get(pathname === '/' ? '/index.html' : pathname);
}

/**
 * Content-Security-Policy of the page. Nothing comes from outside; the nonce admits the style elements of the component
 * library and is new for every response.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
