/** The signing keys of an installation: kept by the system or under a passphrase, saved, replaced, and known afterwards. */
import { createPublicKey } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouterClient } from '@orpc/server';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { router } from '../../../electron/engine/router.ts';
import type { SystemSecrets } from '../../../electron/engine/seal/system-secrets.ts';
import { Session } from '../../../electron/engine/session.ts';
import { rawPublicKey } from '../../../electron/engine/workspace/seal-manifest.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const PASSPHRASE = 'correct horse';
const OTHER = 'battery staple';

const flipped = (data: string) =>
  Buffer.from(Uint8Array.from(Buffer.from(data, 'base64')).toReversed()).toString('base64');

/** Stands for the key store of the system: what it protects is not what it was given. */
class FakeSecrets implements SystemSecrets {
  lost = false;
  describe = async () => ({ available: true as const, name: 'the keyring of a test' });
  protect = async (secret: string) => flipped(secret);
  unprotect = async (data: string) => {
    if (this.lost) throw new AppError('bad_input', 'The keyring of a test does not open the signing key.');
    return flipped(data);
  };
}

let engine: TestEngine;
let secrets: FakeSecrets;
let withStore: Session;
let api: Api;
beforeEach(() => {
  engine = startEngine();
  secrets = new FakeSecrets();
  withStore = new Session({ dataFolder: join(engine.folder, 'shell'), actor: 'Ada Test', secrets });
  api = createRouterClient(router, { context: { session: withStore } });
});
afterEach(async () => {
  await withStore.dispose();
  await engine[Symbol.asyncDispose]();
});

const target = (name: string) => withStore.files.offerTarget(join(engine.folder, name)).token;
const source = (name: string) => withStore.files.offerSource(join(engine.folder, name)).token;

describe('a key that the system keeps', () => {
  it('signs without a passphrase and stands nowhere in the clear', async () => {
    expect(await api.seal.keyring({})).toMatchObject({
      current: null,
      store: 'system',
      storeNote: 'the keyring of a test',
    });
    const made = await api.seal.createKey({ target: null, passphrase: null });
    const { current } = await api.seal.keyring({});
    expect(current).toMatchObject({ ...made, keptBy: 'system' });
    expect(Date.parse(current?.createdAt ?? '')).toBeGreaterThan(Date.now() - 60_000);

    const path = join(engine.folder, 'shell', 'signing-key.json');
    expect(statSync(path).mode & 0o077).toBe(0);
    // PKCS#8 of an Ed25519 key begins so, in base64.
    expect(readFileSync(path, 'utf8')).not.toContain('MC4CAQAwBQYDK2Vw');

    await createEngagement({ ...engine, session: withStore, api, target });
    await resultOf(
      api,
      await api.seal.start({
        key: null,
        target: target('sealed.trustbench'),
        selection: { areas: [...ENGAGEMENT_AREAS], evidence: 'all', notes: false },
        sealedBy: 'Ada Test',
        passphrase: null,
      }),
    );
    await api.workspace.open({ file: source('sealed.trustbench') });
    expect(await api.seal.info({})).toMatchObject({ key: made, knownAs: 'current' });

    const next = await api.seal.replaceKey({ from: null, passphrase: null });
    expect(next.publicKey).not.toBe(made.publicKey);
    expect(await api.seal.info({})).toMatchObject({ key: made, knownAs: 'earlier' });
    const ring = await api.seal.keyring({});
    expect(ring.current).toMatchObject(next);
    expect(ring.earlier).toMatchObject([made]);
  });

  it('is refused in words when the store does not open it, and where there is no store', async () => {
    await api.seal.createKey({ target: null, passphrase: null });
    secrets.lost = true;
    const backUp = (client: Api, token: string) =>
      client.seal.backUpKey({ target: token, passphrase: null, newPassphrase: OTHER });
    await expect(backUp(api, target('copy.json'))).rejects.toThrow(/does not open/);
    expect(readdirSync(engine.folder)).not.toContain('copy.json');

    const alone = new Session({ dataFolder: join(engine.folder, 'shell'), actor: 'Ada Test' });
    const plain = createRouterClient(router, { context: { session: alone } });
    expect(await plain.seal.keyring({})).toMatchObject({ store: 'passphrase' });
    await expect(
      backUp(plain, alone.files.offerTarget(join(engine.folder, 'copy.json')).token),
    ).rejects.toThrow(/desktop application alone/);
    await alone.dispose();
  });
});

describe('a key file', () => {
  it('is a copy under its own passphrase that signs, and comes back as the key in use', async () => {
    const made = await api.seal.createKey({ target: null, passphrase: null });
    await api.seal.backUpKey({ target: target('copy.json'), passphrase: null, newPassphrase: OTHER });
    expect(statSync(join(engine.folder, 'copy.json')).mode & 0o077).toBe(0);
    expect(await api.seal.key({ key: source('copy.json') })).toMatchObject({ ...made, keptBy: 'passphrase' });

    const next = await api.seal.replaceKey({ from: null, passphrase: PASSPHRASE });
    const restore = (passphrase: string) =>
      api.seal.replaceKey({ from: { key: source('copy.json'), passphrase }, passphrase: null });
    await expect(restore('wrong horse')).rejects.toThrow(/does not open/);
    expect((await api.seal.keyring({})).current).toMatchObject(next);
    expect(await restore(OTHER)).toEqual(made);
    const { current, earlier } = await api.seal.keyring({});
    expect(current).toMatchObject(made);
    expect(earlier).toMatchObject([next]);
    await expect(restore(OTHER)).rejects.toThrow(/in use/);
  });

  it('has a passphrase of some length, and a public key that other programs read', async () => {
    await expect(api.seal.createKey({ target: null, passphrase: 'short' })).rejects.toThrow(/at least/);
    const made = await api.seal.createKey({ target: null, passphrase: PASSPHRASE });
    await api.seal.savePublicKey({ target: target('key.pem') });
    const pem = createPublicKey(readFileSync(join(engine.folder, 'key.pem'), 'utf8'));
    expect(rawPublicKey(pem)).toBe(made.publicKey);
  });
});
