import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

/** Requests: the list, and its way to the client and back. */
export class RequestsPage {
  readonly page: Page;
  private readonly app: Launched;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: 'Requests' }).first().click();
    await expect(this.page.getByRole('heading', { name: 'Requests', level: 1 })).toBeVisible();
  }

  row(ref: string): Locator {
    return this.page.getByRole('grid', { name: 'Requests' }).getByRole('row').filter({ hasText: ref });
  }

  /** Records everything that is proposed, and goes back to the table. */
  async recordProposals(): Promise<void> {
    await this.page.getByRole('button', { name: /^Look at \d+ proposals$/ }).click();
    await this.page.getByRole('button', { name: /^Record \d+ requests$/ }).click();
    await expect(this.page.getByText(/^Recorded \d+ requests/)).toBeVisible();
    await this.page.getByText('Table', { exact: true }).click();
    await expect(this.row('R-001')).toBeVisible();
  }

  /** Writes a pack for the client. @returns its path */
  async exportPack(path: string): Promise<string> {
    await this.choose('Export a request pack');
    const delivery = await this.app.nextSaveTarget(path);
    await this.page
      .getByRole('dialog', { name: 'Export a request pack' })
      .getByRole('button', { name: /^Export \d+ requests$/ })
      .click();
    return delivery.delivered();
  }

  /** Takes a returned pack back. @param files how many are expected to be new */
  async importReturn(path: string, files: number): Promise<void> {
    await this.app.pickFiles([path]);
    await this.choose('Import a return: zip or files');
    const review = this.page.getByRole('dialog', { name: /^Return of / });
    await expect(review.getByText(new RegExp(`^${files} files? to attach`))).toBeVisible();
    await review.getByRole('button', { name: 'Apply' }).click();
    await expect(review).toBeHidden();
  }

  private async choose(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Lists and packs in and out' }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
