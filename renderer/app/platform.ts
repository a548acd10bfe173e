import { AppError, ERROR_CODES, type ErrorData } from '../../shared/domain/errors.ts';
import {
  desktop,
  type DesktopBridge,
  type PickAccept,
  type PickedFile,
  type SaveKind,
  type SaveTarget,
} from './desktop.ts';
import { tokenHeader } from './session.ts';

export type { PickAccept, PickedFile, SaveKind, SaveTarget };

export interface Platform {
  kind: 'desktop' | 'host';
  /** Empty when the person cancels. */
  pickFiles(options: { multiple: boolean; accept: PickAccept }): Promise<PickedFile[]>;
  /** Turns dropped or pasted files into tokens. `onProgress` counts finished files. */
  filesFromDrop(files: File[], onProgress?: (done: number) => void): Promise<PickedFile[]>;
  /** Where to write; null when the person cancels. */
  pickSaveTarget(options: { suggestedName: string; kind: SaveKind }): Promise<SaveTarget | null>;
  /** Hands a written file to the person: shows it in its folder, or downloads it. Workspaces stay where they are. */
  deliver(target: SaveTarget): Promise<void>;
}

const ACCEPT: Record<PickAccept, string> = {
  evidence: '',
  spreadsheet: '.xlsx,.csv',
  population: '.csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json',
  policy: '.json',
  workspace: '.trustbench',
};

async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, headers: { ...tokenHeader, ...init.headers } });
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as Partial<ErrorData> | null;
  const code = ERROR_CODES.find((known) => known === body?.code) ?? 'internal';
  throw new AppError(code, body?.message ?? `The host refused the file (${response.status}).`);
}

async function upload(file: File): Promise<PickedFile> {
  const headers = {
    'x-file-name': encodeURIComponent(file.name),
    'content-type': 'application/octet-stream',
  };
  return (await request('/files', { method: 'POST', headers, body: file })).json() as Promise<PickedFile>;
}

function chooseFiles(multiple: boolean, accept: string): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
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

const host: Platform = {
  kind: 'host',
  async pickFiles({ multiple, accept }) {
    return host.filesFromDrop(await chooseFiles(multiple, ACCEPT[accept]));
  },
  async filesFromDrop(files, onProgress) {
    const picked: PickedFile[] = [];
    for (const file of files) {
      picked.push(await upload(file));
      onProgress?.(picked.length);
    }
    return picked;
  },
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
};

const shell = (bridge: DesktopBridge): Platform => ({
  kind: 'desktop',
  pickFiles: (options) => bridge.pickFiles(options),
  async filesFromDrop(files, onProgress) {
    const picked = await bridge.registerDropped(files);
    onProgress?.(picked.length);
    return picked;
  },
  pickSaveTarget: (options) => bridge.pickSaveTarget(options),
  async deliver({ token, fileName }) {
    if (!fileName.endsWith('.trustbench')) await bridge.reveal(token);
  },
});

/** What differs between the desktop shell and a browser on the loopback host: files in and files out. */
export const platform: Platform = desktop ? shell(desktop) : host;
