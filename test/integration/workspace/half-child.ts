/** Dies in the middle of a change that is too large for the cache, so that part of it is in the file already. */
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { insertPerson } from './support.ts';

Workspace.open(process.argv[2] ?? '').change({ actor: 'Ada', label: 'Half' }, (tx) => {
  for (let i = 0; i < 400; i += 1) insertPerson(tx, `${i} ${'x'.repeat(100_000)}`);
  process.kill(process.pid, 'SIGKILL');
});
