import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

/** The registers: an outline of lists and views, and the sheet of the current one. */
export class RegistersPage {
  readonly app: Launched;
  readonly page: Page;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
  }

  /** By the number of its area and the outline, as a person does. */
  async open(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+8');
    const outline = this.page.getByRole('navigation', { name: 'Registers' });
    await outline.getByRole('link', { name: new RegExp(`^${name}`) }).click();
    await expect(this.page.getByRole('region', { name, exact: true })).toBeVisible();
  }

  grid(name: string): Locator {
    return this.page.getByRole('grid', { name, exact: true });
  }

  /** The detail pane beside a sheet. */
  get pane(): Locator {
    return this.page.getByRole('complementary', { name: 'Detail' });
  }

  /** Brings a list into an empty register through the wizard, as it was guessed. @param kind as the button calls it */
  async bringIn(kind: string, path: string): Promise<void> {
    await this.app.pickFiles([path]);
    await this.page.getByRole('button', { name: `Import ${kind} from a spreadsheet` }).click();
    await this.page.getByRole('button', { name: /^Import \d/ }).click();
    const result = this.page.getByRole('dialog', { name: /^Imported/ });
    await result.getByRole('button', { name: 'Close' }).last().click();
    await expect(result).toBeHidden();
  }

  /** Opens the editor of a policy, by way of its record. */
  async openText(policy: string): Promise<void> {
    await this.open('Policies');
    await this.grid('Policies').getByRole('rowheader', { name: policy, exact: true }).click();
    await this.page.keyboard.press('ControlOrMeta+i');
    // The pane may still show the record that was chosen before.
    await expect(this.pane).toContainText(policy);
    await this.pane.getByRole('link', { name: /^(Open|Write or import) the text$/ }).click();
    await expect(this.page.getByRole('textbox', { name: `Text of ${policy}` })).toBeVisible();
  }

  /** Chooses from a closed list of the dialog or pane. */
  async choose(within: Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
    await within.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
