/**
 * Entry of the `trustbench` command. The version is checked before anything native is loaded, because the SQLite driver crashes
 * the process on an old one.
 */
import { isSupportedNode, MINIMUM_NODE } from '../../shared/contract/shell.ts';

if (isSupportedNode(process.versions.node)) {
  const { runCommandLine } = await import('./run.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  console.error(
    `trustbench needs Node ${MINIMUM_NODE} or newer; this is Node ${process.versions.node}. Start it with "npm run -s trustbench --", which uses the project's own Node.`,
  );
  process.exitCode = 2;
}
