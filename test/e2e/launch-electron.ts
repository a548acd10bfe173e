import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { observed } from './connections.ts';
import { displayOfWorker } from './display.ts';
import type { Delivery, Launched } from './launch.ts';
import { findTestElectron } from './runtimes.ts';

const APPLICATION = join(import.meta.dirname, '../..');

/** The desktop shell as built in dist/, on whatever Electron program there is. The engine runs on this Node. */
export async function launchElectron(options: {
  dataFolder: string;
  file?: string;
  observe?: string;
}): Promise<Pick<Launched, 'page' | 'pickFiles' | 'nextSaveTarget' | 'electron' | 'close'>> {
  const executablePath = findTestElectron(process.env);
  if (!executablePath) throw new Error('No Electron program was found. Set TRUSTBENCH_ELECTRON_DIR.');
  const electron = await _electron.launch({
    executablePath: options.observe ? observed(executablePath, options.observe) : executablePath,
    args: [...electronArguments(), ...(options.file ? [options.file] : [])],
    env: { ...environment(), TRUSTBENCH_DATA: options.dataFolder },
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900);
  });
  return {
    page,
    electron,
    pickFiles: (paths) => armOpenDialog(electron, paths),
    nextSaveTarget: (path) => armSaveDialog(electron, path),
    close: () => electron.close(),
  };
}

/** What starts the shell from the checkout. Root, the user of containers, cannot have Chromium's sandbox. */
export function electronArguments(): string[] {
  // The keyring of whoever runs the tests is left alone.
  const switches = ['--disable-gpu', '--password-store=basic'];
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...switches, APPLICATION];
}

/** The environment of a started shell: its engine runs on the Node that runs the tests. */
export function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const display = displayOfWorker(process.env);
  return {
    ...Object.fromEntries(entries),
    ...(display ? { DISPLAY: display } : {}),
    TRUSTBENCH_ENGINE_NODE: process.execPath,
  };
}

/** A native dialog cannot be clicked, so it is answered in its place, once. */
async function armOpenDialog(electron: ElectronApplication, paths: string[]): Promise<void> {
  await electron.evaluate(({ dialog }, filePaths) => {
    const original = dialog.showOpenDialog;
    dialog.showOpenDialog = async () => {
      dialog.showOpenDialog = original;
      return { canceled: false, filePaths };
    };
  }, paths);
}

async function armSaveDialog(electron: ElectronApplication, path: string): Promise<Delivery> {
  await electron.evaluate(({ dialog, shell }, filePath) => {
    const original = dialog.showSaveDialog;
    dialog.showSaveDialog = async () => {
      dialog.showSaveDialog = original;
      return { canceled: false, filePath };
    };
    const shown = globalThis as { shownInFolder?: Promise<string> };
    shown.shownInFolder = new Promise((resolve) => {
      shell.showItemInFolder = resolve;
    });
  }, path);
  return {
    delivered: () =>
      electron.evaluate(() => (globalThis as { shownInFolder?: Promise<string> }).shownInFolder ?? ''),
  };
}
