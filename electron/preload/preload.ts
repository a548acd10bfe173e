/** The one surface that the page gets: named functions over plain data, no paths, no Electron objects. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS } from '../../shared/contract/channels.ts';
import type {
  ChannelReply,
  DroppedFile,
  OpenEvidenceInput,
  PickFilesInput,
  PickSaveTargetInput,
} from '../../shared/contract/desktop.ts';

/** The little of the DOM that is used here: this file is checked together with the rest of the Node side. */
declare const window: {
  location: { origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

async function ask(channel: string, input: unknown): Promise<unknown> {
  const reply = (await ipcRenderer.invoke(channel, input)) as ChannelReply;
  if (reply.ok) return reply.value;
  throw new Error(reply.error.message);
}

/** Before Electron 32 a File carries its path itself. */
function pathOf(file: File): string {
  return webUtils ? webUtils.getPathForFile(file) : (file as File & { path: string }).path;
}

/** A picture from the clipboard has no path, only bytes. */
async function dropped(file: File): Promise<DroppedFile> {
  // Anything else that carries a path is the page's own word for it.
  if (!(file instanceof File)) throw new Error('Only files can be dropped.');
  const path = pathOf(file);
  return path ? { path } : { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

ipcRenderer.on(CHANNELS.port, (event) => {
  window.postMessage({ type: 'trustbench-port' }, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld('trustbench', {
  connect: () => void ask(CHANNELS.connect, null),
  pickFiles: ({ multiple, accept }: PickFilesInput) => ask(CHANNELS.pickFiles, { multiple, accept }),
  registerDropped: async (files: File[]) => ask(CHANNELS.dropped, await Promise.all(files.map(dropped))),
  pickSaveTarget: ({ suggestedName, kind }: PickSaveTargetInput) =>
    ask(CHANNELS.pickSaveTarget, { suggestedName, kind }),
  reveal: (token: string) => ask(CHANNELS.reveal, token),
  openEvidence: ({ id, version }: OpenEvidenceInput) => ask(CHANNELS.openEvidence, { id, version }),
  onMenu: (callback: (command: string) => void) => {
    ipcRenderer.on(CHANNELS.menu, (_event, command: string) => callback(command));
  },
  onEngineRestart: (callback: () => void) => {
    ipcRenderer.on(CHANNELS.engineRestart, () => callback());
  },
});
