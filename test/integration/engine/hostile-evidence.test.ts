/** Pictures that claim more than any memory holds, brought in as a person would: the reason is named, and nothing is decoded. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { hugePng, whitePng } from '../../fixtures/marked-files.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

async function idOf(name: string, bytes: Uint8Array): Promise<string> {
  const started = await engine.api.evidence.attach({ files: [engine.source(name, Buffer.from(bytes))] });
  const { added } = await resultOf<AttachResult>(engine.api, started);
  return added[0]?.id ?? '';
}

/** Begins like a picture of its format and claims a size; nothing of the pixels follows. */
const heads: readonly (readonly [name: string, size: string, bytes: () => Buffer])[] = [
  ['huge.png', '100000 by 100000', hugePng],
  [
    'huge.jpg',
    '65500 by 65500',
    () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b08ffdcffdc01011100ffd9', 'hex'),
  ],
  [
    'huge.gif',
    '65535 by 65535',
    () =>
      Buffer.concat([
        Buffer.from('GIF89a'),
        Buffer.from('ffffffff800000', 'hex'),
        Buffer.alloc(6),
        Buffer.from(';'),
      ]),
  ],
  [
    'huge.bmp',
    '60000 by 60000',
    () => {
      const bytes = Buffer.alloc(64);
      bytes.write('BM');
      bytes.writeUInt32LE(64, 2);
      bytes.writeUInt32LE(54, 10);
      bytes.writeUInt32LE(40, 14);
      bytes.writeInt32LE(60_000, 18);
      bytes.writeInt32LE(60_000, 22);
      bytes.writeUInt16LE(1, 26);
      bytes.writeUInt16LE(24, 28);
      return bytes;
    },
  ],
  [
    'huge.webp',
    '16777216 by 16777216',
    () =>
      Buffer.concat([
        Buffer.from('RIFF'),
        Buffer.from('16000000', 'hex'),
        Buffer.from('WEBPVP8X'),
        Buffer.from('0a00000000000000ffffffffffff', 'hex'),
      ]),
  ],
];

it.each(heads)('%s is not drawn, and its size is said', async (name, size, bytes) => {
  const preview = await engine.api.evidence.preview({ id: await idOf(name, bytes()) });
  expect(preview).toMatchObject({ kind: 'none', bytes: null });
  expect(preview.reason).toContain(`The picture has ${size} px`);
});

it('a picture of usual size is drawn all the same', async () => {
  const preview = await engine.api.evidence.preview({ id: await idOf('plain.png', whitePng(30, 20)) });
  expect(preview).toMatchObject({ kind: 'image', reason: null });
});
