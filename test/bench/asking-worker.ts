/**
 * Worker thread that asks for all controls over a message port, as the screen does, every 10 ms until it is told to stop, and
 * answers with the latencies in ms. A thread of its own, because an engine that is busy can not measure how long others wait.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Api } from '../../shared/contract/index.ts';

const state = { isOver: false };

async function ask(port: MessagePort): Promise<number[]> {
  const api: Api = createORPCClient(new RPCLink({ port }));
  port.start();
  await api.matrix.controls({});
  parentPort?.postMessage('ready', []);
  const latencies: number[] = [];
  while (!state.isOver) {
    const asked = performance.now();
    await api.matrix.controls({});
    latencies.push(performance.now() - asked);
    await pause(10);
  }
  return latencies;
}

parentPort?.on('message', (message: MessagePort | 'stop') => {
  if (message === 'stop') state.isOver = true;
  else void ask(message).then((latencies) => parentPort?.postMessage(latencies, []));
});
