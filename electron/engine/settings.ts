import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_LOCK_AFTER, LOCK_AFTER_MINUTES } from '../../shared/domain/passphrase.ts';
import { ENGAGEMENT_TYPES } from '../../shared/domain/vocabulary.ts';
import { userName } from './user-name.ts';
import { syncFile } from './workspace/durable.ts';

const recent = z.object({
  id: z.string(),
  path: z.string(),
  client: z.string(),
  type: z.enum(ENGAGEMENT_TYPES),
  openedAt: z.string(),
  /** Size and time of the file as this installation closed it: then the check of every page can wait for `verify`. */
  closedAs: z.string().nullable().catch(null),
});
export type RecentWorkspace = z.infer<typeof recent>;

const importMapping = z.object({
  client: z.string(),
  /** SHA-256 of the column names, so that settings hold no text of a client's sheet. */
  sheet: z.string(),
  /** As the layout of an import has them. */
  turned: z.boolean(),
  headerRow: z.int().min(-1),
  /** Field of the list to column, from 0. */
  columns: z.record(z.string(), z.int().min(0)),
});
export type ImportMapping = z.infer<typeof importMapping>;

const settingsFile = z.object({
  actor: z.string().min(1).catch(userName()),
  backupFolder: z.string().nullable().catch(null),
  keepBackups: z.int().min(1).max(100).catch(10),
  lockAfterMinutes: z.literal(LOCK_AFTER_MINUTES).nullable().catch(DEFAULT_LOCK_AFTER),
  recent: z.array(recent).catch([]),
  importMappings: z.array(importMapping).catch([]),
});
export type Settings = z.infer<typeof settingsFile>;

const RECENT_KEPT = 20;

/** Folder for what belongs to the user and not to an engagement: settings and backups. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['TRUSTBENCH_DATA']) return env['TRUSTBENCH_DATA'];
  if (process.platform === 'win32') return join(env['APPDATA'] ?? homedir(), 'Trustbench');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Trustbench');
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'trustbench');
}

/** The user's settings. A file that is missing or odd costs its odd values only. */
export class SettingsStore {
  readonly folder: string;
  private readonly persistent: boolean;
  private value: Settings;

  /** @param options.persistent false keeps every change in memory and leaves out the recent list */
  constructor(folder: string, { persistent }: { persistent: boolean } = { persistent: true }) {
    this.folder = folder;
    this.persistent = persistent;
    const stored = settingsFile.parse(readJson(this.path));
    this.value = persistent ? stored : { ...stored, recent: [] };
  }

  get current(): Readonly<Settings> {
    return this.value;
  }

  get backupFolder(): string {
    return this.value.backupFolder ?? join(this.folder, 'backups');
  }

  update(patch: Partial<Settings>): void {
    this.value = { ...this.value, ...patch };
    if (!this.persistent) return;
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      const temporary = `${this.path}.${process.pid}.partial`;
      writeFileSync(temporary, JSON.stringify(this.value, null, 2));
      syncFile(temporary);
      renameSync(temporary, this.path);
    } catch (error) {
      // No reason to refuse work on an engagement: the settings hold for this session.
      console.error(`The settings can not be saved in ${this.folder}.`, error);
    }
  }

  remember(entry: RecentWorkspace): void {
    const others = this.value.recent.filter((r) => r.path !== entry.path);
    this.update({ recent: [entry, ...others].slice(0, RECENT_KEPT) });
  }

  forget(id: string): void {
    this.update({ recent: this.value.recent.filter((r) => r.id !== id) });
  }

  private get path(): string {
    return join(this.folder, 'settings.json');
  }
}

function readJson(path: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
