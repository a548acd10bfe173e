import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { menuTemplate, type MenuContext } from '../../../electron/main/menu.ts';

const context = (more: Partial<MenuContext> = {}): MenuContext => ({
  platform: 'linux',
  appName: 'Trustbench',
  developer: false,
  workspaceOpen: true,
  command: vi.fn<MenuContext['command']>(),
  openWorkspace: vi.fn<() => void>(),
  showLogs: vi.fn<() => void>(),
  showAbout: vi.fn<() => void>(),
  ...more,
});

const items = (menu: MenuContext): MenuItemConstructorOptions[] =>
  menuTemplate(menu).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
const find = (menu: MenuContext, label: string) => items(menu).find((item) => item.label?.startsWith(label));

it('leaves the keys that the page answers to the page', () => {
  const registered = items(context()).filter(
    (item) => item.accelerator && item.registerAccelerator !== false,
  );
  expect(registered.map(({ label }) => label)).toEqual(['Open…']);
});

it('offers what makes sense with and without a workspace', () => {
  const without = context({ workspaceOpen: false });
  expect(find(context(), 'Undo')?.enabled).toBe(true);
  expect(find(without, 'Undo')?.enabled).toBe(false);
  expect(find(context(), 'New engagement')?.enabled).toBe(false);
  expect(find(without, 'New engagement')?.enabled).toBe(true);
});

it('sends commands and addresses to the page', () => {
  const menu = context();
  for (const label of ['Undo', 'Matrix', 'Close']) {
    find(menu, label)?.click?.(undefined as never, undefined, undefined as never);
  }
  expect(vi.mocked(menu.command).mock.calls).toEqual([['edit.undo'], ['/matrix'], ['workspace.close']]);
});

const hasTools = (menu: MenuContext) => items(menu).some(({ role }) => role === 'toggleDevTools');

it('has developer tools for developers only', () => {
  expect(hasTools(context())).toBe(false);
  expect(hasTools(context({ developer: true }))).toBe(true);
});

it('puts About and Quit where macOS has them', () => {
  const [first] = menuTemplate(context({ platform: 'darwin' }));
  expect(first?.label).toBe('Trustbench');
});
