/** What no unit of the shell may contain, whatever the other tests say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

function sources(...folders: string[]): { name: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({ name: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') })),
  );
}

const filesWith = (pattern: RegExp, ...folders: string[]) =>
  sources(...folders)
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name.replaceAll('\\', '/'));

const SHELL = ['electron/main', 'electron/preload'] as const;

it.each([
  /webSecurity/,
  /allowRunningInsecureContent/,
  /experimentalFeatures/,
  /enableBlinkFeatures/,
  /nodeIntegration\w*: true/,
  /contextIsolation: false/,
  /sandbox: false/,
  /webviewTag: true/,
  /bypassCSP|corsEnabled|allowServiceWorkers/,
  /@electron\/remote/,
  /autoUpdater|electron-updater/,
  /loadFile\(|file:\/\//,
  /executeJavaScript/,
  /node:https?'|node:net'|\bnet\.(?:fetch|request)/,
  /setCertificateVerifyProc|ignore-certificate-errors/,
  /crashReporter|contentTracing|powerSaveBlocker|desktopCapturer/,
  /setProxy|pushNotifications|inAppPurchase/,
  /fromPartition|partition:/,
  /ipcMain\.on\(|ipcRenderer\.send(?:Sync)?\(/,
])('no source of the shell holds %s', (pattern) => {
  expect(filesWith(pattern, ...SHELL)).toEqual([]);
});

it.each([
  [/shell\.openExternal/, 'electron/main/open-external.ts'],
  [/ipcMain\.handle/, 'electron/main/ipc.ts'],
  [/contextBridge\.expose/, 'electron/preload/preload.ts'],
  [/new BrowserWindow/, 'electron/main/window.ts'],
])('%s stands in one place', (pattern, place) => {
  expect(filesWith(pattern, ...SHELL)).toEqual([place]);
});

it('hardens every session and every page that ever comes to be', () => {
  const main = readFileSync(join(ROOT, 'electron/main/main.ts'), 'utf8');
  expect(main).toMatch(/app\.on\('session-created', hardenSession\)/);
  expect(main).toMatch(/app\.on\('web-contents-created', .*hardenContents\(contents\)\)/);
  // Both before Electron is ready, when the first session is made.
  expect(main.indexOf("'session-created'")).toBeLessThan(main.indexOf('whenReady()'));
});

it('guards navigation, windows and webviews of all of them', () => {
  const harden = readFileSync(join(ROOT, 'electron/main/harden.ts'), 'utf8');
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
    expect(harden).toContain(`contents.on('${event}', guard)`);
  expect(harden).toMatch(/'will-attach-webview', \(event\) => event\.preventDefault\(\)/);
  expect(harden).toMatch(/setWindowOpenHandler\([\s\S]*?action: 'deny'/);
  expect(harden).toContain('setDevicePermissionHandler(() => false)');
});

it('exposes no part of Electron to the page', () => {
  const [preload] = sources('electron/preload');
  expect(preload?.text).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
  // A listener that got the event itself would hold the sender.
  expect(preload?.text).not.toMatch(/ipcRenderer\.on\([^,]+, callback\)/);
});

it('keeps Electron out of the engine and the engine out of the shell', () => {
  expect(filesWith(/from 'electron'/, 'electron/engine', 'shared')).toEqual([]);
  expect(filesWith(/from '.*\/engine\//, ...SHELL)).toEqual([]);
});
