import type { MessagePortMain } from 'electron';
import {
  toShell,
  type SecretRequest,
  type ShellRequest,
  type ToEngine,
  type ToShell,
} from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/domain/errors.ts';
import type { EngineChild } from './engine-child.ts';

export interface EngineEvents {
  /** A new process took over; connections of the old one are dead. */
  restarted(): void;
  /** The workspace that is open now, or null. */
  opened(path: string | null): void;
  /** An engine stopped by itself; `text` is the end of what it wrote to stderr. */
  crashed(code: number | null, text: string): void;
  /** Answers what the engine asks of the key store of the system. @throws Error with a sentence for the user */
  secret(request: SecretRequest): unknown;
  /** No engine runs and none will be started until `start` is called again. */
  gaveUp(message: string): void;
}

/** Restarts within the window that are still tried. */
const MAX_RESTARTS = 3;
const RESTART_WINDOW_MS = 60_000;
/** Time for jobs to stop and the workspace to close before the process is ended. */
const CLOSE_TIMEOUT_MS = 5000;
const KEPT_TEXT = 8192;

/** True while restarting is worth it: a file or machine that kills the engine again and again needs a person. */
export function mayRestart(crashes: readonly number[], now: number): boolean {
  return crashes.filter((at) => now - at < RESTART_WINDOW_MS).length <= MAX_RESTARTS;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/** The engine process as the shell sees it: started, watched, restarted, asked. */
export class Engine {
  private readonly launch: () => EngineChild;
  private readonly events: EngineEvents;
  private child: EngineChild | null = null;
  private ready = false;
  private starts = 0;
  private stopping = false;
  private crashes: number[] = [];
  private lastId = 0;
  /** Sent once the engine listens. */
  private outbox: (() => void)[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private readonly relayed = new Map<number, MessagePortMain>();

  constructor(launch: () => EngineChild, events: EngineEvents) {
    this.launch = launch;
    this.events = events;
  }

  start(): void {
    this.starts += 1;
    const child = this.launch();
    let text = '';
    this.child = child;
    child.onText((chunk) => {
      process.stderr.write(chunk);
      text = (text + chunk).slice(-KEPT_TEXT);
    });
    child.onMessage((message) => {
      if (this.child === child) this.receive(toShell.parse(message));
    });
    child.onExit((code) => {
      if (this.child === child) this.lost(code, text);
    });
  }

  /** @throws AppError of the engine, or `internal` when it stops before it answers */
  request(request: ShellRequest): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.post({ type: 'request', id, request });
    });
  }

  /** Gives the engine one end of a new connection of the renderer. */
  connect(port: MessagePortMain): void {
    this.lastId += 1;
    const connection = this.lastId;
    if (this.child?.takesPorts) {
      this.post({ type: 'connect', connection }, port);
      return;
    }
    this.relayed.set(connection, port);
    this.post({ type: 'connect', connection });
    port.on('message', ({ data }) => this.post({ type: 'call', connection, data }));
    port.on('close', () => {
      if (this.relayed.delete(connection)) this.post({ type: 'disconnect', connection });
    });
    port.start();
  }

  /** Lets the engine close the workspace, then ends it. Never takes much longer than CLOSE_TIMEOUT_MS. */
  async stop(): Promise<void> {
    this.stopping = true;
    const timeout = new Promise((resolve) => {
      setTimeout(resolve, CLOSE_TIMEOUT_MS);
    });
    // An engine that fails to close is ended all the same: SQLite recovers at the next opening.
    if (this.child) await Promise.race([this.request({ kind: 'close' }).catch(() => {}), timeout]);
    this.child?.kill();
    this.child = null;
  }

  private post(message: ToEngine, port?: MessagePortMain): void {
    const { child } = this;
    if (this.ready && child) child.send(message, port);
    else this.outbox.push(() => this.child?.send(message, port));
  }

  private receive(message: ToShell): void {
    switch (message.type) {
      case 'ready':
        this.becameReady();
        break;
      case 'refused':
        this.child = null;
        this.dropConnections();
        this.events.gaveUp(message.message);
        break;
      case 'opened':
        this.events.opened(message.path);
        break;
      case 'secret':
        this.post({ type: 'secretAnswer', id: message.id, ...this.answerSecret(message.request) });
        break;
      case 'call':
        this.relayed.get(message.connection)?.postMessage(message.data);
        break;
      case 'done':
        this.take(message.id)?.resolve(message.value);
        break;
      case 'failed': {
        const { code, message: text, details } = message.error;
        this.take(message.id)?.reject(new AppError(code, text, details));
      }
    }
  }

  private answerSecret(request: SecretRequest): { value: unknown; problem: string | null } {
    try {
      return { value: this.events.secret(request), problem: null };
    } catch (error) {
      return { value: null, problem: error instanceof Error ? error.message : String(error) };
    }
  }

  private becameReady(): void {
    this.ready = true;
    const waiting = this.outbox;
    this.outbox = [];
    for (const send of waiting) send();
    if (this.starts > 1) this.events.restarted();
  }

  private take(id: number): Waiting | undefined {
    const entry = this.waiting.get(id);
    this.waiting.delete(id);
    return entry;
  }

  private lost(code: number | null, text: string): void {
    this.child = null;
    this.dropConnections();
    if (this.stopping) return;
    this.events.crashed(code, text);
    this.crashes.push(Date.now());
    if (mayRestart(this.crashes, Date.now())) this.start();
    else {
      this.crashes = [];
      this.events.gaveUp('The engine stopped several times in a row. What was saved is unchanged.');
    }
  }

  private dropConnections(): void {
    this.ready = false;
    this.outbox = [];
    const stopped = new AppError('internal', 'The engine stopped before it answered. Try again.');
    for (const { reject } of this.waiting.values()) reject(stopped);
    this.waiting.clear();
    for (const port of this.relayed.values()) port.close();
    this.relayed.clear();
  }
}
