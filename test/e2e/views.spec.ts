/**
 * Two pages on one host are two views of one workspace: what changes in one shows in the other, and either takes it back.
 * Only the host has several; the desktop shell has one window.
 */
import { join } from 'node:path';
import { expect, test, type Launched } from './launch.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

/** A second page of the same person: the address no longer holds the token, so it is handed over as the first page keeps it. */
async function secondView(app: Launched): Promise<Launched> {
  const kept = await app.page.evaluate(() => ({ ...sessionStorage }));
  const page = await app.page.context().newPage();
  await page.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
  }, kept);
  await page.goto(app.page.url());
  return { ...app, page };
}

test('a change in one page shows in the other, and undo there takes it back here', async ({
  app,
  driver,
}) => {
  test.skip(driver !== 'host', 'The desktop shell has one window.');
  const first = { workspace: new WorkspacePage(app), matrix: new MatrixPage(app) };
  await first.workspace.create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  await first.matrix.open();

  const view = await secondView(app);
  const second = { workspace: new WorkspacePage(view), matrix: new MatrixPage(view) };
  await second.matrix.open();
  await second.matrix.filter('CHG-01');
  await first.matrix.filter('CHG-01');
  const title = (matrix: MatrixPage) => matrix.title('CHG-01');
  const before = await title(first.matrix).innerText();

  await first.matrix.retitle('CHG-01', 'Changes are approved before release');
  await expect(title(second.matrix)).toHaveText('Changes are approved before release');

  await second.workspace.undo();
  await expect(title(first.matrix)).toHaveText(before);
  await expect(title(second.matrix)).toHaveText(before);

  await second.workspace.close();
  await expect(app.page.getByRole('list', { name: 'Recent workspaces' })).toBeVisible();
});
