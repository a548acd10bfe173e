/** What is killed in the middle: each works until its process ends, and says which step the engine acknowledged. */
import { createPrivateKey, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEFAULT_BACKUP_POLICY } from '../../../../shared/domain/backup-rotation.ts';
import { ENGAGEMENT_AREAS } from '../../../../shared/domain/area-tables.ts';
import { type SealSelection } from '../../../../shared/domain/seal-scope.ts';
import type { Session } from '../../../../electron/engine/session.ts';
import { WorkspaceKey } from '../../../../electron/engine/workspace/key.ts';
import { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import { insertPerson } from '../support.ts';

/** What each needs beside the workspace layer; loaded before the clock starts. */
export const PARTS: Record<OperationName, readonly string[]> = {
  changes: [],
  undo: [],
  attach: ['session.ts', 'evidence/attach.ts'],
  import: ['session.ts', 'matrix/import.ts'],
  migrate: [],
  backup: [],
  seal: ['seal/seal-copy.ts'],
  report: ['session.ts', 'reports/reports.ts'],
  encrypt: ['workspace/rekey.ts'],
};

/** One order to a process, as JSON in one line. */
export interface Work {
  operation: OperationName;
  path: string;
  /** Where copies and reports go. */
  out: string;
  /** PKCS 8 in base64, for sealing. */
  signingKey: string;
  /** Key material in base64, null for none: encryption goes round this list. */
  keys: (string | null)[];
}

/** A change that the engine said is done, or a file that it said is written. */
export type Acknowledgement = { id: number; hash: string } | { file: string } | { key: number };

type Acknowledge = (done: Acknowledgement) => void;
type Operation = (work: Work, acknowledge: Acknowledge) => Promise<void>;

const EVERYTHING: SealSelection = { areas: ENGAGEMENT_AREAS, evidence: 'all', notes: true };
const BY = { actor: 'Ada', label: 'Change' };
const HANDLE = { signal: new AbortController().signal, progress: () => {} };
const head = ({ state }: Workspace): Acknowledgement => ({ id: state.id, hash: state.hash });

async function openSession({ path }: Work): Promise<Session> {
  const { Session } = await import('../../../../electron/engine/session.ts');
  const session = new Session({ dataFolder: join(dirname(path), 'data'), actor: 'Ada' });
  await session.openWorkspace(path);
  return session;
}

async function changes({ path }: Work, acknowledge: Acknowledge): Promise<void> {
  const workspace = Workspace.open(path);
  for (;;) {
    workspace.change(BY, (tx) => {
      const id = insertPerson(tx, `Person ${tx.next('person')}`);
      tx.update('person', id, { title: 'x'.repeat(1000) });
    });
    acknowledge(head(workspace));
  }
}

async function undo({ path }: Work, acknowledge: Acknowledge): Promise<void> {
  const workspace = Workspace.open(path);
  for (;;) {
    workspace.change(BY, (tx) => {
      for (let n = 0; n < 20; n += 1) insertPerson(tx, `Person ${n}`);
    });
    acknowledge(head(workspace));
    for (const step of ['undo', 'redo', 'undo'] as const) {
      workspace[step]('Ada');
      acknowledge(head(workspace));
    }
  }
}

async function attach(work: Work, acknowledge: Acknowledge): Promise<void> {
  const { attachFiles } = await import('../../../../electron/engine/evidence/attach.ts');
  const session = await openSession(work);
  for (;;) {
    const sources = Array.from({ length: 3 }, (_, n) => {
      const path = join(dirname(work.path), `evidence ${n}.bin`);
      writeFileSync(path, randomBytes(400_000));
      return { path, origin: '', isFolder: false };
    });
    const none = { controlIds: [], sampleItemIds: [], testIds: [], requestIds: [], links: [] };
    const request = { sources, containers: 'unpack', coversFrom: null, coversTo: null, ...none } as const;
    await attachFiles(session, request, HANDLE);
    acknowledge(head(session.workspace));
  }
}

async function importMatrix(work: Work, acknowledge: Acknowledge): Promise<void> {
  const { applyImport } = await import('../../../../electron/engine/matrix/import.ts');
  const session = await openSession(work);
  const sheet = join(dirname(work.path), 'matrix.csv');
  for (;;) {
    const mark = randomBytes(4).toString('hex');
    const rows = Array.from(
      { length: 40 },
      (_, n) => `C-${n + 1},Control ${n + 1},What is done ${mark},CC6.1`,
    );
    writeFileSync(sheet, ['Control ID,Title,Control description,Criteria', ...rows].join('\n'));
    await applyImport(session, { file: session.files.offerSource(sheet).token });
    acknowledge(head(session.workspace));
  }
}

async function migrate({ path, out }: Work, acknowledge: Acknowledge): Promise<void> {
  const workspace = Workspace.open(path, { trusted: false, backupFolder: out });
  acknowledge(head(workspace));
  workspace.change(BY, (tx) => void insertPerson(tx, 'After the new format'));
  acknowledge(head(workspace));
}

async function backup({ path, out }: Work, acknowledge: Acknowledge): Promise<void> {
  const workspace = Workspace.open(path);
  for (;;) {
    workspace.change(BY, (tx) => void insertPerson(tx, 'Before the copy'));
    acknowledge(head(workspace));
    const policy = { ...DEFAULT_BACKUP_POLICY, newest: 1000 };
    acknowledge({ file: await workspace.backup({ folder: out, stem: 'copy', policy }) });
  }
}

async function seal({ path, out, signingKey }: Work, acknowledge: Acknowledge): Promise<void> {
  const { sealWorkspace } = await import('../../../../electron/engine/seal/seal-copy.ts');
  const key = createPrivateKey({ key: Buffer.from(signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  const workspace = Workspace.open(path);
  for (;;) {
    const target = join(out, `${randomBytes(6).toString('hex')}.trustbench`);
    const order = { path: target, selection: EVERYTHING, sealedBy: 'Ada', key };
    await sealWorkspace(workspace, { ...order, signal: HANDLE.signal, onProgress: () => {} });
    acknowledge({ file: target });
  }
}

async function report(work: Work, acknowledge: Acknowledge): Promise<void> {
  const { exportReport } = await import('../../../../electron/engine/reports/reports.ts');
  const session = await openSession(work);
  for (;;) {
    const target = join(work.out, `${randomBytes(6).toString('hex')}.json`);
    await exportReport(session, { kind: 'type2', format: 'json', target }, HANDLE);
    acknowledge({ file: target });
  }
}

async function encrypt({ path, keys }: Work, acknowledge: Acknowledge): Promise<void> {
  const { keyFor } = await import('../../../../electron/engine/workspace/key.ts');
  const { rekey } = await import('../../../../electron/engine/workspace/rekey.ts');
  const held = keys.map((key) => WorkspaceKey.handed(key === null ? null : Buffer.from(key, 'base64')));
  // Where the process before it came to is read from the file.
  let at = Math.max(
    0,
    held.findIndex((key) => key !== null && keyFor(path, key) !== null),
  );
  for (;;) {
    const next = (at + 1) % held.length;
    await rekey(path, held[at] ?? null, held[next] ?? null);
    acknowledge({ key: next });
    at = next;
  }
}

export const OPERATIONS = {
  changes,
  undo,
  attach,
  import: importMatrix,
  migrate,
  backup,
  seal,
  report,
  encrypt,
} satisfies Record<string, Operation>;
export type OperationName = keyof typeof OPERATIONS;
