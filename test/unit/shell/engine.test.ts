import type { MessagePortMain } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineChild } from '../../../electron/main/engine-child.ts';
import { engineRuntime } from '../../../electron/main/engine-runtime.ts';
import { Engine, mayRestart, type EngineEvents } from '../../../electron/main/engine.ts';
import { isSupportedNode, type ToEngine, type ToShell } from '../../../shared/contract/shell.ts';

/** A process that says what the test says. */
class FakeChild implements EngineChild {
  takesPorts = false;
  sent: ToEngine[] = [];
  killed = false;
  say: (message: ToShell) => void = () => {};
  write: (text: string) => void = () => {};
  exit: (code: number | null) => void = () => {};
  send(message: ToEngine): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.say = listener;
  }
  onText(listener: (text: string) => void): void {
    this.write = listener;
  }
  onExit(listener: (code: number | null) => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.killed = true;
  }
}

let children: FakeChild[];
const events = {
  restarted: vi.fn<EngineEvents['restarted']>(),
  opened: vi.fn<EngineEvents['opened']>(),
  crashed: vi.fn<EngineEvents['crashed']>(),
  gaveUp: vi.fn<EngineEvents['gaveUp']>(),
  secret: vi.fn<EngineEvents['secret']>(),
};
let engine: Engine;
const current = () => children.at(-1)!;

beforeEach(() => {
  vi.resetAllMocks();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  children = [];
  engine = new Engine(() => {
    children.push(new FakeChild());
    return current();
  }, events);
  engine.start();
});

describe('requests', () => {
  it('wait until the engine listens', async () => {
    const answer = engine.request({ kind: 'offerSource', path: '/a' });
    expect(current().sent).toEqual([]);
    current().say({ type: 'ready' });
    expect(current().sent).toEqual([
      { type: 'request', id: 1, request: { kind: 'offerSource', path: '/a' } },
    ]);
    current().say({ type: 'done', id: 1, value: 'token' });
    expect(await answer).toBe('token');
    expect(events.restarted).not.toHaveBeenCalled();
  });

  it('fail with the error of the engine', async () => {
    current().say({ type: 'ready' });
    const answer = engine.request({ kind: 'pathOfTarget', token: 'x' });
    current().say({ type: 'failed', id: 1, error: { code: 'bad_input', message: 'No.', details: { a: 1 } } });
    await expect(answer).rejects.toMatchObject({ code: 'bad_input', message: 'No.', details: { a: 1 } });
  });

  it('fail when the engine stops first', async () => {
    current().say({ type: 'ready' });
    const answer = engine.request({ kind: 'open', path: '/a' });
    current().exit(null);
    await expect(answer).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('a crash', () => {
  it('is reported with what the engine wrote, and another one takes over', () => {
    current().say({ type: 'ready' });
    current().write('out of memory');
    current().exit(134);
    expect(events.crashed).toHaveBeenCalledWith(134, 'out of memory');
    expect(children).toHaveLength(2);
    expect(events.restarted).not.toHaveBeenCalled();
    current().say({ type: 'ready' });
    expect(events.restarted).toHaveBeenCalledOnce();
  });

  it('again and again ends in giving up, until a person starts it', () => {
    for (let i = 0; i < 4; i += 1) current().exit(1);
    expect(children).toHaveLength(4);
    expect(events.gaveUp).toHaveBeenCalledOnce();
    engine.start();
    expect(children).toHaveLength(5);
  });

  it('once in a while is forgiven', () => {
    const minute = 60_000;
    expect(mayRestart([0, 1, 2, 3], 4)).toBe(false);
    expect(mayRestart([0, 1, 2, 3], 3 * minute)).toBe(true);
  });
});

it('does not start again what cannot run here', () => {
  current().say({ type: 'refused', message: 'Too old.' });
  current().exit(0);
  expect(events.gaveUp).toHaveBeenCalledWith('Too old.');
  expect(children).toHaveLength(1);
});

it('lets the engine close the workspace before it ends it', async () => {
  current().say({ type: 'ready' });
  const stopped = engine.stop();
  expect(current().sent.at(-1)).toMatchObject({ request: { kind: 'close' } });
  expect(current().killed).toBe(false);
  current().say({ type: 'done', id: 1, value: undefined });
  await stopped;
  expect(current().killed).toBe(true);
  current().exit(null);
  expect(events.crashed).not.toHaveBeenCalled();
});

it('relays the calls of a connection both ways', () => {
  const listeners: Record<string, (event: { data: unknown }) => void> = {};
  const port = {
    on: (name: string, listener: (event: { data: unknown }) => void) => {
      listeners[name] = listener;
    },
    start: vi.fn<() => void>(),
    close: vi.fn<() => void>(),
    postMessage: vi.fn<(data: unknown) => void>(),
  };
  current().say({ type: 'ready' });
  engine.connect(port as unknown as MessagePortMain);
  listeners['message']?.({ data: 'call' });
  expect(current().sent).toEqual([
    { type: 'connect', connection: 1 },
    { type: 'call', connection: 1, data: 'call' },
  ]);
  current().say({ type: 'call', connection: 1, data: 'answer' });
  expect(port.postMessage).toHaveBeenCalledWith('answer');
  current().say({ type: 'call', connection: 9, data: 'for nobody' });
  current().exit(1);
  expect(port.close).toHaveBeenCalledOnce();
});

it('refuses a message that the protocol does not know', () => {
  expect(() => current().say({ type: 'run', program: 'x' } as unknown as ToShell)).toThrow(/type/);
});

describe('the runtime of the engine', () => {
  it.each([
    ['18.15.0', false],
    ['20.20.2', false],
    ['22.13.9', false],
    ['22.14.0', true],
    ['24.0.0', true],
  ])('Node %s: %s', (version, supported) => {
    expect(isSupportedNode(version)).toBe(supported);
  });

  it('is the one in Electron, a named Node when not packaged, or none', () => {
    const env = { TRUSTBENCH_ENGINE_NODE: '/usr/bin/node' };
    expect(engineRuntime({}, true, '24.1.0')).toEqual({ kind: 'utility' });
    expect(engineRuntime(env, false, '18.15.0')).toEqual({ kind: 'node', program: '/usr/bin/node' });
    expect(engineRuntime(env, true, '24.1.0')).toEqual({ kind: 'utility' });
    expect(engineRuntime({}, false, '18.15.0')).toMatchObject({
      kind: 'none',
      message: expect.stringContaining('this is Node 18.15.0'),
    });
  });
});
