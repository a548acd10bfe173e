/** The matrix goes to the client's spreadsheet and comes back: what changed is shown, accepted in part, applied, undone. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test, type Launched } from './launch.ts';
import { expectAccessible } from './look.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

/** Edits the exported workbook as the client would. */
async function asClient(
  path: string,
  work: (set: (ref: string, heading: string, text: string) => void) => void,
) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.getWorksheet('Controls');
  if (!sheet) throw new Error('The workbook has no sheet "Controls".');
  const headings = sheet.getRow(1).values as string[];
  work((ref, heading, text) => {
    const numbers = sheet.getColumn(headings.indexOf('Number')).values;
    const row = numbers.includes(ref) ? numbers.indexOf(ref) : sheet.rowCount + 1;
    sheet.getCell(row, headings.indexOf(heading)).value = text;
  });
  await workbook.xlsx.writeFile(path);
}

const menu = async ({ page }: Launched, item: string) => {
  await page.getByRole('button', { name: 'More ways to add controls' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

async function readBack(app: Launched, path: string) {
  await app.pickFiles([path]);
  await menu(app, 'Read back…');
  return app.page.getByRole('dialog', { name: /^Read back / });
}

test('the client edits the matrix in Excel and the consultant takes over what is agreed', async ({
  app,
  driver,
}) => {
  const matrix = new MatrixPage(app);
  await new WorkspacePage(app).create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  await matrix.open();

  const delivery = await app.nextSaveTarget(join(app.folder, 'matrix.xlsx'));
  await menu(app, 'Export for the client…');
  const exported = await delivery.delivered();
  await expect(app.page.getByText(/^Exported .*controls, /)).toBeVisible();

  const same = await readBack(app, exported);
  await expect(same.getByRole('heading', { name: 'Nothing differs' })).toBeVisible();
  await same.getByText('Close', { exact: true }).click();

  const edited = join(app.folder, 'from the client.xlsx');
  copyFileSync(exported, edited);
  await asClient(edited, (set) => {
    set('CHG-01', 'Title', 'Changes are approved by two people');
    set('CHG-01', 'Frequency', 'now and then');
    set('CHG-02', 'Title', 'Theirs');
    set('NEW-1', 'Number', 'NEW-1');
    set('NEW-1', 'Title', 'A control of the client');
  });
  await matrix.filter('CHG-');
  await matrix.retitle('CHG-02', 'Ours');

  const dialog = await readBack(app, edited);
  const line = (name: RegExp) => dialog.getByRole('option', { name });
  await expect(line(/^CHG-01, Title/)).toHaveAttribute('aria-selected', 'true');
  await expect(line(/^CHG-01, Frequency. Cannot be kept/)).toHaveAttribute('aria-disabled', 'true');
  await expect(line(/^CHG-02, Title. Changed on both sides/)).toHaveAttribute('aria-selected', 'false');
  if (driver === 'host') await expectAccessible(app.page, 'reading back', { part: '[role="dialog"]' });

  // By keyboard: the conflict is the last line of the filter, and Space accepts it.
  await dialog.getByRole('button', { name: /^Both sides/ }).click();
  const list = dialog.getByRole('listbox', { name: 'Differences' });
  await list.focus();
  await list.press('End');
  await list.press(' ');
  await expect(line(/^CHG-02, Title/)).toHaveAttribute('aria-selected', 'true');
  await dialog.getByRole('button', { name: 'Apply 3 differences' }).click();
  await expect(dialog).toBeHidden();
  await expect(matrix.title('CHG-01')).toHaveText('Changes are approved by two people');
  await expect(matrix.title('CHG-02')).toHaveText('Theirs');
  await matrix.filter('NEW-1');
  await expect(matrix.title('NEW-1')).toHaveText('A control of the client');

  await new WorkspacePage(app).undo();
  await matrix.filter('CHG-');
  await expect(matrix.title('CHG-02')).toHaveText('Ours');
});

test('a workbook that is no export is refused with the next step', async ({ app }) => {
  await new WorkspacePage(app).create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  await new MatrixPage(app).open();
  const dialog = await readBack(app, join(import.meta.dirname, '../fixtures/inputs/control-matrix.xlsx'));
  await expect(dialog.getByText(/is not a matrix exported from this engagement/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Choose another file' })).toBeVisible();
});
