import type { MenuItemConstructorOptions } from 'electron';

export interface MenuContext {
  platform: NodeJS.Platform;
  appName: string;
  developer: boolean;
  /** What needs a workspace is dimmed without one, and a new one needs the old one closed. */
  workspaceOpen: boolean;
  /** Sends the id of an action, or an address such as `/matrix`, to the page. */
  command(command: string): void;
  openWorkspace(): void;
  showLogs(): void;
  showAbout(): void;
}

type Items = MenuItemConstructorOptions[];

/** Areas in the order of the rail; the number keys belong to the page. */
const AREAS = [
  ['Overview', '/overview'],
  ['Scope', '/scope'],
  ['Matrix', '/matrix'],
  ['Evidence', '/evidence'],
  ['Requests', '/requests'],
  ['Mock audit', '/audit'],
  ['Findings', '/findings'],
  ['Registers', '/registers/policies'],
  ['Reports', '/reports'],
] as const;

/** The menu bar. What it does to the workspace it asks of the page, which owns the same commands. */
export function menuTemplate(context: MenuContext): Items {
  const { command, workspaceOpen } = context;
  const mac = context.platform === 'darwin';
  /** The page hears its keys first and knows what they mean on its screen, so the menu only shows them. */
  const item = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => command(id),
  });
  const ofWorkspace = (...details: Parameters<typeof item>): MenuItemConstructorOptions => ({
    ...item(...details),
    enabled: workspaceOpen,
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  const file: Items = [
    { ...item('New engagement…', 'workspace.new'), enabled: !workspaceOpen },
    { label: 'Open…', accelerator: 'CmdOrCtrl+O', click: () => context.openWorkspace() },
    ...(mac ? ([{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }] as Items) : []),
    separator,
    ofWorkspace('Export a report…', '/reports'),
    ofWorkspace('Seal a copy…', 'workspace.seal'),
    ofWorkspace('Reviews of auditors…', '/review'),
    ofWorkspace('Verify the workspace', 'workspace.verify'),
    ofWorkspace('Backups…', 'workspace.backups'),
    ofWorkspace('Lock areas…', 'workspace.locks'),
    ofWorkspace('Roll forward…', 'workspace.rollForward'),
    separator,
    ofWorkspace('Passphrase…', 'workspace.passphrase'),
    ofWorkspace('Lock', 'workspace.lock', 'CmdOrCtrl+Shift+L'),
    ofWorkspace('Close the workspace', 'workspace.close'),
    ...(mac ? [] : ([{ role: 'quit' }] as Items)),
  ];
  const edit: Items = [
    ofWorkspace('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
    ofWorkspace('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: Items = [
    ofWorkspace('Find or run a command', 'app.palette', 'CmdOrCtrl+K'),
    separator,
    ...AREAS.map(([label, address], index) => ofWorkspace(label, address, `CmdOrCtrl+${index + 1}`)),
    ofWorkspace('History', 'view.history'),
    separator,
    ofWorkspace('Narrow or widen the rail', 'view.rail', 'CmdOrCtrl+B'),
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { role: 'togglefullscreen' },
    ...(context.developer ? ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] as Items) : []),
  ];
  const about: MenuItemConstructorOptions = {
    label: `About ${context.appName}`,
    click: () => context.showAbout(),
  };
  const help: Items = [
    item('Guide', 'app.guide', 'F1'),
    item('Keys of this screen', 'app.keys'),
    ofWorkspace('Licences of the software', '/licences'),
    { label: 'Show the error reports', click: () => context.showLogs() },
    ...(mac ? [] : [separator, about]),
  ];
  const application: Items = [
    about,
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ];

  return [
    ...(mac ? [{ label: context.appName, submenu: application }] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { label: 'Help', role: 'help', submenu: help },
  ];
}
