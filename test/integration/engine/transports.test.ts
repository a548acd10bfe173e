import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { router } from '../../../electron/engine/router.ts';
import { fromTransportError } from '../../../shared/contract/errors.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { EngineEvent } from '../../../shared/contract/jobs.ts';
import { createEngagement, ended } from '../../fixtures/engine.ts';
import { startTestHost, type TestHost } from '../host/support.ts';

let host: TestHost;
let apis: { name: string; api: Api }[];
let closePort = () => {};

/** The same engine over all three transports. */
beforeEach(async () => {
  host = await startTestHost();
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port1, { context: { session: host.engine.session } });
  port1.start();
  port2.start();
  closePort = () => port1.close();
  apis = [
    { name: 'in-process', api: host.engine.api },
    { name: 'message port', api: createORPCClient(new PortLink({ port: port2 })) },
    { name: 'HTTP', api: host.api },
  ];
});
afterEach(async () => {
  closePort();
  await host[Symbol.asyncDispose]();
});

async function errorOf(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    const { code, message, details } = fromTransportError(error);
    return { code, message, details };
  }
  throw new Error('It was expected to fail.');
}

const id = '0190f3c0-0000-7000-8000-000000000000';
const failing: [string, string, (api: Api) => Promise<unknown>][] = [
  ['nothing open', 'no_workspace', (api) => api.matrix.controls({})],
  ['a bad field', 'bad_input', (api) => api.settings.set({ actor: '' })],
  ['an unknown field', 'bad_input', (api) => api.jobs.list({ extra: 1 } as unknown as Record<string, never>)],
  ['an unknown job', 'not_found', (api) => api.jobs.get({ id })],
  ['a token that nobody gave', 'bad_input', (api) => api.workspace.open({ file: 'x'.repeat(32) })],
];

describe('errors', () => {
  it.each(failing)('are the same over every transport: %s', async (_, code, call) => {
    const errors = [];
    for (const { api } of apis) errors.push(await errorOf(() => call(api)));
    expect(errors[0]).toMatchObject({ code });
    expect(errors[0]?.message).not.toBe('');
    expect(errors).toEqual([errors[0], errors[0], errors[0]]);
  });

  it('keep their details: who holds a lock, which version a file has', async () => {
    await createEngagement(host.engine, { library: 'saas' });
    const [control] = await host.engine.api.matrix.controls({});
    const ref = control?.ref ?? '';
    const errors = [];
    for (const { api } of apis)
      errors.push(await errorOf(() => api.matrix.addControl({ ref, title: 'Again' })));
    expect(errors[0]).toMatchObject({ code: 'conflict', message: expect.stringContaining(ref) as unknown });
    expect(errors).toEqual([errors[0], errors[0], errors[0]]);
  });
});

it('answers are the same over every transport', async () => {
  await createEngagement(host.engine, { library: 'saas' });
  const answers = [];
  for (const { api } of apis)
    answers.push([await api.workspace.status({}), await api.matrix.criteria({}), await api.scope.get({})]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

it('previews carry their bytes over every transport', async () => {
  await createEngagement(host.engine);
  const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  await ended(host.api, await host.api.evidence.attach({ files: [host.engine.source('a.pdf', pdf)] }));
  const { rows } = await host.api.evidence.list({});
  for (const { api } of apis) {
    const { kind, bytes } = await api.evidence.preview({ id: rows[0]?.id ?? '' });
    expect(kind).toBe('pdf');
    expect(Buffer.from((await bytes?.arrayBuffer()) ?? new ArrayBuffer()).equals(pdf)).toBe(true);
  }
});

/** Follows events until `isLast` says so. */
async function follow(
  api: Api,
  isLast: (event: EngineEvent) => boolean,
  onHello: () => void,
): Promise<EngineEvent[]> {
  const seen: EngineEvent[] = [];
  const controller = new AbortController();
  const events = await api.events.subscribe({}, { signal: controller.signal });
  for await (const event of events) {
    seen.push(event);
    if (event.type === 'hello') onHello();
    if (isLast(event)) break;
  }
  controller.abort();
  return seen;
}

describe('events', () => {
  it('reach every subscriber of every transport, in order', async () => {
    await createEngagement(host.engine);
    let ready = 0;
    const isLast = (event: EngineEvent) => event.type === 'change' && event.kind === 'undo';
    const all = Promise.all(
      [...apis, ...apis].map(({ api }) =>
        follow(api, isLast, () => {
          ready += 1;
        }),
      ),
    );
    while (ready < 6) await new Promise((resolve) => setTimeout(resolve, 5));
    await host.api.scope.addPerson({ name: 'Hedy', side: 'firm' });
    await host.api.workspace.undo({});
    for (const seen of await all) {
      expect(seen).toEqual([
        { type: 'hello' },
        { type: 'change', transaction: 2, tables: ['person'], label: 'Add Hedy', kind: 'change' },
        { type: 'change', transaction: 3, tables: ['person'], label: 'Add Hedy', kind: 'undo' },
      ]);
    }
  });

  it('stop for a subscriber that went away', async () => {
    const subscribers = (host.engine.session.events as unknown as { subscribers: Set<unknown> }).subscribers;
    for (const { api } of apis) {
      await follow(
        api,
        (event) => event.type === 'hello',
        () => {},
      );
      for (let i = 0; subscribers.size > 0 && i < 200; i += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      expect(subscribers.size).toBe(0);
    }
  });
});

/** Bytes; read in longer than the time between two events. */
const SIZE = 96 << 20;

describe('jobs', () => {
  it('tell their progress and their end, over every transport', async () => {
    await createEngagement(host.engine);
    for (const [n, { api }] of apis.entries()) {
      const jobs = follow(
        api,
        (event) => event.type === 'job' && event.job.status !== 'running',
        () => {
          const file = host.engine.source(`${n}.bin`, Buffer.alloc(SIZE, n + 1));
          void api.evidence.attach({ files: [file] });
        },
      );
      const states = (await jobs).flatMap((event) => (event.type === 'job' ? [event.job] : []));
      expect(states.some((job) => job.status === 'running' && job.done > 0 && job.total === SIZE)).toBe(true);
      expect(states.at(-1)).toMatchObject({ status: 'done', done: SIZE, error: null });
      expect(await api.jobs.get({ id: states.at(-1)?.id ?? '' })).toEqual(states.at(-1));
    }
  });

  it('can be cancelled over every transport, and the end stays to be asked for', async () => {
    await createEngagement(host.engine);
    const file = host.engine.source('large.bin', Buffer.alloc(60 << 20));
    for (const { api } of apis) {
      const started = await api.evidence.attach({ files: [file] });
      await api.jobs.cancel({ id: started.jobId });
      const job = await ended(api, started);
      expect(job).toMatchObject({ status: 'cancelled', result: null });
      expect(job.error?.message).toBe('Attaching 1 file was cancelled.');
    }
    expect((await host.api.jobs.list({})).map((job) => job.status)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect((await host.api.evidence.list({})).total).toBe(0);
  });
});
