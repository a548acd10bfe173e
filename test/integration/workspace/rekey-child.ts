/** Encrypts a workspace and is killed meanwhile. Usage: node rekey-child.ts PATH PASSPHRASE */
import { writeSync } from 'node:fs';
import { WorkspaceKey } from '../../../electron/engine/workspace/key.ts';
import { rekey } from '../../../electron/engine/workspace/rekey.ts';

const [path = '', passphrase = ''] = process.argv.slice(2);
const key = await WorkspaceKey.make(passphrase);
writeSync(1, 'ready\n');
await rekey(path, null, key);
writeSync(1, 'done\n');
