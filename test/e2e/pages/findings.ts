import type { Locator, Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

type Part = 'Condition' | 'Criteria' | 'Cause' | 'Effect' | 'Recommendation';

interface NewResponse {
  text: string;
  by: string;
  /** ISO day. */
  on: string;
  action?: string;
  actionOwner?: string;
  /** ISO day. */
  actionDue?: string;
}

/** Findings: the list, and one finding in the pane. */
export class FindingsPage {
  readonly page: Page;

  constructor(app: Launched) {
    this.page = app.page;
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'Findings' });
  }
  get pane(): Locator {
    return this.page.getByRole('complementary', { name: 'Detail' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Findings' }).first().click();
  }

  /** Shows a finding such as F-01 in the pane. */
  async openFinding(ref: string): Promise<void> {
    await this.open();
    await this.list.getByRole('rowheader', { name: ref, exact: true }).click();
    await this.pane.getByRole('tab', { name: 'Finding' }).waitFor();
  }

  /** Writes a finding down without a test. */
  async add({ title, severity }: { title: string; severity: string }): Promise<void> {
    await this.open();
    await this.page.getByRole('button', { name: /^Add finding/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add finding' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await this.choose(dialog.getByRole('combobox', { name: 'Severity' }), severity);
    await dialog.getByRole('button', { name: 'Add finding' }).click();
    await dialog.waitFor({ state: 'detached' });
    await this.pane.waitFor();
  }

  /** Writes parts of the finding in the pane. */
  async write(parts: Partial<Record<Part, string>>): Promise<void> {
    await this.pane.getByRole('tab', { name: 'Finding' }).click();
    for (const [part, text] of Object.entries(parts)) await this.keep(part, text);
  }

  async setSeverity(severity: string): Promise<void> {
    await this.pane.getByRole('tab', { name: 'Finding' }).click();
    await this.choose(this.pane.getByRole('combobox', { name: 'Severity' }), severity);
  }

  /** Records the management response of the finding in the pane. */
  async respond(response: NewResponse): Promise<void> {
    await this.pane.getByRole('tab', { name: /^Response/ }).click();
    await this.keep('Response', response.text);
    await this.keep('Responded by', response.by);
    await this.keep('Responded on', response.on);
    if (response.action) await this.keep('Action', response.action);
    if (response.actionOwner) await this.keep('Action owner', response.actionOwner);
    if (response.actionDue) await this.keep('Action due', response.actionDue);
  }

  private async keep(label: string, text: string): Promise<void> {
    const field = this.pane.getByRole('textbox', { name: label, exact: true });
    await field.fill(text);
    await field.blur();
  }

  private async choose(field: Locator, option: string): Promise<void> {
    await field.click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
