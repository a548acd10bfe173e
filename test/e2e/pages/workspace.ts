import { expect, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

export interface NewEngagement {
  client: string;
  system: string;
  firm: string;
  actor: string;
  type: 'I' | 'II';
  asOf?: string;
  from?: string;
  to?: string;
  /** Beside Security, by the name on screen. */
  categories?: string[];
  people?: { name: string; title: string; side: 'Client' | 'Firm' }[];
  library: boolean;
  /** Where the workspace goes; the loopback host keeps it in its own folder. */
  path: string;
}

/** A small engagement for specs that are about something else. */
export const ACME: Omit<NewEngagement, 'path'> = {
  client: 'Acme Ltd',
  system: 'Ledger Cloud',
  firm: '',
  actor: 'Robin Vale',
  type: 'II',
  from: '2026-01-01',
  to: '2026-06-30',
  library: true,
};

/** Starting, closing and reopening an engagement, and what the frame says of it. */
export class WorkspacePage {
  readonly page: Page;
  private readonly app: Launched;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
  }

  async create(e: NewEngagement): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: /^New engagement/ }).click();
    await page.getByRole('textbox', { name: 'Client' }).first().fill(e.client);
    await page.getByRole('textbox', { name: 'System' }).fill(e.system);
    await page.getByRole('textbox', { name: 'Your firm' }).fill(e.firm);
    await page.getByRole('textbox', { name: 'Your name' }).fill(e.actor);
    await page.getByRole('radio', { name: `Type ${e.type}`, exact: true }).check();
    const dates = { 'As of': e.asOf, 'Period from': e.from, 'Period to': e.to };
    for (const [label, day] of Object.entries(dates)) {
      if (day === undefined) continue;
      await page.getByRole('textbox', { name: label }).fill(day);
      await page.getByRole('textbox', { name: label }).blur();
    }
    for (const category of e.categories ?? []) await page.getByRole('checkbox', { name: category }).check();
    await page
      .getByRole('combobox', { name: 'Controls to start with' })
      .selectOption(e.library ? 'saas' : 'none');
    await this.app.nextSaveTarget(e.path);
    await page.getByRole('button', { name: /Create workspace|Choose where to save it/ }).click();
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  }

  async goTo(area: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: area }).first().click();
  }

  /** Takes back the last change by key, outside any text field. */
  async undo(): Promise<void> {
    await this.blur();
    await this.page.keyboard.press('ControlOrMeta+z');
  }

  async redo(): Promise<void> {
    await this.blur();
    await this.page.keyboard.press('ControlOrMeta+Shift+z');
  }

  async openHistory(): Promise<void> {
    await this.page.getByRole('button', { name: /^\d[\d,]* changes?, / }).click();
    await expect(this.page.getByRole('heading', { name: 'History' })).toBeVisible();
  }

  /** Replays the journal and waits for the status bar to say that all agrees. */
  async verify(): Promise<void> {
    await this.page.getByRole('button', { name: /verified/i }).click();
    await expect(this.page.getByRole('button', { name: /^Verified \d\d:\d\d$/ })).toBeVisible({
      timeout: 30_000,
    });
  }

  /** Runs a command from the palette. Types only once the palette is there to hear it. */
  async command(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.page.getByLabel('Find a record or run a command').fill(name);
    // A button behind the palette may carry the same name, and the last entry searches the evidence for whatever is typed.
    const entries = this.page.locator('button[data-action]', { hasNotText: 'Search in evidence for' });
    await entries.filter({ hasText: name }).first().click();
  }

  async close(): Promise<void> {
    await this.command('Close the workspace');
    await expect(this.page.getByRole('list', { name: 'Recent workspaces' })).toBeVisible();
  }

  async reopen(client: string): Promise<void> {
    await this.page
      .getByRole('list', { name: 'Recent workspaces' })
      .getByRole('button', { name: new RegExp(`^${client}`) })
      .click();
    await expect(this.page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  }

  private async blur(): Promise<void> {
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }
}
