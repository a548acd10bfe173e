import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

/** Evidence: its index, the file and the facts about one record. */
export class EvidencePage {
  readonly page: Page;
  readonly index: Locator;
  readonly viewer: Locator;
  readonly facts: Locator;
  private readonly app: Launched;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
    this.index = this.page.getByRole('listbox', { name: 'Evidence', exact: true });
    this.viewer = this.page.getByRole('region', { name: 'File', exact: true });
    this.facts = this.page.getByRole('complementary', { name: 'Detail' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Evidence' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible();
  }

  record(ref: string): Locator {
    return this.index.getByRole('option').filter({ hasText: ref });
  }

  /** Attaches files and waits until they are in; closes the result when some need a look. */
  async attach(paths: string[], details: { from?: string; to?: string } = {}): Promise<void> {
    await this.app.pickFiles(paths);
    await this.page
      .getByRole('button', { name: /^Attach files/ })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog', { name: /^Attach [\d,]+ files?$/ });
    if (details.from) await dialog.getByRole('textbox', { name: 'Covers from' }).fill(details.from);
    if (details.to) await dialog.getByRole('textbox', { name: 'Covers to' }).fill(details.to);
    await dialog.getByRole('button', { name: /^Attach [\d,]+ files?$/ }).click();
    await expect(dialog).toBeHidden();
    const outcome = this.page.getByRole('dialog', { name: /^Attached/ });
    const toast = this.page.getByText(/^Attached [\d,]+ files?/);
    await expect(outcome.or(toast).first()).toBeVisible({ timeout: 60_000 });
    if (await outcome.isVisible()) {
      await outcome.getByText('Close', { exact: true }).click();
      await expect(outcome).toBeHidden();
    }
  }

  async openRecord(ref: string): Promise<void> {
    await this.record(ref).click();
    await expect(this.facts).toContainText(ref);
  }

  async setCovers(from: string, to: string): Promise<void> {
    for (const [label, day] of [
      ['Covers from', from],
      ['Covers to', to],
    ] as const) {
      const field = this.facts.getByRole('textbox', { name: label });
      await field.fill(day);
      await field.press('Enter');
    }
  }

  /** Links the open record to a control. */
  async linkTo(ref: string): Promise<void> {
    await this.facts.getByRole('combobox', { name: 'Link to a control' }).fill(ref);
    await this.page.getByRole('option', { name: new RegExp(`^${ref}\\b`) }).click();
    await expect(this.facts.getByRole('link', { name: ref, exact: true })).toBeVisible();
  }

  /** Saves a byte-exact copy of the open record. @returns its path */
  async saveCopy(path: string): Promise<string> {
    const delivery = await this.app.nextSaveTarget(path);
    await this.facts.getByRole('button', { name: 'Save a copy' }).click();
    return delivery.delivered();
  }
}
