/** From the control library to a reviewed matrix by keyboard, and the screens of the matrix as pictures. */
import { join } from 'node:path';
import { expect, test } from './launch.ts';
import { inspect } from './look.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

const EVERYTHING = ['Availability', 'Processing integrity', 'Confidentiality', 'Privacy'];

test('from library to reviewed matrix, by keyboard', async ({ app, driver }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const { keyboard } = page;
  const workspace = new WorkspacePage(app);
  const matrix = new MatrixPage(app);
  const shoot = async (name: string) => {
    // The renderer is the same.
    if (driver === 'host') await inspect(page, `matrix-${name}`);
  };
  page.setDefaultTimeout(10_000);
  /** Types into the field of a dialog that has the focus from the start. */
  const type = async (dialog: string | RegExp, text: string) => {
    await page.getByRole('dialog', { name: dialog }).locator('input:focus').waitFor();
    await keyboard.type(text);
  };
  await workspace.create({
    ...ACME,
    categories: EVERYTHING,
    library: false,
    path: join(app.folder, 'acme.trustbench'),
  });
  if (driver === 'host') await page.setViewportSize({ width: 1280, height: 800 });

  await test.step('choose from the library', async () => {
    await matrix.open();
    await expect(page.getByText('No controls yet')).toBeVisible();
    await shoot('empty');
    await workspace.command('Add from the control library');
    const library = page.getByRole('dialog', { name: 'Control library' });
    const list = library.getByRole('grid', { name: 'Controls of the library' });
    await expect(library.getByRole('status')).toContainText('110 of 110 controls');
    await library.getByRole('searchbox').fill('restore test');
    await list.focus();
    await keyboard.press('ArrowDown');
    await expect(library.getByRole('region', { name: 'Preview' })).toContainText('Test of operation');
    await shoot('library');
    await library.getByRole('searchbox').fill('');
    await library.getByRole('button', { name: 'Add all 110 shown' }).press('Enter');
    await expect(page.getByText('Added 110 controls of the library.')).toBeVisible();
    await expect(page.getByText('110 controls', { exact: true })).toBeVisible();
  });

  await test.step('name an owner for many controls', async () => {
    await matrix.filter('change management');
    await matrix.control('CHG-01').click();
    await matrix.grid.press('ControlOrMeta+a');
    await expect(matrix.bulkBar).toContainText(/^\d+ selected/);
    await workspace.command('Set owner of');
    await type(/^Owner of/, 'Priya Nair');
    await keyboard.press('Enter');
    await expect(page.getByText(/^Owner of \d+ controls is now Priya Nair\.$/)).toBeVisible();
    await expect(matrix.row('CHG-01')).toContainText('Priya Nair');
    await workspace.undo();
    await expect(matrix.row('CHG-01')).not.toContainText('Priya Nair');
    await workspace.redo();
    await expect(matrix.row('CHG-01')).toContainText('Priya Nair');
    await matrix.filter('');
  });

  await test.step('add a criterion to many controls, copy one, number it anew', async () => {
    await matrix.filter('CHG-0');
    await workspace.command('Add or remove criteria of');
    const dialog = page.getByRole('dialog', { name: /^Criteria of/ });
    await type(/^Criteria of/, 'CC4.1');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await dialog.getByRole('button', { name: /^Change \d+ of \d+$/ }).press('Enter');
    await expect(page.getByText(/^Changed the criteria of \d+ controls\.$/)).toBeVisible();
    await workspace.undo();

    await matrix.grid.press('Escape');
    await matrix.select('CHG-01');
    await workspace.command('Duplicate CHG-01');
    await expect(page.getByText(/^Added CHG-\d+ as a copy of CHG-01\.$/)).toBeVisible();
    await workspace.command('Renumber CHG-');
    const numbers = page.getByRole('dialog', { name: /^Renumber/ });
    await numbers.getByRole('textbox', { name: 'Before the number' }).fill('REL-');
    await numbers.getByRole('textbox', { name: 'First number' }).fill('1');
    await keyboard.press('Enter');
    await matrix.filter('REL-01');
    await expect(matrix.row('REL-01')).toContainText('CC8.1');
    await workspace.undo();
    await workspace.undo();
    await expect(page.getByText('0 of 110 controls')).toBeVisible();
    await matrix.filter('');
    await expect(matrix.bulkBar).toHaveCount(0);
  });

  await test.step('group, and keep what is shown as a view', async () => {
    await workspace.command('Group by criterion');
    await expect(matrix.grid).toContainText(/CC1\.1 .* controls/);
    await workspace.command('Filter: no owner');
    await workspace.command('Save this view');
    await type('Save view', 'Unowned, by criterion');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'View: Unowned, by criterion' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'View: All' })).toBeVisible();
    await workspace.command('Show the view Unowned, by criterion');
    await expect(
      page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: /^No owner/ }),
    ).toHaveAttribute('aria-pressed', 'true');
    await shoot('view');
    await workspace.command('Clear all filters');
    await expect(page.getByRole('button', { name: 'View: Unowned, by criterion, changed' })).toBeVisible();
    await workspace.command('Remove the view Unowned, by criterion');
    await expect(page.getByRole('button', { name: /^View: All/ })).toBeVisible();
    await workspace.undo();
    await workspace.command('Show the view Unowned, by criterion');
    await workspace.command('Show the view All');
  });

  await test.step('see what is wrong with a statement', async () => {
    await matrix.openControl('AST-02');
    const statement = matrix.pane.getByRole('textbox', { name: 'Statement' });
    await expect(matrix.pane.getByRole('list', { name: 'Wording' })).toHaveCount(0);
    await statement.fill('Data is classified periodically as appropriate.');
    const wording = matrix.pane.getByRole('list', { name: 'Wording' });
    await expect(wording).toContainText('“periodically” says no interval');
    await statement.blur();
    await workspace.command('Filter: wording');
    await expect(page.getByText('1 of 110 controls')).toBeVisible();
    await wording.getByRole('button', { name: 'Cannot be tested' }).first().press('Enter');
    await expect(statement).toBeFocused();
    expect(
      await statement.evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      ),
    ).toBe('periodically');
    await shoot('wording');
    await workspace.undo();
    await expect(wording).toHaveCount(0);
    await workspace.command('Clear all filters');
  });

  await test.step('comment, resolve, reopen', async () => {
    await matrix.openControl('AST-02');
    await workspace.command('Show comments of AST-02');
    await matrix.pane.getByRole('textbox', { name: 'New comment' }).fill('Who confirms the classes?');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(matrix.pane).toContainText('Robin Vale');
    await expect(page.getByRole('button', { name: 'Comments 1' })).toBeVisible();
    await matrix.pane.getByRole('button', { name: 'Resolve' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Comments 1' })).toHaveCount(0);
    await matrix.pane.getByRole('button', { name: 'Reopen' }).press('Enter');
    await shoot('comment');
    await matrix.pane.getByRole('button', { name: 'Remove the comment of Robin Vale' }).press('Enter');
    await expect(matrix.pane).toContainText('No comment on AST-02');
    await workspace.undo();
    await expect(matrix.pane).toContainText('Who confirms the classes?');
    await workspace.command('Show control of AST-02');
  });

  await test.step('say why a control serves a criterion', async () => {
    await matrix.pane
      .getByRole('textbox', { name: 'Why AST-02 serves CC2.1' })
      .fill('It names what information there is.');
    await keyboard.press('Enter');
    await workspace.command('Show criteria by control');
    await expect(matrix.crossTab).toBeVisible();
    await expect(page.getByText('1 with a rationale')).toBeVisible();
    await matrix.crossTab.focus();
    await keyboard.press('ArrowRight');
    await keyboard.press(' ');
    await expect(matrix.pane).toContainText('This mark');
    await keyboard.press('F2');
    await expect(page.locator('textarea:focus')).toHaveAccessibleName(/^Why \S+ serves /);
    await keyboard.type('It is where tone is set.');
    await keyboard.press('Enter');
    await expect(page.getByText('2 with a rationale')).toBeVisible();
    await expect(matrix.crossTab).toBeFocused();
    await shoot('cross-tab');
    await workspace.undo();
    await workspace.undo();
    await expect(page.getByText('1 with a rationale')).toBeVisible();
  });

  await test.step('find the next criterion without a control', async () => {
    await workspace.command('Show controls');
    await matrix.filter('GOV-03');
    await matrix.control('GOV-03').click();
    await matrix.grid.press('Shift+Space');
    await workspace.command('Remove GOV-03');
    await expect(page.getByText('Removed GOV-03 with its links.')).toBeVisible();
    await matrix.filter('');
    await workspace.command('Show criteria by control');
    await matrix.crossTab.focus();
    await keyboard.press('n');
    await expect(matrix.pane).toContainText('CC1.2');
    await expect(matrix.pane).toContainText('No control serves it.');
    await workspace.undo();
    await expect(matrix.pane).toContainText('GOV-03');
  });
});
