import type { EngineEvent } from '../../shared/contract/jobs.ts';

/** A subscriber that falls this far behind is told to start over rather than to grow the queue. */
const MAX_QUEUE = 1000;

/** Fan-out of engine events to any number of async iterators. */
export class Events {
  private readonly subscribers = new Set<(event: EngineEvent) => void>();

  publish(event: EngineEvent): void {
    for (const deliver of this.subscribers) deliver(event);
  }

  /** Ends when `signal` aborts. The first event is always `hello`. */
  async *subscribe(signal?: AbortSignal): AsyncGenerator<EngineEvent> {
    const queue: EngineEvent[] = [{ type: 'hello' }];
    let wake = () => {};
    const deliver = (event: EngineEvent) => {
      if (queue.length >= MAX_QUEUE) queue.splice(0, queue.length, { type: 'hello' });
      queue.push(event);
      wake();
    };
    const onAbort = () => wake();
    this.subscribers.add(deliver);
    signal?.addEventListener('abort', onAbort);
    try {
      while (!signal?.aborted) {
        const event = queue.shift();
        if (event) yield event;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      this.subscribers.delete(deliver);
      signal?.removeEventListener('abort', onAbort);
    }
  }
}
