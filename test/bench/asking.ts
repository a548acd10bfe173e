/** How long the screen waits for answers while the engine does something else. */
import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { router } from '../../electron/engine/router.ts';
import type { Session } from '../../electron/engine/session.ts';

/** Asks all the while `work` runs. @returns what `work` returned and the latencies in ms */
export async function askDuring<R>(
  session: Session,
  work: () => Promise<R>,
): Promise<{ value: R; latencies: number[] }> {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router).upgrade(port1, { context: { session } });
  port1.start();
  const worker = new Worker(new URL('./asking-worker.ts', import.meta.url));
  try {
    worker.postMessage(port2, [port2]);
    await once(worker, 'message');
    const value = await work();
    worker.postMessage('stop', []);
    const [latencies] = (await once(worker, 'message')) as [number[]];
    return { value, latencies };
  } finally {
    await worker.terminate();
  }
}
