import { app, BrowserWindow, dialog, Menu, safeStorage, shell } from 'electron';
import { CHANNELS } from '../../shared/contract/channels.ts';
import { toErrorData } from '../../shared/domain/errors.ts';
import { aboutText, buildDay } from './about.ts';
import { Engine } from './engine.ts';
import type { EngineChild } from './engine-child.ts';
import { logsFolder, writeReport } from './error-reports.ts';
import { OPEN_FILTERS } from './file-names.ts';
import { menuTemplate } from './menu.ts';
import { answerSecret } from './secret-store.ts';

const MAX_RELOADS = 3;

/** The running application: its window, its engine, and what one has to tell the other. */
export class Application {
  readonly engine: Engine;
  private readonly openWindow: () => BrowserWindow;
  private window: BrowserWindow | null = null;
  private reloads = 0;
  private workspaceOpen = false;

  constructor(launchEngine: () => EngineChild, openWindow: () => BrowserWindow) {
    this.openWindow = openWindow;
    this.engine = new Engine(launchEngine, {
      restarted: () => this.tell(CHANNELS.engineRestart),
      opened: (path) => this.workspaceOpened(path),
      crashed: (code, text) => {
        writeReport('engine', `The engine ended with code ${code}.\n\n${text}`);
        this.workspaceOpened(null);
      },
      gaveUp: (message) => void this.offerNewStart(message),
      secret: (request) => answerSecret(safeStorage, process.platform, request),
    });
  }

  /** Opens the window, or brings it to the front. */
  show(): void {
    if (this.window) {
      if (this.window.isMinimized()) this.window.restore();
      this.window.focus();
      return;
    }
    const window = this.openWindow();
    this.window = window;
    window.on('closed', () => {
      this.window = null;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => this.pageGone(window, reason));
  }

  /** Opens a workspace that the desktop named: a double click, the command line, the list of recent documents. */
  async openWorkspace(path: string): Promise<void> {
    this.show();
    try {
      await this.engine.request({ kind: 'open', path });
    } catch (error) {
      await this.message({ type: 'error', message: toErrorData(error).message });
    }
  }

  installMenu(): void {
    const template = menuTemplate({
      platform: process.platform,
      appName: app.name,
      developer: !app.isPackaged,
      workspaceOpen: this.workspaceOpen,
      openWorkspace: () => void this.pickWorkspace(),
      command: (command) => this.tell(CHANNELS.menu, command),
      showLogs: () => void shell.openPath(logsFolder()),
      showAbout: () => void this.showAbout(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  private async pickWorkspace(): Promise<void> {
    const options = { properties: ['openFile' as const], filters: OPEN_FILTERS.workspace };
    const { filePaths } = this.window
      ? await dialog.showOpenDialog(this.window, options)
      : await dialog.showOpenDialog(options);
    if (filePaths[0] !== undefined) await this.openWorkspace(filePaths[0]);
  }

  private tell(channel: string, ...details: string[]): void {
    this.window?.webContents.send(channel, ...details);
  }

  private workspaceOpened(path: string | null): void {
    if (path !== null) app.addRecentDocument(path);
    this.window?.setRepresentedFilename(path ?? '');
    this.workspaceOpen = path !== null;
    this.installMenu();
  }

  private async showAbout(): Promise<void> {
    const { electron, chrome, node } = process.versions;
    const versions = { app: app.getVersion(), electron, chrome, node };
    const detail = aboutText(versions, buildDay(), new Date());
    await this.message({ type: 'info', message: app.name, detail });
  }

  private pageGone(window: BrowserWindow, reason: string): void {
    writeReport('page', `The page ended: ${reason}.`);
    this.reloads += 1;
    if (reason !== 'clean-exit' && this.reloads <= MAX_RELOADS) window.webContents.reload();
  }

  private async offerNewStart(message: string): Promise<void> {
    const { response } = await this.message({
      type: 'error',
      message: 'The engine does not run.',
      detail: message,
      buttons: ['Start it again', 'Quit'],
      cancelId: 1,
    });
    if (response === 0) this.engine.start();
    else app.quit();
  }

  private message(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    return this.window ? dialog.showMessageBox(this.window, options) : dialog.showMessageBox(options);
  }
}
