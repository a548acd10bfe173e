/**
 * Attaches a file until it is killed, and prints what it was told is done. Usage: node crash-child.ts PATH FILE
 * It takes the parts of the engine that it needs and not the whole router, because it is started often.
 */
import { writeSync } from 'node:fs';
import { attachFiles } from '../../../electron/engine/evidence/attach.ts';
import { Session } from '../../../electron/engine/session.ts';

const [path = '', file = ''] = process.argv.slice(2);
const session = new Session({ dataFolder: `${path}-data`, actor: 'Ada' });
await session.openWorkspace(path);

function attach(): Promise<unknown> {
  const request = {
    sources: [{ path: file, origin: '', isFolder: false }],
    containers: 'unpack',
    controlIds: [],
    sampleItemIds: [],
    testIds: [],
    requestIds: [],
    links: [],
    coversFrom: null,
    coversTo: null,
  } as const;
  return attachFiles(session, request, { signal: new AbortController().signal, progress: () => {} });
}

writeSync(1, 'ready\n');
for (let n = 1; ; n += 1) {
  await attach();
  writeSync(1, `${n}\n`);
}
