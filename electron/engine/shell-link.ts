import type { ToShell } from '../../shared/contract/shell.ts';

/** The part of a message port that both runtimes and the call handler share; `on('message')` gets `{ data }`. */
export interface CallPort {
  postMessage(data: unknown, transfer?: unknown[]): void;
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  start?(): void;
  close?(): void;
}

/** The way to the desktop shell. */
export interface ShellLink {
  send(message: ToShell): void;
  /** `port` comes with `connect` in a utility process only. */
  onMessage(listener: (message: unknown, port: CallPort | undefined) => void): void;
  /** Calls back when the shell is gone. */
  onGone(listener: () => void): void;
  /** Lets go of the link, so that the process can end. */
  end(): void;
}

/** `process.parentPort` of an Electron utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: CallPort[] }) => void): void;
}

/** @throws Error when the process was started by hand. */
export function linkToShell(): ShellLink {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort) return utilityLink(parentPort);
  if (process.send) return childLink();
  throw new Error(
    'This is the engine of the desktop shell, which starts it. Use the trustbench command instead.',
  );
}

function utilityLink(port: ParentPort): ShellLink {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', ({ data, ports }) => listener(data, ports[0])),
    // A utility process ends with its shell.
    onGone: () => {},
    end: () => process.exit(),
  };
}

function childLink(): ShellLink {
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message, undefined)),
    onGone: (listener) => process.once('disconnect', listener),
    end: () => process.disconnect(),
  };
}
