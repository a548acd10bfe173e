import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

/** The control matrix: its sheet, the cross-tab, imports and the detail of one control. */
export class MatrixPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly crossTab: Locator;
  readonly pane: Locator;
  /** What can be done with the selected controls. */
  readonly bulkBar: Locator;
  private readonly app: Launched;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
    this.grid = this.page.getByRole('grid', { name: 'Controls', exact: true });
    this.crossTab = this.page.getByRole('grid', { name: 'Criteria by control' });
    this.pane = this.page.getByRole('complementary', { name: 'Detail' });
    this.bulkBar = this.page.getByRole('toolbar', { name: 'Change the selected controls' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Matrix' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'Matrix', level: 1 })).toBeVisible();
  }

  async openControls(): Promise<void> {
    await this.page.getByText('Controls', { exact: true }).first().click();
    await expect(this.grid).toBeVisible();
  }

  async openCrossTab(): Promise<void> {
    await this.page.getByText('Criteria by control', { exact: true }).first().click();
    await expect(this.crossTab).toBeVisible();
  }

  /** The head of a control's row. Rows far from the view are not drawn; narrow the list first. */
  control(ref: string): Locator {
    return this.grid.getByRole('rowheader', { name: ref, exact: true });
  }

  /** The row of a control. */
  row(ref: string): Locator {
    const head = this.page.getByRole('rowheader', { name: ref, exact: true });
    return this.grid.getByRole('row').filter({ has: head });
  }

  /** Ticks one control by key. */
  async select(ref: string): Promise<void> {
    await this.control(ref).click();
    await this.grid.press('Shift+Space');
    await expect(this.bulkBar).toContainText('1 selected');
  }

  /** The title of a control in its row. */
  title(ref: string): Locator {
    return this.cell(ref, 1);
  }

  /** Edits the title in its cell and keeps it with Enter. */
  async retitle(ref: string, title: string): Promise<void> {
    await this.title(ref).click();
    await this.grid.press('F2');
    const field = this.grid.getByRole('textbox');
    await field.fill(title);
    await field.press('Enter');
  }

  /** Pastes tab-separated lines over the cells from one on. @param column Its place in the row; 3 is the owner. */
  async paste(ref: string, column: number, block: string): Promise<void> {
    await this.cell(ref, column).click();
    await this.grid.evaluate((grid, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      grid.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, block);
  }

  async filter(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Filter controls' }).fill(words);
  }

  /** Shows a control in the detail pane. */
  async openControl(ref: string): Promise<void> {
    await this.filter(ref);
    await this.control(ref).click();
    await expect(this.pane).toContainText(ref);
    await this.filter('');
  }

  /** Attaches files to a control from its detail. */
  async attach(ref: string, paths: string[]): Promise<void> {
    await this.openControl(ref);
    await this.pane.getByRole('tab', { name: /^Evidence/ }).click();
    await this.app.pickFiles(paths);
    await this.pane.getByRole('button', { name: 'Attach files' }).click();
    await expect(this.page.getByText(`to ${ref}.`).first()).toBeVisible({ timeout: 30_000 });
    const outcome = this.page.getByRole('dialog', { name: 'What came in' });
    if (await outcome.isVisible()) await outcome.getByText('Close', { exact: true }).click();
    await expect(outcome).toBeHidden();
  }

  /** Picks a sheet and waits for the preview; nothing is written yet. */
  async importSheet(path: string): Promise<void> {
    await this.app.pickFiles([path]);
    await this.page.getByRole('button', { name: 'Import sheet' }).first().click();
    await expect(this.importButton).toBeEnabled({ timeout: 30_000 });
  }

  /** Imports what the preview shows and closes the result. */
  async finishImport(): Promise<void> {
    await this.importButton.click();
    const result = this.page.getByRole('dialog', { name: /^Imported/ });
    await expect(result).toBeVisible({ timeout: 30_000 });
    await result.getByText('Close', { exact: true }).click();
    await expect(result).toBeHidden();
  }

  private cell(ref: string, column: number): Locator {
    return this.row(ref).getByRole('gridcell').nth(column);
  }

  private get importButton(): Locator {
    return this.page.getByRole('dialog').getByRole('button', { name: /^Import [\d,]+ controls?$/ });
  }
}
