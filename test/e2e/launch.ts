/**
 * One fixture with two drivers. Specs use `test` and `app` from here and run unchanged on the loopback host and in the
 * desktop shell; `app` says how files get in and out, which is all that differs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { launchElectron } from './launch-electron.ts';
import { launchHost } from './launch-host.ts';

export type Driver = 'host' | 'electron';
export interface DriverOptions {
  driver: Driver;
}

/** A file on its way out. */
export interface Delivery {
  /** Waits until the file was handed to the person, and gives its path. Workspaces are never handed over. */
  delivered(): Promise<string>;
}

export interface Launched {
  driver: Driver;
  page: Page;
  /** Settings, backups and, on the host, new workspaces of this test. */
  dataFolder: string;
  /** A folder for the files of this test. */
  folder: string;
  /** Answers the next file picker with these absolute paths. Call it before the click. */
  pickFiles(paths: string[]): Promise<void>;
  /**
   * Answers the next question where to save with this absolute path. Call it before the click. The host puts downloads there;
   * it keeps new workspaces in its own folder.
   */
  nextSaveTarget(path: string): Promise<Delivery>;
  /** Only in the desktop shell. */
  electron?: ElectronApplication;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A workspace to open at the start. */
  file?: string;
  /** Of an earlier launch, to start a second time on the same data. */
  dataFolder?: string;
  /** Runs everything under observation; see `connections.ts`. */
  observe?: string;
}

/** Starts the application with data of its own. Close it, also after a failure. */
export async function launch(driver: Driver, options: LaunchOptions = {}): Promise<Launched> {
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-e2e-'));
  const dataFolder = options.dataFolder ?? join(folder, 'data');
  const start = driver === 'electron' ? launchElectron : launchHost;
  const { file, observe } = options;
  const started = await start({ dataFolder, ...(file ? { file } : {}), ...(observe ? { observe } : {}) });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await started.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { ...started, driver, dataFolder, folder, close };
}

/** Playwright's `test` with the application as fixture `app`; the project says which driver. */
export const test = base.extend<DriverOptions & { app: Launched }>({
  driver: ['host', { option: true }],
  app: async ({ driver }, use, testInfo) => {
    const app = await launch(driver);
    await use(app);
    if (testInfo.status !== testInfo.expectedStatus && !app.page.isClosed()) {
      await testInfo.attach('page', { body: await app.page.screenshot(), contentType: 'image/png' });
    }
    await app.close();
  },
});

export { expect } from '@playwright/test';
