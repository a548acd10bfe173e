/** Entry of the desktop shell. `start` below is the order of things at start-up. */
import { join } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { Application } from './application.ts';
import { secondStart, workspaceArgument, type SecondStart } from './args.ts';
import { assetServer } from './assets.ts';
import { answerDesktopCalls } from './desktop-calls.ts';
import { installErrorHandler } from './error-reports.ts';
import { arrangeFolders, type Folders } from './folders.ts';
import { hardenContents, hardenSession } from './harden.ts';
import { engineLauncher } from './launch-engine.ts';
import { PastedFiles } from './pasted-files.ts';
import { APP_SCHEME, SCHEME_PRIVILEGES } from './security.ts';
import { SWITCHES } from './switches.ts';
import { createWindow } from './window.ts';

function start(): void {
  installErrorHandler();
  const folders = arrangeFolders(process.env);
  const start: SecondStart = { workspace: workspaceArgument(process.argv, process.cwd()) };
  // The first instance opens what this one was asked to open.
  if (!app.requestSingleInstanceLock(start)) return app.quit();

  // Started as root in a container, Chromium runs only with --no-sandbox, and asking for both ends it.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: SCHEME_PRIVILEGES }]);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('session-created', hardenSession);
  const asked = collectOpenFile(start.workspace);

  void app.whenReady().then(() => run(folders, asked));
}

/** macOS names the file in an event that may come before everything else. */
function collectOpenFile(first: string | null): { path: string | null; deliver: (path: string) => void } {
  const asked = {
    path: first,
    deliver: (path: string) => {
      asked.path = path;
    },
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    asked.deliver(path);
  });
  return asked;
}

function run(folders: Folders, asked: ReturnType<typeof collectOpenFile>): void {
  protocol.handle(APP_SCHEME, assetServer(folders.renderer));

  const launchEngine = engineLauncher(folders, process.env);
  if (typeof launchEngine === 'string') {
    console.error(launchEngine);
    dialog.showErrorBox('Trustbench cannot start', launchEngine);
    return app.exit(1);
  }
  const stateFile = join(app.getPath('userData'), 'window-state.json');
  const application = new Application(launchEngine, () =>
    createWindow({ preload: folders.preload, stateFile }),
  );
  const pasted = new PastedFiles();
  answerDesktopCalls(application.engine, pasted);
  application.engine.start();
  application.installMenu();
  application.show();
  endTogether(application, pasted);

  const open = (path: string) => void application.openWorkspace(path);
  asked.deliver = open;
  if (asked.path !== null) open(asked.path);
  app.on('second-instance', (_event, _argv, _folder, data) => {
    application.show();
    const { workspace } = secondStart.catch({ workspace: null }).parse(data);
    if (workspace !== null) open(workspace);
  });
  app.on('activate', () => application.show());
}

/** The engine closes the workspace before the application ends; what it read from is removed after that. */
function endTogether(application: Application, pasted: PastedFiles): void {
  let closed = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const end = () => {
      closed = true;
      pasted.dispose();
      app.quit();
    };
    void application.engine.stop().finally(end);
  });
}

start();
