import { AppError, ERROR_CODES, type ErrorData } from '../../shared/domain/errors.ts';
import {
  desktop,
  type DesktopBridge,
  type PickAccept,
  type PickedFile,
  type SaveKind,
  type SaveTarget,
} from './desktop.ts';
import { localFile, pickedFolder, type Incoming, type LocalFile } from './incoming.ts';
import { offerAll, type Offered, type OfferOptions } from './offer.ts';
import { tokenHeader } from './session.ts';

export type { PickAccept, PickedFile, SaveKind, SaveTarget };

export interface Platform {
  kind: 'desktop' | 'host';
  /** Empty when the person cancels. */
  pickFiles(options: { multiple: boolean; accept: PickAccept }): Promise<PickedFile[]>;
  /** Files or a folder to be evidence. Nothing is read before they are offered. Empty when the person cancels. */
  pickEvidence(what: 'files' | 'folder' | 'one'): Promise<Incoming[]>;
  /** A dropped folder goes to the engine as one. A browser has no path to it, so its files are sent one by one. */
  takesFolders: boolean;
  /** Makes files known to the engine. One that can not be read does not stop the rest. */
  offer(incoming: readonly Incoming[], options?: OfferOptions): Promise<Offered>;
  /** Where to write; null when the person cancels. */
  pickSaveTarget(options: { suggestedName: string; kind: SaveKind }): Promise<SaveTarget | null>;
  /** Hands a written file to the person: shows it in its folder, or downloads it. Workspaces stay where they are. */
  deliver(target: SaveTarget): Promise<void>;
  /** Shows a written file of any kind in its folder; null in a browser, which has no such window. */
  reveal: ((target: SaveTarget) => Promise<void>) | null;
  /** Opens a read-only copy of one version in another program; null in a browser, which starts none. */
  openEvidence: ((version: { id: string; version: number }) => Promise<void>) | null;
}

const ACCEPT: Record<PickAccept, string> = {
  evidence: '',
  folder: '',
  spreadsheet: '.xlsx,.csv',
  population: '.csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json',
  policy: '.json',
  template: '.json',
  document: '.docx,.pdf,.html,.htm,.md,.txt',
  review: '.trustbench-review',
  workspace: '.trustbench',
};

async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, headers: { ...tokenHeader, ...init.headers } });
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as Partial<ErrorData> | null;
  const code = ERROR_CODES.find((known) => known === body?.code) ?? 'internal';
  throw new AppError(code, body?.message ?? `The host refused the file (${response.status}).`);
}

async function upload({ file, fileName, path }: LocalFile, signal?: AbortSignal): Promise<PickedFile> {
  const headers = {
    'x-file-name': encodeURIComponent(fileName),
    ...(path === fileName ? {} : { 'x-relative-path': encodeURIComponent(path) }),
    ...(file.lastModified ? { 'x-last-modified': String(file.lastModified) } : {}),
    'content-type': 'application/octet-stream',
  };
  const init = { method: 'POST', headers, body: file, signal };
  const response = await request('/files', init).catch((error: unknown) => {
    if (error instanceof AppError || signal?.aborted) throw error;
    throw new AppError(
      'file_unreadable',
      `${path} could not be read to its end; it may have been changed or moved. Attach it again.`,
    );
  });
  return response.json() as Promise<PickedFile>;
}

/** Files of one message to the shell. */
const BATCH = 200;

/** @param what a single file, several, or everything in a folder */
function chooseFiles(what: 'one' | 'files' | 'folder', accept = ''): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = what === 'files';
    input.webkitdirectory = what === 'folder';
    input.accept = accept;
    input.hidden = true;
    const finish = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', finish);
    input.addEventListener('cancel', finish);
    document.body.append(input);
    input.click();
  });
}

async function chooseLocal(what: 'one' | 'files' | 'folder', accept?: string): Promise<Incoming[]> {
  const files = await chooseFiles(what, accept);
  return what === 'folder' ? pickedFolder(files) : files.map((file) => localFile(file));
}

/** @throws AppError when one of the files could not be handed over */
export function knownOf({ picked, refused: [first] }: Offered): PickedFile[] {
  if (first) throw new AppError(first.error.code, first.error.message);
  return picked;
}

const host: Platform = {
  kind: 'host',
  takesFolders: false,
  async pickFiles({ multiple, accept }) {
    const what = accept === 'folder' ? 'folder' : multiple ? 'files' : 'one';
    return knownOf(await host.offer(await chooseLocal(what, ACCEPT[accept])));
  },
  pickEvidence: (what) => chooseLocal(what),
  offer: (incoming, options) =>
    offerAll(incoming, async ([file], signal) => (file ? [await upload(file, signal)] : []), {
      ...options,
      batch: 1,
    }),
  async pickSaveTarget({ suggestedName, kind }) {
    const body = JSON.stringify({ fileName: suggestedName, kind });
    const headers = { 'content-type': 'application/json' };
    return (await request('/targets', { method: 'POST', headers, body })).json() as Promise<SaveTarget>;
  },
  async deliver({ token, fileName }) {
    if (fileName.endsWith('.trustbench')) return;
    const url = URL.createObjectURL(await (await request(`/targets/${token}`, { method: 'GET' })).blob());
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = fileName;
    anchor.click();
    // The download reads the blob after this turn of the event loop.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
  reveal: null,
  openEvidence: null,
};

const shell = (bridge: DesktopBridge): Platform => ({
  kind: 'desktop',
  takesFolders: true,
  pickFiles: (options) => bridge.pickFiles(options),
  async pickEvidence(what) {
    if (what !== 'folder') return bridge.pickFiles({ multiple: what === 'files', accept: 'evidence' });
    const folders = await bridge.pickFiles({ multiple: false, accept: 'folder' });
    return folders.map((folder) => ({ ...folder, isFolder: true }));
  },
  offer: (incoming, options) =>
    offerAll(incoming, (files) => bridge.registerDropped(files.map(({ file }) => file)), {
      ...options,
      batch: BATCH,
    }),
  pickSaveTarget: (options) => bridge.pickSaveTarget(options),
  async deliver({ token, fileName }) {
    if (!fileName.endsWith('.trustbench')) await bridge.reveal(token);
  },
  reveal: ({ token }) => bridge.reveal(token),
  openEvidence: (version) => bridge.openEvidence(version),
});

/** What differs between the desktop shell and a browser on the loopback host: files in and files out. */
export const platform: Platform = desktop ? shell(desktop) : host;
