import type { MenuItemConstructorOptions } from 'electron';

export interface MenuContext {
  platform: NodeJS.Platform;
  appName: string;
  developer: boolean;
  /** Sends the id of an action, or an address such as `/matrix`, to the page. */
  command(command: string): void;
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
  ['Mock audit', '/audit'],
  ['Findings', '/findings'],
  ['Reports', '/reports'],
] as const;

/** The menu bar. What it does to the workspace it asks of the page, which owns the same commands. */
export function menuTemplate(context: MenuContext): Items {
  const { command } = context;
  const mac = context.platform === 'darwin';
  /** The page hears its own keys first and knows whether a field has the focus; there the menu only shows them. */
  const shown = (label: string, accelerator: string, id: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => command(id),
  });
  const item = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => command(id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  const file: Items = [
    item('New engagement…', 'workspace.new', 'CmdOrCtrl+N'),
    item('Open…', 'workspace.open', 'CmdOrCtrl+O'),
    ...(mac ? ([{ role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }] as Items) : []),
    separator,
    item('Export a report…', '/reports', 'CmdOrCtrl+E'),
    item('Verify the workspace', 'workspace.verify'),
    separator,
    item('Close the workspace', 'workspace.close', 'CmdOrCtrl+Shift+W'),
    ...(mac ? [] : ([{ role: 'quit' }] as Items)),
  ];
  const edit: Items = [
    shown('Undo', 'CmdOrCtrl+Z', 'edit.undo'),
    shown('Redo', 'CmdOrCtrl+Shift+Z', 'edit.redo'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: Items = [
    shown('Find or run a command', 'CmdOrCtrl+K', 'app.palette'),
    separator,
    ...AREAS.map(([label, address], index) => shown(label, `CmdOrCtrl+${index + 1}`, address)),
    item('History', 'view.history'),
    separator,
    shown('Narrow or widen the rail', 'CmdOrCtrl+B', 'view.rail'),
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
    item('Keys of this screen', 'app.keys'),
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
