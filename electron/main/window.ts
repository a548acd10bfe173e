import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { APP_URL, webPreferences } from './security.ts';
import { isReachable, parseWindowState, type WindowState } from './window-state.ts';

const SAVE_AFTER_MS = 500;
const DEFAULT_SIZE = { width: 1440, height: 900 };
/** Background before the page draws: the surface colours of the two themes. */
const SURFACE = { light: '#f6f8f5', dark: '#141816' };

export interface WindowOptions {
  /** Absolute path of the bundled preload script. */
  preload: string;
  /** Absolute path of the file that remembers size and place. */
  stateFile: string;
}

/** Opens the window where it was last time, and shows it when the page has drawn. */
export function createWindow({ preload, stateFile }: WindowOptions): BrowserWindow {
  const state = readState(stateFile);
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = state.bounds && isReachable(state.bounds, displays) ? state.bounds : DEFAULT_SIZE;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 560,
    show: false,
    backgroundColor: SURFACE[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: webPreferences(preload, !app.isPackaged),
  });
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberState(window, stateFile);
  void window.loadURL(APP_URL);
  return window;
}

function readState(file: string): WindowState {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return parseWindowState('');
  }
}

function rememberState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(state));
    } catch (error) {
      console.error('The place of the window was not saved.', error);
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  // At the end of a desktop session no close comes, so losing the focus saves too.
  window.on('blur', save);
  window.on('close', save);
}
