import type { CallPort } from './shell-link.ts';

/** A port whose messages the shell relays one by one, for a child process, which cannot receive a real port. */
export class RelayedPort implements CallPort {
  private readonly send: (data: unknown) => void;
  private readonly listeners = { message: [], close: [] } as Record<
    'message' | 'close',
    ((event?: { data: unknown }) => void)[]
  >;

  constructor(send: (data: unknown) => void) {
    this.send = send;
  }

  postMessage(data: unknown): void {
    this.send(data);
  }

  on(event: string, listener: (event?: { data: unknown }) => void): void {
    if (event === 'message' || event === 'close') this.listeners[event].push(listener);
  }

  /** Hands over a message of the other side. */
  deliver(data: unknown): void {
    for (const listener of this.listeners.message) listener({ data });
  }

  /** The other side is gone. */
  close(): void {
    for (const listener of this.listeners.close) listener();
  }
}
