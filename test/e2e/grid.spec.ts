/** The grid as a spreadsheet, on the control matrix. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test, type Launched } from './launch.ts';
import { expectAccessible } from './look.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

/** Places of columns in a row. */
const COLUMN = { ref: 0, title: 1, criteria: 2, owner: 3, frequency: 4, nature: 5 } as const;
type Column = keyof typeof COLUMN;

/** The matrix of a new engagement, narrowed to the controls that have `words` in them. */
async function openSheet(app: Launched, words: string) {
  const workspace = new WorkspacePage(app);
  const matrix = new MatrixPage(app);
  await workspace.create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  await matrix.open();
  await matrix.filter(words);
  const { grid } = matrix;
  const rows = grid
    .getByRole('row')
    .filter({ has: app.page.getByRole('checkbox', { name: 'Select this row' }) });
  await expect(rows.first()).toContainText(words);
  const cell = (row: number, column: Column): Locator =>
    rows.nth(row).locator(`[data-at="${COLUMN[column]}"]`);
  return { workspace, grid, cell, keyboard: app.page.keyboard, page: app.page };
}

test('what is typed lands in its cell, however slow the saving is', async ({ app, driver }) => {
  test.skip(driver !== 'host', 'Only calls over HTTP can be held back from a test.');
  const { grid, cell, keyboard, page, workspace } = await openSheet(app, 'IAM');
  let saved = 0;
  const gate = Promise.withResolvers<void>();
  await page.route('**/rpc/matrix/**', async (route) => {
    const isWrite = /updateControls|changeControls/.test(route.request().url());
    if (isWrite) await gate.promise;
    await route.continue();
    if (isWrite) saved += 1;
  });
  await cell(0, 'owner').click();
  await keyboard.type('Zoe Ahn');
  await keyboard.press('Enter');
  await keyboard.type('Yan Bo');
  await keyboard.press('Tab');
  await keyboard.type('quart');
  await keyboard.press('Enter');
  await keyboard.type('Xi Cho');
  await keyboard.press('Enter');
  // Shown before anything is saved.
  await expect(cell(0, 'owner')).toHaveText('Zoe Ahn');
  await expect(cell(1, 'owner')).toHaveText('Yan Bo');
  await expect(cell(1, 'frequency')).toHaveText('Quarterly');
  await expect(cell(2, 'owner')).toHaveText('Xi Cho');
  expect(saved).toBe(0);
  gate.resolve();
  await expect.poll(() => saved).toBe(4);
  await page.unroute('**/rpc/matrix/**');
  await page.reload();
  await expect(grid).toContainText('Xi Cho');
  await workspace.undo();
  await expect(grid).not.toContainText('Xi Cho');
  await expect(grid).toContainText('Yan Bo');
});

test('a range is chosen, announced, copied, and pasted over a multiple of it', async ({ app, driver }) => {
  test.skip(driver !== 'host', 'In the shell the menu pastes, and a test cannot press its keys.');
  const { grid, cell, keyboard, page, workspace } = await openSheet(app, 'IAM');
  await cell(0, 'owner').click();
  await keyboard.type('Zoe Ahn');
  await keyboard.press('Tab');
  await keyboard.type('weekly');
  await keyboard.press('Enter');
  // Enter goes down under the cell from which the row was entered.
  await expect(cell(1, 'owner')).toHaveAttribute('data-active');

  await cell(0, 'owner').click();
  await keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('1 row by 2 columns selected')).toBeAttached();
  await expect(cell(0, 'frequency')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('ControlOrMeta+c');

  await cell(1, 'owner').click();
  await cell(3, 'frequency').click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 rows by 2 columns selected')).toBeAttached();
  await keyboard.press('ControlOrMeta+v');
  for (const row of [1, 2, 3]) {
    await expect(cell(row, 'owner')).toHaveText('Zoe Ahn');
    await expect(cell(row, 'frequency')).toHaveText('Weekly');
  }
  await expect(page.getByText(/^Pasted \d values\.$/)).toBeVisible();
  await workspace.undo();
  await expect(cell(1, 'owner')).not.toHaveText('Zoe Ahn');
  await expect(cell(3, 'owner')).not.toHaveText('Zoe Ahn');
  await expect(cell(0, 'owner')).toHaveText('Zoe Ahn');

  await expectAccessible(page, 'a chosen range');
  await grid.press('Escape');
  await expect(page.getByText(/columns selected/)).toHaveCount(0);
});

test('cells are filled and emptied, each gesture as one change', async ({ app }) => {
  const { cell, keyboard, page, workspace } = await openSheet(app, 'IAM');
  await cell(0, 'owner').click();
  await keyboard.type('Zoe Ahn');
  await keyboard.press('Enter');
  await cell(0, 'owner').click();
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('ControlOrMeta+d');
  await expect(cell(2, 'owner')).toHaveText('Zoe Ahn');
  await expect(page.getByText('Filled Owner in 2 cells.')).toBeVisible();
  await keyboard.press('Delete');
  await expect(cell(0, 'owner')).toHaveText('Not set');
  await expect(page.getByText('Emptied 3 cells.')).toBeVisible();
  await workspace.undo();
  await expect(cell(0, 'owner')).toHaveText('Zoe Ahn');
  await expect(cell(2, 'owner')).toHaveText('Zoe Ahn');

  await cell(2, 'owner').click();
  const [from, to] = [await cell(2, 'owner').boundingBox(), await cell(4, 'owner').boundingBox()];
  if (!from || !to) throw new Error('The cells are not drawn.');
  await page.mouse.move(from.x + from.width - 3, from.y + from.height - 3);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 10, { steps: 5 });
  await expect(page.getByText('3 rows by 1 column selected')).toBeAttached();
  await page.mouse.up();
  await expect(cell(4, 'owner')).toHaveText('Zoe Ahn');
  await workspace.undo();
  await expect(cell(4, 'owner')).not.toHaveText('Zoe Ahn');

  // Inside a range, Enter and Tab go round in it.
  await cell(0, 'owner').click();
  await page.mouse.down();
  const end = await cell(1, 'frequency').boundingBox();
  if (!end) throw new Error('The cell is not drawn.');
  await page.mouse.move(end.x + 10, end.y + 10, { steps: 5 });
  await page.mouse.up();
  await keyboard.press('Tab');
  await expect(cell(0, 'frequency')).toHaveAttribute('data-active');
  await keyboard.press('Tab');
  await keyboard.type('Yan Bo');
  await keyboard.press('Enter');
  await expect(cell(1, 'owner')).toHaveText('Yan Bo');
  await expect(cell(0, 'frequency')).toHaveAttribute('data-active');
});

test('a value that cannot be kept stays in its cell with the reason, and Esc restores', async ({ app }) => {
  const { grid, cell, keyboard, page } = await openSheet(app, 'IAM');
  const before = await cell(0, 'criteria').innerText();
  await cell(0, 'criteria').click();
  await keyboard.type('CC6.1 CC99');
  await keyboard.press('Enter');
  await expect(cell(0, 'criteria')).toContainText('CC6.1 CC99');
  await expect(cell(0, 'criteria').getByRole('alert')).toContainText('“CC99” is not one of the 61 criteria');
  await expect(cell(1, 'criteria')).toHaveAttribute('data-active');
  await grid.press('Escape');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(cell(0, 'criteria')).toHaveText(before);

  await cell(0, 'frequency').click();
  await keyboard.type('fort');
  await keyboard.press('Tab');
  await expect(page.getByText('“fort” is not a value of Frequency')).toBeVisible();
  await keyboard.press('Escape');
  await expect(cell(0, 'frequency')).toHaveAttribute('data-active');
});

test('columns are made wider, hidden and shown again', async ({ app }) => {
  const { grid, cell, keyboard, page } = await openSheet(app, 'IAM');
  const head = grid.getByRole('columnheader', { name: /Owner/ });
  const before = (await head.boundingBox())?.width ?? 0;
  await cell(0, 'owner').click();
  await keyboard.press('Alt+Shift+ArrowRight');
  await keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(async () => (await head.boundingBox())?.width).toBe(before + 16);
  await keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: 'Hide Owner' }).click();
  await expect(head).toHaveCount(0);
  await grid.getByRole('columnheader', { name: /Freq/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Show Owner' }).click();
  await expect(head).toBeVisible();
});
