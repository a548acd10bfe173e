import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { utilityProcess, type MessagePortMain } from 'electron';
import type { ToEngine } from '../../shared/contract/shell.ts';

/** One running engine process, whichever way it was started. */
export interface EngineChild {
  /** False when ports cannot be transferred, so that the shell has to relay their messages. */
  takesPorts: boolean;
  send(message: ToEngine, port?: MessagePortMain): void;
  onMessage(listener: (message: unknown) => void): void;
  /** What it wrote to stderr. */
  onText(listener: (text: string) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/** @param entry absolute path of the bundled engine; `env` is its whole environment */
export function startInUtilityProcess(entry: string, env: Record<string, string>): EngineChild {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Trustbench engine',
    stdio: ['ignore', 'inherit', 'pipe'],
    env,
  });
  return {
    takesPorts: true,
    send: (message, port) => child.postMessage(message, port ? [port] : []),
    onMessage: (listener) => child.on('message', listener),
    onText: (listener) => readText(child.stderr, listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}

/** @param program absolute path of a Node executable */
export function startInNode(program: string, entry: string, env: Record<string, string>): EngineChild {
  const child = fork(entry, [], {
    execPath: program,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env,
  });
  return {
    takesPorts: false,
    // A message to a process that just died is answered by its exit.
    send: (message) => child.send(message, () => {}),
    onMessage: (listener) => child.on('message', listener),
    onText: (listener) => readText(child.stderr, listener),
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', () => listener(null));
    },
    kill: () => child.kill('SIGKILL'),
  };
}

function readText(stream: NodeJS.ReadableStream | Readable | null, listener: (text: string) => void): void {
  stream?.on('data', (chunk: Buffer) => listener(chunk.toString('utf8')));
}
