/** Opens the workspace of the first argument, says so and keeps it open until it is killed. */
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';

const workspace = Workspace.open(process.argv[2] ?? '');
console.log('open');
// Used here, because a connection that nobody refers to any more is closed by the garbage collector.
setInterval(() => workspace.state, 1000);
