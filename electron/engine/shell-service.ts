import { RPCHandler } from '@orpc/server/message-port';
import { toEngine, type ShellRequest, type ToEngine } from '../../shared/contract/shell.ts';
import { toErrorData } from '../../shared/domain/errors.ts';
import { openEvidence } from './evidence/opening/open-evidence.ts';
import { removeLeftCopies } from './evidence/opening/opened-copies.ts';
import { RelayedPort } from './relayed-port.ts';
import { router } from './router.ts';
import { leaveToScreen } from './passphrase.ts';
import { ShellSecrets } from './seal/shell-secrets.ts';
import { Session } from './session.ts';
import type { CallPort, ShellLink } from './shell-link.ts';

/** Answers the desktop shell, and through it the renderer, until the shell is gone. */
export function serveShell(link: ShellLink): void {
  removeLeftCopies();
  const secrets = new ShellSecrets((id, request) => link.send({ type: 'secret', id, request }));
  const session = new Session({ autoBackup: true, readEvidence: true, secrets });
  const handler = new RPCHandler(router);
  const ports = new Map<number, CallPort>();

  const connect = (connection: number, port: CallPort) => {
    ports.set(connection, port);
    handler.upgrade(port, { context: { session } });
    port.start?.();
  };

  const answer = async (id: number, request: ShellRequest) => {
    try {
      link.send({ type: 'done', id, value: await fulfil(session, request) });
    } catch (error) {
      link.send({ type: 'failed', id, error: toErrorData(error) });
    }
  };

  const receive = (message: ToEngine, transferred: CallPort | undefined) => {
    if (message.type === 'request') void answer(message.id, message.request);
    else if (message.type === 'secretAnswer') secrets.answered(message);
    else if (message.type === 'connect') {
      const { connection } = message;
      const relay = (data: unknown) => link.send({ type: 'call', connection, data });
      connect(connection, transferred ?? new RelayedPort(relay));
    } else {
      const port = ports.get(message.connection);
      if (message.type === 'disconnect') {
        ports.delete(message.connection);
        port?.close?.();
      } else if (port instanceof RelayedPort) port.deliver(message.data);
    }
  };

  link.onMessage((message, port) => receive(toEngine.parse(message), port));
  link.onGone(() => void session.dispose().finally(() => process.exit()));
  followWorkspace(session, (path) => link.send({ type: 'opened', path }));
  link.send({ type: 'ready' });
}

async function fulfil(session: Session, request: ShellRequest): Promise<unknown> {
  switch (request.kind) {
    case 'offerSource':
      return session.files.offerSource(request.path);
    case 'offerTarget':
      return session.files.offerTarget(request.path);
    case 'pathOfTarget':
      return session.files.target(request.token);
    case 'openEvidence':
      return openEvidence(session, request.id, request.version);
    case 'open':
      return session.openWorkspace(request.path).catch(leaveToScreen);
    case 'close':
      return session.dispose();
  }
}

/** Reports the path of the open workspace whenever another one is opened, and null after it was closed. */
async function followWorkspace(session: Session, report: (path: string | null) => void): Promise<void> {
  let last: string | null = null;
  for await (const event of session.events.subscribe()) {
    if (event.type !== 'workspace' && event.type !== 'hello') continue;
    const path = session.isOpen ? session.workspace.path : null;
    if (path !== last) report(path);
    last = path;
  }
}
