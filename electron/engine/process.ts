/**
 * Entry of the engine process: an Electron utility process, or a plain Node child of the desktop shell.
 * Everything heavy is imported after the check of the version, because the SQLite driver crashes on an old one.
 */
import { isSupportedNode, unsupportedNodeMessage } from '../../shared/contract/shell.ts';
import { linkToShell } from './shell-link.ts';

const link = linkToShell();
if (isSupportedNode(process.versions.node)) {
  const { serveShell } = await import('./shell-service.ts');
  serveShell(link);
} else {
  link.send({ type: 'refused', message: unsupportedNodeMessage(process.versions.node) });
  link.end();
}
