import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';

/** Folder of the error reports. They stay on this machine. */
export const logsFolder = (): string => join(app.getPath('userData'), 'logs');

/**
 * Writes what is known about a failure to a file of its own and gives its path; null when even that fails.
 * @param what short name of the failure, used in the file name
 */
export function writeReport(what: string, text: string): string | null {
  const at = new Date().toISOString();
  const path = join(logsFolder(), `${at.replaceAll(':', '-')}-${what}.txt`);
  const { electron, chrome, node } = process.versions;
  const head = `Trustbench ${app.getVersion()}, Electron ${electron}, Chromium ${chrome}, Node ${node}, ${process.platform} ${process.arch}`;
  try {
    mkdirSync(logsFolder(), { recursive: true });
    writeFileSync(path, `${at}\n${head}\n\n${text}\n`);
    return path;
  } catch (error) {
    console.error('The error report was not written.', error);
    return null;
  }
}

/** The last line of defence: an error that nobody caught is written down, shown, and ends the application. */
export function installErrorHandler(): void {
  process.on('uncaughtException', endWith);
  process.on('unhandledRejection', endWith);
}

function endWith(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const text = error instanceof Error ? (error.stack ?? message) : message;
  console.error(text);
  const report = writeReport('shell', text);
  const place = report === null ? '' : `\nReport: ${report}`;
  dialog.showErrorBox('Trustbench has to close', `${message}\n\nWhat was saved is unchanged.${place}`);
  app.exit(1);
}
