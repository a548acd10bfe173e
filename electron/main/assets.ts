import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ASSET_MANIFEST, assetManifest, findAsset, type Asset } from '../../shared/contract/assets.ts';
import { NONCE_PLACEHOLDER, pageHeaders } from '../../shared/domain/content-security.ts';
import { isOwnUrl } from './security.ts';

/** The list of files that the build wrote. @throws Error when the renderer was not built */
export function loadManifest(folder: string): ReadonlyMap<string, Asset> {
  const text = readFileSync(join(folder, ASSET_MANIFEST), 'utf8');
  return new Map(Object.entries(assetManifest.parse(JSON.parse(text))));
}

/** The file that a request of the page asks for, or the status to refuse it with. */
export function resolveAsset(
  manifest: ReadonlyMap<string, Asset>,
  request: { method: string; url: string },
): Asset | 404 | 405 {
  if (request.method !== 'GET') return 405;
  if (!isOwnUrl(request.url)) return 404;
  return findAsset(manifest, new URL(request.url).pathname) ?? 404;
}

/** Answers requests of the `app:` scheme from the built renderer. A file that is not the one that was built is not served. */
export function assetServer(folder: string): (request: Request) => Promise<Response> {
  const manifest = loadManifest(folder);
  return async (request) => {
    const nonce = randomBytes(16).toString('base64');
    const headers = {
      'cache-control': 'no-store',
      // Workers inherit no policy from the page, so every file carries one.
      ...pageHeaders(nonce),
    };
    const asset = resolveAsset(manifest, request);
    if (typeof asset === 'number') return new Response(null, { status: asset, headers });
    const bytes = await readFile(join(folder, asset.file));
    if (createHash('sha256').update(bytes).digest('hex') !== asset.sha256) {
      return new Response(null, { status: 500, headers });
    }
    const isPage = asset.mime.startsWith('text/html');
    const body = isPage ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : bytes;
    return new Response(body, { headers: { ...headers, 'content-type': asset.mime } });
  };
}
