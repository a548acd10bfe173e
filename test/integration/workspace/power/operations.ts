/** What power is cut from: all that is killed elsewhere, and what makes or replaces a file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_BACKUP_POLICY } from '../../../../shared/domain/backup-rotation.ts';
import { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import { OPERATIONS, type Acknowledgement, type Work as KilledWork } from '../kills/operations.ts';
import { insertPerson, newWorkspace } from '../support.ts';

export type Work = Omit<KilledWork, 'operation'>;
type Operation = (work: Work, acknowledge: (done: Acknowledgement) => void) => Promise<void>;

const HANDLE = { signal: new AbortController().signal, progress: () => {} };
const BY = { actor: 'Ada', label: 'Change' };

/** Copies of what is open, and a change before each. */
const copy: Operation = async ({ path, out }, acknowledge) => {
  const workspace = Workspace.open(path);
  for (let n = 1; ; n += 1) {
    workspace.change(BY, (tx) => void insertPerson(tx, 'Before the copy'));
    acknowledge({ id: workspace.state.id, hash: workspace.state.hash });
    const file = join(out, `copy ${n}.trustbench`);
    workspace.saveCopy(file);
    acknowledge({ file });
  }
};

const create: Operation = async ({ out }, acknowledge) => {
  for (let n = 1; ; n += 1) {
    const file = join(out, `new ${n}.trustbench`);
    newWorkspace(out, basename(file)).close();
    acknowledge({ file });
  }
};

/** Copies for keeping, the first in a folder that is made for it. */
const backup: Operation = async ({ path, out }, acknowledge) => {
  const workspace = Workspace.open(path);
  const place = {
    folder: join(out, 'kept/here'),
    stem: 'copy',
    policy: { ...DEFAULT_BACKUP_POLICY, newest: 9 },
  };
  for (;;) {
    acknowledge({ file: await workspace.backup(place) });
    workspace.change(BY, (tx) => void insertPerson(tx, 'After the copy'));
    acknowledge({ id: workspace.state.id, hash: workspace.state.hash });
  }
};

/** A workspace that is closed after a change. */
const close: Operation = async ({ path }, acknowledge) => {
  for (;;) {
    const workspace = Workspace.open(path);
    workspace.change(BY, (tx) => void insertPerson(tx, 'Grace'));
    acknowledge({ id: workspace.state.id, hash: workspace.state.hash });
    workspace.close();
    acknowledge({ file: path });
  }
};

/** A folder with folders in it. */
const folder: Operation = async ({ out }, acknowledge) => {
  const { writeFolderAtomically } = await import('../../../../electron/engine/atomic-folder.ts');
  for (let n = 1; ; n += 1) {
    const target = join(out, `files ${n}`);
    const { paths } = await writeFolderAtomically(target, HANDLE, async (temporary) => {
      const paths = ['a.json', 'CC6/b.json', 'CC6/CC6.1/c.json'];
      for (const path of paths) {
        mkdirSync(dirname(join(temporary, path)), { recursive: true });
        writeFileSync(join(temporary, path), '{"schema":1}', { flush: true });
      }
      return { paths };
    });
    for (const path of paths) acknowledge({ file: join(target, path) });
  }
};

/** A report in the place of an older one of the same name. */
const replace: Operation = async ({ path, out }, acknowledge) => {
  const { Session } = await import('../../../../electron/engine/session.ts');
  const { exportReport } = await import('../../../../electron/engine/reports/reports.ts');
  const session = new Session({ dataFolder: join(out, '../data'), actor: 'Ada' });
  await session.openWorkspace(path);
  const file = join(out, 'report.json');
  for (;;) {
    await exportReport(session, { kind: 'type2', format: 'json', target: file }, HANDLE);
    acknowledge({ file });
  }
};

const killed = (name: keyof typeof OPERATIONS): Operation => {
  return (work, acknowledge) => OPERATIONS[name]({ ...work, operation: name }, acknowledge);
};

export const POWER_OPERATIONS = {
  changes: killed('changes'),
  undo: killed('undo'),
  attach: killed('attach'),
  import: killed('import'),
  migrate: killed('migrate'),
  backup,
  seal: killed('seal'),
  report: killed('report'),
  encrypt: killed('encrypt'),
  close,
  copy,
  create,
  folder,
  replace,
} satisfies Record<string, Operation>;

export type PowerOperation = keyof typeof POWER_OPERATIONS;
