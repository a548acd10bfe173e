import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { assetServer, loadManifest, resolveAsset } from '../../../electron/main/assets.ts';
import type { Asset } from '../../../shared/contract/assets.ts';

const PAGE = '<meta name="csp-nonce" content="__CSP_NONCE__">';
let folder: string;

const entry = (file: string, mime: string, text: string): Asset => ({
  file,
  mime,
  sha256: createHash('sha256').update(text).digest('hex'),
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assets-'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'app.js'), 'changed since the build');
  writeFileSync(join(folder, 'secret.txt'), 'not in the manifest');
  const manifest = {
    '/index.html': entry('index.html', 'text/html; charset=utf-8', PAGE),
    '/app.js': entry('app.js', 'text/javascript', 'as built'),
  };
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(manifest));
});
afterEach(() => rmSync(folder, { recursive: true }));

const get = (url: string) => ({ method: 'GET', url });

it('resolves what the build listed and nothing else', () => {
  const manifest = loadManifest(folder);
  expect(resolveAsset(manifest, get('app://bundle/'))).toMatchObject({ file: 'index.html' });
  expect(resolveAsset(manifest, get('app://bundle/index.html?x#y'))).toMatchObject({ file: 'index.html' });
  const refused = [
    'app://bundle/secret.txt',
    'app://bundle/assets.json',
    'app://bundle/../assets.json',
    'app://bundle/%2e%2e/%2e%2e/etc/passwd',
    'app://bundle//index.html',
    'app://bundle/__proto__',
    'app://other/index.html',
    'https://bundle/index.html',
  ];
  expect(refused.filter((url) => resolveAsset(manifest, get(url)) !== 404)).toEqual([]);
  expect(resolveAsset(manifest, { method: 'POST', url: 'app://bundle/' })).toBe(405);
});

it('puts the nonce of the policy into the page, a new one each time', async () => {
  const serve = assetServer(folder);
  const nonces = new Set<string>();
  for (let i = 0; i < 2; i += 1) {
    const response = await serve(new Request('app://bundle/'));
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).toBe(PAGE.replace('__CSP_NONCE__', nonce));
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});

it('does not serve a file that is not the one that was built', async () => {
  expect((await assetServer(folder)(new Request('app://bundle/app.js'))).status).toBe(500);
});

it('refuses a manifest that is not one', () => {
  writeFileSync(join(folder, 'assets.json'), '{"/index.html": {"file": "index.html"}}');
  expect(() => loadManifest(folder)).toThrow(/mime/);
});
