/** Where the focus and the person end up: after dialogs, after a paste, after closing a workspace. */
import { join } from 'node:path';
import { expect, test } from './launch.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

test('a form that cannot be kept leads to its first problem', async ({ app: { page } }) => {
  await page.getByRole('button', { name: /^New engagement/ }).click();
  const from = page.getByRole('textbox', { name: 'Period from' });
  await from.fill('2026-13-45');
  await from.blur();
  await expect(page.getByText('“2026-13-45” is not a date.')).toBeVisible();
  await page.getByRole('button', { name: /Create workspace|Choose where to save it/ }).click();
  await expect(page.getByRole('textbox', { name: 'Client' }).first()).toBeFocused();
});

test('at 200 % zoom nothing of the frame and the bars is cut off', async ({ app, driver }) => {
  test.skip(driver !== 'host', 'The window of the desktop shell has a least size.');
  const { page } = app;
  await new WorkspacePage(app).create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  await page.setViewportSize({ width: 720, height: 450 });
  await page.evaluate("window.location.hash = '#/audit'");
  const populations = page.getByRole('radiogroup', { name: 'View' }).getByText('Populations');
  await expect(populations).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(720);
});

test('the focus comes back, a paste is one change, and closing leads on', async ({ app }) => {
  const { page } = app;
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const workspace = new WorkspacePage(app);
  const matrix = new MatrixPage(app);
  await workspace.create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  await matrix.open();

  await test.step('after a dialog', async () => {
    const add = page.getByRole('button', { name: /^Add control/ });
    await add.click();
    await page.keyboard.press('Escape');
    await expect(add).toBeFocused();
  });

  await test.step('after a change of several rows', async () => {
    await matrix.filter('CHG');
    await matrix.control('CHG-01').click();
    await matrix.grid.press('ControlOrMeta+a');
    const mode = page.getByRole('toolbar').getByRole('button', { name: 'Mode' });
    await mode.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Manual' }).press('Enter');
    await expect(page.getByText('Mode of 5 controls is now Manual.')).toBeVisible();
    await expect(mode).toBeFocused();
    await matrix.grid.press('Escape');
  });

  await test.step('a block is pasted in one change', async () => {
    await matrix.paste('CHG-01', 3, 'Priya Nair\tquarterly\nSam Ortiz\tweekly\n');
    await expect(page.getByText('Pasted 4 values.')).toBeVisible();
    await expect(matrix.grid).toContainText('Sam Ortiz');
    await workspace.undo();
    await expect(matrix.grid).not.toContainText('Priya Nair');
    await expect(matrix.grid).not.toContainText('Sam Ortiz');
    await matrix.paste('CHG-01', 4, 'fortnightly');
    await expect(page.getByText('“fortnightly” is not a value of Frequency')).toBeVisible();
  });

  await test.step('a new engagement from within an open one', async () => {
    await workspace.command('New engagement');
    await expect(page.getByRole('heading', { name: 'New engagement' })).toBeVisible();
  });
  expect(problems).toEqual([]);
});
