/** A process that works until it is killed, and what it was told is done before that. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Acknowledgement, OperationName, Work } from './operations.ts';

export class Victim {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly closed: Promise<unknown>;
  private output = '';
  private started = 0;
  /** Milliseconds from the order to each acknowledgement. */
  readonly times: number[] = [];

  /** @param cache folder of compiled modules, which three hundred starts share */
  constructor(operation: OperationName, cache: string) {
    this.child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), operation], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    this.closed = once(this.child, 'close');
    // A process that is killed before it read its order is as dead as any other.
    this.child.stdin.on('error', () => {});
    this.child.stdout.on('data', (data: Buffer) => {
      this.output += data.toString();
      if (this.started > 0)
        for (const char of data.toString())
          if (char === '\n') this.times.push(performance.now() - this.started);
    });
  }

  /** Gives the order once everything is loaded, and kills `delay` milliseconds after so many acknowledgements. */
  async killAfter(work: Work, steps: number, delay: number): Promise<Acknowledgement[]> {
    await this.until(() => this.output !== '');
    this.started = performance.now();
    this.child.stdin.write(`${JSON.stringify(work)}\n`);
    await this.until(() => this.times.length >= steps);
    await pause(delay);
    return this.kill();
  }

  /** @returns what was acknowledged */
  async kill(): Promise<Acknowledgement[]> {
    this.child.kill('SIGKILL');
    await this.closed;
    if (this.child.exitCode !== null && this.child.exitCode !== 0)
      throw new Error(`The process ended by itself with ${this.child.exitCode}: ${this.output}`);
    // A line that was cut off was not acknowledged.
    const lines = this.output.split('\n').slice(0, -1);
    return lines
      .map((line) => JSON.parse(line) as unknown)
      .filter((said): said is Acknowledgement => typeof said === 'object');
  }

  private async until(isSo: () => boolean): Promise<void> {
    while (!isSo() && this.child.exitCode === null)
      await Promise.race([once(this.child.stdout, 'data'), this.closed]);
  }
}
