import { createORPCClient, ORPCError, type ClientContext, type ClientLink } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { Api } from '../../shared/contract/index.ts';
import type { EngineEvent } from '../../shared/contract/jobs.ts';
import { fromTransportError } from '../../shared/contract/errors.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { desktop, type DesktopBridge } from './desktop.ts';
import { tokenHeader } from './session.ts';

/** Every failure of a call becomes an AppError: what the engine said, or what became of the transport. */
export function toAppError(error: unknown): AppError {
  if (error instanceof ORPCError && error.code === 'UNAUTHORIZED') {
    return new AppError(
      'internal',
      'This page has no access. Open the address that Trustbench printed when it started.',
    );
  }
  if (error instanceof DOMException && error.name === 'AbortError') {
    return new AppError('cancelled', 'The engine restarted before it answered. Try again.');
  }
  if (error instanceof TypeError) {
    return new AppError('internal', 'The engine does not answer. Check that Trustbench is still running.');
  }
  return fromTransportError(error);
}

/** One life of a connection; aborting it ends every call that still waits for an answer. */
interface Connection {
  link: Promise<ClientLink<ClientContext>>;
  ended: AbortController;
}

function connectHttp(): Connection {
  const link = new HttpLink({ url: `${window.location.origin}/rpc`, headers: tokenHeader });
  return { link: Promise.resolve(link), ended: new AbortController() };
}

function connectPort(bridge: DesktopBridge): Connection {
  const ended = new AbortController();
  const { signal } = ended;
  const link = new Promise<ClientLink<ClientContext>>((resolve, reject) => {
    const receive = (event: MessageEvent<{ type?: string } | null>) => {
      const [port] = event.ports;
      const ours = event.source === window && event.origin === window.location.origin;
      if (!ours || event.data?.type !== 'trustbench-port' || !port) return;
      window.removeEventListener('message', receive);
      port.start();
      resolve(new PortLink({ port }));
    };
    window.addEventListener('message', receive, { signal });
    signal.addEventListener('abort', () => reject(new DOMException('The engine restarted.', 'AbortError')));
  });
  // Nobody may be waiting when it is rejected.
  link.catch(() => undefined);
  bridge.connect();
  return { link, ended };
}

const connect = () => (desktop ? connectPort(desktop) : connectHttp());
let connection = connect();

/** Calls that wait for their answer. */
const asked = new Set<Promise<unknown>>();

/** Resolves when every call was answered, one way or the other: what was saved before is saved then. */
export async function allAnswered(): Promise<void> {
  while (asked.size > 0) await Promise.allSettled(asked);
}

const link: ClientLink<ClientContext> = {
  async call(path, input, options) {
    const { link, ended } = connection;
    const answer = link.then((open) =>
      open.call(path, input, { ...options, signal: options.signal ?? ended.signal }),
    );
    asked.add(answer);
    try {
      return await answer;
    } catch (error) {
      throw toAppError(error);
    } finally {
      asked.delete(answer);
    }
  },
};

/** The engine. Every call throws AppError only. */
export const api: Api = createORPCClient<Api>(link);

const restartListeners = new Set<() => void>();

/** Calls back after the engine process was replaced and the connection with it. */
export function onReconnect(listener: () => void): void {
  restartListeners.add(listener);
}

desktop?.onEngineRestart(() => {
  connection.ended.abort();
  connection = connect();
  for (const listener of restartListeners) listener();
});

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Delivers every engine event for as long as the window lives, subscribing again whenever the stream ends. */
export async function followEvents(deliver: (event: EngineEvent) => void): Promise<never> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 5000)) {
    try {
      for await (const event of await api.events.subscribe({})) {
        wait = 250;
        deliver(event);
      }
    } catch {
      // The loop itself is the remedy: calls that matter report the same failure to the user.
    }
    await pause(wait);
  }
}
