/** Writes to an encrypted workspace until it is killed. Usage: node traces-child.ts FOLDER PASSPHRASE TEXT */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from '../../fixtures/engine.ts';

const [folder = '', passphrase = '', text = ''] = process.argv.slice(2);
const { api, session } = startEngine(folder);
await session.openWorkspace(join(folder, 'engagement.trustbench'), passphrase);
for (let n = 0; ; n += 1) {
  await api.matrix.addControl({ ref: `K-${n}`, title: `${text} ${n}` });
  // The statement is still in the journal of the file when the kill comes.
  session.workspace.change({ actor: 'Ada Test', label: text }, (tx) => {
    tx.insert('person', { id: crypto.randomUUID(), name: text, title: text, email: '', side: 'client' });
    if (n === 3) {
      writeSync(1, 'writing\n');
      for (;;)
        tx.insert('person', {
          id: crypto.randomUUID(),
          name: text.repeat(50),
          title: '',
          email: '',
          side: 'client',
        });
    }
  });
}
