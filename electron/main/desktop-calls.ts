import { basename } from 'node:path';
import { BrowserWindow, dialog, MessageChannelMain, shell, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { CHANNELS } from '../../shared/contract/channels.ts';
import {
  droppedInput,
  pickFilesInput,
  pickSaveTargetInput,
  openEvidenceInput,
  revealInput,
  type PickSaveTargetInput,
} from '../../shared/contract/desktop.ts';
import { offeredFile, type OfferedFile } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/domain/errors.ts';
import type { Engine } from './engine.ts';
import {
  freePlace,
  OPEN_FILTERS,
  replacesUnasked,
  safeFileName,
  SAVE_FILTERS,
  withExtension,
} from './file-names.ts';
import { handle } from './ipc.ts';
import { copyToOpen } from './opened-copy.ts';
import type { PastedFiles } from './pasted-files.ts';

const MULTIPLE = ['multiSelections' as const];

/** Answers what the page asks of the desktop. Paths go to the engine, tokens go to the page. */
export function answerDesktopCalls(engine: Engine, pasted: PastedFiles): void {
  const offer = async (paths: readonly string[]): Promise<OfferedFile[]> => {
    const offered = paths.map((path) => engine.request({ kind: 'offerSource', path }));
    return z.array(offeredFile).parse(await Promise.all(offered));
  };

  handle(CHANNELS.connect, z.null(), (_input, event) => {
    const { port1, port2 } = new MessageChannelMain();
    engine.connect(port1);
    event.sender.postMessage(CHANNELS.port, null, [port2]);
  });

  handle(CHANNELS.pickFiles, pickFilesInput, async ({ multiple, accept }, event) => {
    const { filePaths } = await dialog.showOpenDialog(windowOf(event), {
      properties: [accept === 'folder' ? 'openDirectory' : 'openFile', ...(multiple ? MULTIPLE : [])],
      filters: OPEN_FILTERS[accept],
    });
    return offer(filePaths);
  });

  handle(CHANNELS.dropped, droppedInput, async (files) =>
    offer(await Promise.all(files.map((file) => ('path' in file ? file.path : pasted.keep(file))))),
  );

  handle(CHANNELS.pickSaveTarget, pickSaveTargetInput, async (input, event) => {
    const path = await askWhereToSave(windowOf(event), input);
    if (path === null) return null;
    const { token, fileName } = offeredFile.parse(await engine.request({ kind: 'offerTarget', path }));
    return { token, fileName };
  });

  handle(CHANNELS.reveal, revealInput, async (token) => {
    const path = await engine.request({ kind: 'pathOfTarget', token });
    shell.showItemInFolder(z.string().parse(path));
  });

  handle(CHANNELS.openEvidence, openEvidenceInput, async (version) => {
    const path = copyToOpen(await engine.request({ kind: 'openEvidence', ...version }));
    const problem = await shell.openPath(path);
    if (problem !== '') {
      throw new AppError(
        'file_unreadable',
        `No program opened ${basename(path)}: ${problem}. Save a copy and open it yourself.`,
      );
    }
  });
}

async function askWhereToSave(
  window: BrowserWindow,
  { suggestedName, kind }: PickSaveTargetInput,
): Promise<string | null> {
  if (kind === 'folder') return askWhereFolderGoes(window, safeFileName(suggestedName));
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: withExtension(safeFileName(suggestedName), kind),
    filters: SAVE_FILTERS[kind],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  const target = withExtension(filePath, kind);
  if (!replacesUnasked(filePath, target)) return target;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `${basename(target)} is already there. Replace it?`,
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0 ? target : null;
}

/** A save dialog asks for files, so a new folder goes into one that is chosen. */
async function askWhereFolderGoes(window: BrowserWindow, name: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    message: `Where the folder "${name}" goes`,
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] === undefined ? null : freePlace(filePaths[0], name);
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window) throw new AppError('cancelled', 'The window is closed.');
  return window;
}
