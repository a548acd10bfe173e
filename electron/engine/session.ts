import { renameSync, statSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type { OpenWorkspace } from '../../shared/contract/workspace.ts';
import { criteriaOf } from '../../shared/catalog/criteria.ts';
import { DEFAULT_BACKUP_POLICY } from '../../shared/domain/backup-rotation.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { CATEGORIES, type Category, type EngagementType } from '../../shared/domain/vocabulary.ts';
import { describeWorkspace, type Verified } from './describe-workspace.ts';
import { Events } from './events.ts';
import { FileTokens, type Source } from './files.ts';
import { OpenedCopies } from './evidence/opening/opened-copies.ts';
import { ViewedFiles } from './evidence/viewing/viewed-files.ts';
import { startReading } from './evidence/extraction/read-contents.ts';
import { Jobs } from './jobs/jobs.ts';
import { watchStanding } from './notices.ts';
import type { SystemSecrets } from './seal/system-secrets.ts';
import { defaultDataFolder, SettingsStore, type RecentWorkspace } from './settings.ts';
import { WorkspaceKey } from './workspace/key.ts';
import { stemOf } from './workspace/backup-copies.ts';
import { syncFolder } from './workspace/durable.ts';
import { newId, Workspace, type Change } from './workspace/workspace.ts';

export interface SessionOptions {
  /** Folder of settings and backups. */
  dataFolder?: string;
  /** Who makes the changes; the user's setting otherwise. */
  actor?: string;
  /** Copies to the backup folder after opening and every half hour, when the file changed since the last copy. */
  autoBackup?: boolean;
  /** Reads evidence for the search after opening and after every change that brings files in. */
  readEvidence?: boolean;
  /**
   * False for a session that passes by, such as one command: it reads the user's settings and never writes them, and every
   * file it opens gets the full check, because it neither knows nor says how this installation left one.
   */
  remember?: boolean;
  /** The key store of the operating system, where there is a desktop shell to reach it. */
  secrets?: SystemSecrets;
}

/** Lets the first screen load before the copy starts. */
const FIRST_BACKUP_DELAY_MS = 10_000;
/** What a damaged disk can cost at most. */
const BACKUP_INTERVAL_MS = 30 * 60_000;
/** Lets the first screen load before evidence is read, and lets changes that follow one another come together. */
const FIRST_READ_DELAY_MS = 3000;
const READ_DELAY_MS = 300;

export interface EngagementRow {
  id: string;
  client: string;
  system: string;
  firm: string;
  type: EngagementType;
  as_of: string | null;
  period_from: string | null;
  period_to: string | null;
  criteria_version: string;
}

/** What one engine holds: the open workspace, its jobs and events, and the user's settings. */
export class Session {
  readonly files = new FileTokens();
  readonly events = new Events();
  readonly jobs = new Jobs(
    (job) => this.events.publish({ type: 'job', job }),
    (error) => this.open?.workspace.inWords(error) ?? error,
  );
  readonly viewed = new ViewedFiles();
  readonly opened = new OpenedCopies();
  readonly settings: SettingsStore;
  readonly secrets: SystemSecrets | null;
  private readonly options: SessionOptions;
  private open: {
    workspace: Workspace;
    verified: Verified | null;
  } | null = null;
  private waiting: string | null = null;
  private backupTimer: NodeJS.Timeout | undefined;
  private readTimer: NodeJS.Timeout | undefined;
  private stopWatch: () => void = () => {};
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions = {}) {
    this.options = options;
    this.secrets = options.secrets ?? null;
    this.settings = new SettingsStore(options.dataFolder ?? defaultDataFolder(), {
      persistent: options.remember ?? true,
    });
  }

  get actor(): string {
    return this.options.actor ?? this.settings.current.actor;
  }

  get isOpen(): boolean {
    return this.open !== null;
  }

  /** @throws AppError no_workspace */
  get workspace(): Workspace {
    if (!this.open)
      throw new AppError('no_workspace', 'No engagement is open. Open one, or start a new one.');
    return this.open.workspace;
  }

  /** The one way to write: the actor is the session's. */
  change<R>(label: string, work: (tx: Change) => R): R {
    return this.workspace.change({ actor: this.actor, label }, work);
  }

  /** The workspace that was open before stays open when the new one can not be made. */
  createWorkspace(
    path: string,
    fill: (tx: Change, workspace: Workspace) => void,
    passphrase?: string,
  ): Promise<void> {
    return this.inTurn(async () => {
      const key = passphrase === undefined ? null : await WorkspaceKey.make(passphrase);
      const created = Workspace.create(path, { actor: this.actor, label: 'Create engagement' }, fill, key);
      await this.release();
      this.adopt(created);
    });
  }

  /** The workspace that was open before stays open when this one can not be opened. */
  openWorkspace(path: string, passphrase?: string): Promise<void> {
    return this.inTurn(async () => {
      if (this.isLive(path)) return;
      const key = passphrase === undefined ? null : await WorkspaceKey.unlock(path, passphrase);
      try {
        await this.openUnder(path, key);
      } catch (error) {
        key?.clear();
        if (error instanceof AppError && error.code === 'passphrase_required') this.waitFor(path);
        throw error;
      }
    });
  }

  private async openUnder(path: string, key: WorkspaceKey | null): Promise<void> {
    const known = this.settings.current.recent.find((r) => r.path === path);
    const opened = Workspace.open(path, {
      trusted: typeof known?.closedAs === 'string' && known.closedAs === fingerprint(path),
      backupFolder: this.settings.backupFolder,
      key,
    });
    const engagement = opened.get<{ criteria_version: string }>('SELECT criteria_version FROM engagement');
    if (!engagement) {
      opened.close();
      throw new AppError(
        'workspace_damaged',
        `${basename(path)} holds no engagement: its record was removed outside Trustbench. Open the last backup.`,
      );
    }
    try {
      criteriaOf(engagement.criteria_version);
    } catch (error) {
      opened.close();
      throw error;
    }
    await this.release();
    this.adopt(opened);
  }

  /**
   * Lets `work` write a closed file under another key and opens it again, whatever comes of it. Other openings wait.
   *
   * @param from the key that the file has, `to` the one that it gets; both are used up
   */
  rewrite(
    path: string,
    from: WorkspaceKey | null,
    to: WorkspaceKey | null,
    work: () => Promise<void>,
  ): Promise<void> {
    return this.inTurn(async () => {
      try {
        await work();
      } catch (error) {
        to?.clear();
        await this.openUnder(path, from);
        throw error;
      }
      from?.clear();
      await this.openUnder(path, to);
    });
  }

  /** The file that waits for its passphrase; `waitFor` says which. */
  get lockedPath(): string | null {
    return this.waiting;
  }

  waitFor(path: string | null): void {
    this.waiting = path;
    this.events.publish({ type: 'workspace' });
  }

  /**
   * Puts a finished file in the place of the open one, which is closed for that, and opens it. What was there is lost: the caller
   * has made a copy.
   */
  replaceWorkspace(finished: string): Promise<void> {
    return this.inTurn(async () => {
      const { path } = this.workspace;
      const key = this.workspace.copyKeyFor(finished);
      await this.release();
      renameSync(finished, path);
      syncFolder(dirname(path));
      this.adopt(Workspace.open(path, { trusted: false, backupFolder: this.settings.backupFolder, key }));
    });
  }

  /** Writes what is open to a free name and goes on with that file. @see Workspace.saveCopy */
  moveToCopy(path: string): Promise<void> {
    return this.inTurn(async () => {
      const { workspace } = this;
      workspace.saveCopy(path);
      await this.openUnder(path, workspace.copyKey());
    });
  }

  closeWorkspace(): Promise<void> {
    return this.inTurn(() => this.release());
  }

  /** Closes the workspace, which waits for its passphrase from that moment on. */
  lockWorkspace(): Promise<void> {
    return this.inTurn(() => {
      this.waiting = this.workspace.path;
      return this.release();
    });
  }

  /**
   * Path of an offered file.
   *
   * @throws AppError file_unreadable for a folder; conflict for the open workspace itself: reading its file would drop SQLite's locks
   */
  source(token: string): string {
    const { path, isFolder } = this.sourceOrFolder(token);
    if (isFolder)
      throw new AppError('file_unreadable', `${basename(path)} is a folder. Pick a file inside it.`);
    return path;
  }

  /** An offered file or folder. @throws AppError conflict for the open workspace itself */
  sourceOrFolder(token: string): Source {
    const source = this.files.source(token);
    const { path } = source;
    if (!this.isLive(path)) return source;
    throw new AppError(
      'conflict',
      `${basename(path)} is the engagement that is open, so it can not be read as a file. Pick another file, or a backup of it.`,
    );
  }

  /** Path of an offered place to write to. @throws AppError conflict for the open workspace itself */
  target(token: string): string {
    const path = this.files.target(token);
    if (!this.isLive(path)) return path;
    throw new AppError(
      'conflict',
      `${basename(path)} is the engagement that is open, so it was not replaced. Choose another name.`,
    );
  }

  /** Opening and closing take turns, so that two calls at once never leave a workspace open that nobody holds. */
  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private isLive(path: string): boolean {
    return this.open?.workspace.file.isAt(path) ?? false;
  }

  private async release(): Promise<void> {
    if (!this.open) return;
    clearTimeout(this.backupTimer);
    clearTimeout(this.readTimer);
    this.stopWatch();
    const { workspace } = this.open;
    // From here on no call starts new work on it.
    this.open = null;
    await this.jobs.stopAll();
    await this.viewed.close();
    await this.opened.close();
    workspace.close();
    const entry = this.settings.current.recent.find((r) => r.path === workspace.path);
    if (entry) this.settings.remember({ ...entry, closedAs: fingerprint(workspace.path) });
    this.events.publish({ type: 'workspace' });
  }

  recordVerification({ at, ok, transactions }: { at: string; ok: boolean; transactions: number }): void {
    if (!this.open) return;
    this.open.verified = { at, ok, transaction: transactions };
    this.events.publish({ type: 'workspace' });
  }

  /** Starts a checked copy in the backup folder. */
  startBackup(): string {
    const { workspace } = this;
    return this.jobs.start(
      { kind: 'backup', label: `Backup of ${workspace.fileName}`, unit: 'pages' },
      async (job) => {
        const path = await workspace.backup({
          ...this.backupPlace(workspace),
          policy: { ...DEFAULT_BACKUP_POLICY, newest: this.settings.current.keepBackups },
          signal: job.signal,
          onProgress: (done, total) => job.progress(done, total, 'Copying'),
        });
        return { fileName: basename(path) };
      },
    );
  }

  engagement(): EngagementRow {
    return this.workspace.need<EngagementRow>('The engagement', 'SELECT * FROM engagement');
  }

  categories(): Category[] {
    const chosen = new Set(
      this.workspace
        .all<{ category: Category }>('SELECT category FROM engagement_category')
        .map((r) => r.category),
    );
    return CATEGORIES.filter((c) => chosen.has(c));
  }

  describeOpen(): OpenWorkspace | null {
    if (!this.open) return null;
    return describeWorkspace(this.open.workspace, {
      engagement: this.engagement(),
      categories: this.categories(),
      actor: this.actor,
      verified: this.open.verified,
    });
  }

  async dispose(): Promise<void> {
    await this.closeWorkspace();
  }

  private adopt(workspace: Workspace): void {
    this.open = { workspace, verified: null };
    this.waiting = null;
    workspace.onChange((info) => {
      this.events.publish({ type: 'change', ...info });
      if (info.tables.includes('evidence_file')) this.scheduleReading(READ_DELAY_MS);
    });
    const { client, type } = this.engagement();
    const known = this.settings.current.recent.find((r) => r.path === workspace.path);
    const entry: RecentWorkspace = {
      id: known?.id ?? newId(),
      path: workspace.path,
      // The list of recent files lies open: nothing from inside an encrypted file goes there.
      client: workspace.isEncrypted ? basename(workspace.path, extname(workspace.path)) : client,
      type,
      openedAt: new Date().toISOString(),
      closedAs: null,
    };
    this.settings.remember(entry);
    this.events.publish({ type: 'workspace' });
    if (this.options.autoBackup && !workspace.readOnly) this.scheduleBackup(workspace);
    this.scheduleReading(FIRST_READ_DELAY_MS);
    this.stopWatch = watchStanding(workspace, () => this.events.publish({ type: 'workspace' }));
  }

  private scheduleReading(delay: number): void {
    if (!this.options.readEvidence) return;
    clearTimeout(this.readTimer);
    this.readTimer = setTimeout(() => {
      if (this.open) startReading(this);
    }, delay);
    this.readTimer.unref();
  }

  /** Again and again while the workspace is open: a state that has its copy needs no second one. */
  private scheduleBackup(workspace: Workspace, delay = FIRST_BACKUP_DELAY_MS): void {
    this.backupTimer = setTimeout(() => {
      if (this.open?.workspace !== workspace) return;
      if (!workspace.hasBackup(this.backupPlace())) this.startBackup();
      this.scheduleBackup(workspace, BACKUP_INTERVAL_MS);
    }, delay);
    this.backupTimer.unref();
  }

  /** Where copies of the workspace go. */
  backupPlace(workspace: Workspace = this.workspace): { folder: string; stem: string } {
    return { folder: this.settings.backupFolder, stem: stemOf(workspace.fileName, this.engagement().id) };
  }
}

/** Size, inode and time of change: what differs when anybody else wrote the file. */
function fingerprint(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.size}-${stat.ino}-${stat.mtimeNs}` : 'missing';
}
