/** With a sealed copy open, every call of the contract that changes records is refused in the same way, and the others are not. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { contract } from '../../../shared/contract/index.ts';
import { fromTransportError } from '../../../shared/contract/errors.ts';
import { READING_CALLS } from '../../../shared/contract/reading-calls.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const PASSPHRASE = 'correct horse';
const CALLS = Object.entries(contract).flatMap(([area, calls]) =>
  Object.keys(calls).map((name) => `${area}.${name}`),
);
const CHANGING = CALLS.filter((call) => !READING_CALLS.has(call));

let engine: TestEngine;
let before: Buffer;
beforeAll(async () => {
  engine = startEngine();
  const { api } = engine;
  await createEngagement(engine, { library: 'saas' });
  await api.seal.createKey({ target: null, passphrase: PASSPHRASE });
  await resultOf(
    api,
    await api.seal.start({
      key: null,
      target: engine.target('sealed.trustbench'),
      selection: { areas: [...ENGAGEMENT_AREAS], evidence: 'all', notes: false },
      sealedBy: 'Ada Test',
      passphrase: PASSPHRASE,
    }),
  );
  await api.workspace.open({ file: engine.source('sealed.trustbench') });
  before = readFileSync(engine.session.workspace.path);
});
afterAll(() => engine[Symbol.asyncDispose]());

/** The code of what a call answers to a person who is not even asked for its input. */
async function answerOf(call: string): Promise<string> {
  const [area = '', name = ''] = call.split('.');
  const calls = engine.api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    await calls[area]?.[name]?.({});
    return 'answered';
  } catch (error) {
    return fromTransportError(error).code;
  }
}

it('names calls that are there', () => {
  expect([...READING_CALLS].filter((call) => !CALLS.includes(call))).toEqual([]);
  expect(CHANGING.length).toBeGreaterThan(150);
});

it.each(CHANGING)('%s is refused', async (call) => {
  expect(await answerOf(call)).toBe('workspace_sealed');
});

/** These end the session or start work on another file. */
const NOT_ASKED = ['workspace.close', 'workspace.create', 'workspace.makeSample', 'events.subscribe'];

it.each([...READING_CALLS].filter((call) => !NOT_ASKED.includes(call)))(
  '%s is not refused for the seal',
  async (call) => {
    expect(await answerOf(call)).not.toBe('workspace_sealed');
    expect(engine.session.workspace.seal).not.toBeNull();
  },
);

it('has not changed by one byte', () => {
  expect(readFileSync(engine.session.workspace.path).equals(before)).toBe(true);
});
