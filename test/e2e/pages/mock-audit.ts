import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';
import { WorkspacePage } from './workspace.ts';

/** The mock audit as it is worked without a mouse: commands, fields and keys. */
export class MockAuditPage {
  readonly page: Page;
  private readonly app: Launched;
  private readonly workspace: WorkspacePage;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
    this.workspace = new WorkspacePage(app);
  }

  get pane(): Locator {
    return this.page.getByRole('complementary', { name: 'Detail' });
  }
  get sheet(): Locator {
    return this.page.getByRole('grid', { name: /^Items of / });
  }
  get results(): Locator {
    return this.page.getByRole('grid', { name: /^Results/ });
  }

  async view(view: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/audit/${view}`);
  }

  /** The roll-up of one criterion. */
  async findResult(criterion: string): Promise<void> {
    await this.view('results');
    await this.page.getByRole('searchbox', { name: 'Filter criteria' }).fill(criterion);
    await expect(this.results).toContainText(criterion);
  }

  /** Freezes a list whose columns are Key and Released, its rows agreed to the total. */
  async addPopulation(path: string, name: string, total: string): Promise<void> {
    await this.view('populations');
    await this.app.pickFiles([path]);
    await this.workspace.command('Add population');
    const dialog = this.page.getByRole('dialog', { name: 'Add population' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await expect(dialog.getByRole('combobox', { name: 'Key column' })).toHaveValue('Key');
    await dialog.getByRole('textbox', { name: 'Independent total' }).fill(total);
    await dialog.getByRole('textbox', { name: 'Name' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  async openTest(workpaper: string): Promise<void> {
    await this.view('');
    const search = this.page.getByRole('searchbox', { name: 'Filter tests' });
    await search.fill(workpaper);
    await this.page
      .getByRole('grid', { name: 'Tests' })
      .getByRole('link', { name: workpaper, exact: true })
      .press('Enter');
    await this.page.getByRole('navigation', { name: 'Breadcrumb' }).getByText(workpaper).waitFor();
  }

  async addAttribute(text: string): Promise<void> {
    const field = this.pane.getByRole('textbox', { name: 'Add an attribute' });
    await field.fill(text);
    await field.press('Enter');
    await expect(this.pane.getByRole('listitem').filter({ hasText: 'A' }).first()).toBeVisible();
  }

  async draw(size: number): Promise<void> {
    await this.show('Items');
    const none = this.page.getByRole('button', { name: 'Draw a sample' });
    const other = this.page.getByRole('radio', { name: 'Another size' });
    await none.or(other).first().waitFor();
    if (await none.isVisible()) await none.press('Enter');
    await other.press('Space');
    await this.page.getByRole('textbox', { name: 'Number of items' }).fill(String(size));
    await this.page.getByRole('textbox', { name: 'Basis, as the workpaper records it' }).fill('Chosen');
    await this.page.getByRole('button', { name: /^Draw \d/ }).press('Enter');
    await this.sheet.waitFor();
  }

  async firstItem(): Promise<string> {
    return this.sheet.getByRole('rowheader').first().innerText();
  }

  async markAll(): Promise<void> {
    await this.sheet.focus();
    await this.sheet.press('ControlOrMeta+a');
    await this.sheet.press('Space');
  }

  /** The first attribute of the first item deviates. */
  async markException(note: string): Promise<void> {
    await this.toFirstCell();
    await this.sheet.press('x');
    await this.toFirstCell();
    await this.sheet.press('m');
    const field = this.page.getByRole('textbox', { name: /^Note on A of / });
    await field.fill(note);
    await field.press('Enter');
    await expect(this.sheet).toContainText(note);
  }

  async clearException(): Promise<void> {
    await this.toFirstCell();
    await this.sheet.press('Space');
    await expect(this.sheet.getByRole('gridcell', { name: /^A .*exception/ })).toHaveCount(0);
  }

  async judge(extent: string, cause: string): Promise<void> {
    await this.openTab('Test');
    const field = this.pane.getByRole('textbox', { name: 'Cause of the chosen deviations' });
    await field.fill(cause);
    await field.blur();
    await this.workspace.command(`Judge 1 deviation ${extent}`);
  }

  /** What each step of the procedure showed. */
  async writeOutcomes(): Promise<void> {
    await this.show('Procedure');
    const outcomes = this.page.getByRole('textbox', { name: /^What step \d+ showed/ });
    await outcomes.first().waitFor();
    for (const field of await outcomes.all()) {
      await field.fill('As described.');
      await field.blur();
    }
    await this.show('Items');
    await this.sheet.waitFor();
  }

  async conclude(result: string, text: string): Promise<void> {
    await this.openTab('Test');
    const field = this.pane.getByRole('combobox', { name: 'Result' });
    await field.focus();
    await field.press('Enter');
    await this.page.getByRole('option', { name: result, exact: true }).waitFor();
    const wanted = await this.page.getByRole('option').allInnerTexts();
    for (let i = 0; i <= wanted.indexOf(result); i += 1) await field.press('ArrowDown');
    await field.press('Enter');
    await this.pane.getByRole('textbox', { name: 'Conclusion' }).fill(text);
    await this.pane.getByRole('button', { name: 'Conclude' }).press('Enter');
    await this.page.getByRole('button', { name: 'Reopen' }).first().waitFor();
  }

  async respond(text: string): Promise<void> {
    await this.openTab(/^Response/);
    const field = this.pane.getByRole('textbox', { name: 'Response', exact: true });
    await field.fill(text);
    await field.blur();
  }

  /** An effective retest of so many items. */
  async retest(procedure: string, items: number): Promise<void> {
    await this.openTab('Retest');
    await this.pane.getByRole('button', { name: 'Record retest' }).press('Enter');
    await this.pane.getByRole('textbox', { name: 'Procedure' }).fill(procedure);
    await this.pane.getByRole('textbox', { name: 'Items' }).fill(String(items));
    await this.pane.getByRole('button', { name: 'Save retest' }).press('Enter');
    await expect(this.pane).toContainText(`0 of ${items}`);
    await this.openTab('Finding');
  }

  async openTab(name: string | RegExp): Promise<void> {
    await this.pane
      .getByRole('tab', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
      .press('Enter');
  }

  /** Procedure or items of the sheet. */
  private async show(part: string): Promise<void> {
    await this.page.getByRole('radio', { name: part, exact: true }).press('Space');
  }

  private async toFirstCell(): Promise<void> {
    await this.sheet.focus();
    await this.sheet.press('ControlOrMeta+Home');
  }
}
