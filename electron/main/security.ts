/**
 * The security decisions of the shell, as pure functions: what may load, navigate, call and open. `harden.ts` wires them in.
 * The numbers are those of Electron's security checklist.
 */
import type { WebPreferences } from 'electron';

export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
/** The only page there is. */
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** `standard` gives the page an origin; nothing here weakens the content security policy. */
export const SCHEME_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true } as const;

/**
 * Checklist 2, 3, 4, 11. What is not named keeps its safe default (6, 8, 9, 10).
 * @param preload absolute path of the bundled preload script
 * @param developer true when not packaged: only then there are developer tools
 */
export function webPreferences(preload: string, developer: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    // Its dictionaries come from a server of Google.
    spellcheck: false,
    devTools: developer,
  };
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/**
 * True for an address of our own page. Scheme and host are compared one by one: `origin` of a custom scheme is the word
 * "null" in Node.
 */
export function isOwnUrl(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** Checklist 13: the page may reload itself and go nowhere else. */
export function isAllowedNavigation(url: string): boolean {
  return isOwnUrl(url) && new URL(url).pathname === '/';
}

/** No network: everything is cancelled but our own files and what the page made itself. */
export function isAllowedRequest(url: string, developer: boolean): boolean {
  const protocol = parse(url)?.protocol;
  if (protocol === `${APP_SCHEME}:`) return isOwnUrl(url);
  return protocol === 'blob:' || protocol === 'data:' || (developer && protocol === 'devtools:');
}

/** What the page made itself may be saved, after the dialog of the desktop; nothing that an address names. */
export function isAllowedDownload(url: string): boolean {
  return url.startsWith(`blob:${APP_SCHEME}://${APP_HOST}/`);
}

/**
 * Checklist 5: the page may write text to the clipboard, which grids do, and may do nothing else that needs a permission.
 * @param url address of the frame that asks
 */
export function isAllowedPermission(
  permission: string,
  url: string | undefined,
  isMainFrame: boolean,
): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && url !== undefined && isOwnUrl(url);
}

/** The part of a frame that tells whether it may call. */
export interface FrameLike {
  url: string;
  parent: unknown;
}

/** Checklist 17: only the top frame of our own page may call the shell. Null is a frame that is gone. */
export function isAllowedSender(frame: FrameLike | null | undefined): boolean {
  return frame?.parent === null && isOwnUrl(frame.url);
}

/** Checklist 15: the address that may be handed to the browser of the desktop, or null. */
export function externalUrl(url: string): string | null {
  const parsed = parse(url);
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return null;
  return parsed.href;
}
