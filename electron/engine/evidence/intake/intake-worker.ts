/** Thread that reads what others sent: it lists folders, opens archives and emails, hashes, and tells types. The engine only writes. */
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Part, ReadRequest, ToReader } from './messages.ts';
import { Outbox } from './outbox.ts';
import { Taker } from './taker.ts';
import { listSource, type Listing } from './walk.ts';

const outbox = new Outbox((part: Part, transfer) => parentPort?.postMessage(part, transfer));
let taker: Taker | null = null;

async function read(request: ReadRequest): Promise<void> {
  taker = new Taker(request, outbox);
  const listings = request.sources.map((source, i): Listing => listSource(source, i));
  const files = listings.flatMap((listing) => listing.files);
  outbox.say({ kind: 'planned', files: files.length, bytes: files.reduce((sum, f) => sum + f.size, 0) });
  outbox.announce();
  for (const [source, { ignored, failed }] of listings.entries()) {
    for (const { reason, name } of ignored) outbox.say({ kind: 'ignored', reason, name });
    for (const { name, origin, error } of failed) taker.reject({ fileName: name, origin, source }, error);
  }
  for (const [i, file] of files.entries()) {
    outbox.say({ kind: 'reading', name: basename(file.path), number: i + 1 });
    await taker.takeFromDisk(file);
  }
  outbox.end();
}

parentPort?.on('message', (message: ToReader) => {
  if (message.type === 'taken') outbox.takeBack(message.buffer);
  else if (message.type === 'halt') taker?.halt(message);
  else void read(message);
});
