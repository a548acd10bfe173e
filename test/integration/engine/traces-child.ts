/** Writes to an encrypted workspace until it is killed. Usage: node traces-child.ts FOLDER PASSPHRASE TEXT */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { newId, type Change } from '../../../electron/engine/workspace/workspace.ts';
import { startEngine } from '../../fixtures/engine.ts';

/** Far more than is written before the kill; an end all the same, should it not come. */
const MANY = 100_000;

const [folder = '', passphrase = '', text = ''] = process.argv.slice(2);
const { api, session } = startEngine(folder);
const insert = (tx: Change, name: string) =>
  tx.insert('person', { id: newId(), name, title: text, email: '', side: 'client' });

await session.openWorkspace(join(folder, 'engagement.trustbench'), passphrase);
for (let n = 0; n < 3; n += 1) await api.matrix.addControl({ ref: `K-${n}`, title: `${text} ${n}` });
// The kill comes before the end of this change, whose pages are in the rollback journal by then.
session.change(text, (tx) => {
  writeSync(1, 'writing\n');
  for (let n = 0; n < MANY; n += 1) insert(tx, text.repeat(50));
});
