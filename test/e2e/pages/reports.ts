import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

export type ReportKind = 'type1' | 'type2' | 'matrix';

const NAMES: Record<ReportKind, { report: string; format: string }> = {
  type1: { report: 'Type I readiness report', format: 'PDF' },
  type2: { report: 'Type II readiness report', format: 'PDF' },
  matrix: { report: 'Control matrix and tests', format: 'Excel' },
};

/** Reports: what can be exported and what was. */
export class ReportsPage {
  readonly page: Page;
  private readonly app: Launched;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Reports' }).first().click();
  }

  /** One kind of report in the list of all. */
  offer(kind: ReportKind): Locator {
    return this.page.getByRole('listitem', { name: NAMES[kind].report, exact: true });
  }

  /** What a report still lacks, as sentences. */
  async missing(kind: ReportKind): Promise<string[]> {
    return this.offer(kind).getByRole('list', { name: 'Still open' }).getByRole('link').allInnerTexts();
  }

  /** Exports to an absolute path and waits until the file was handed over. */
  async exportReport(kind: ReportKind, path: string): Promise<string> {
    await this.open();
    const delivery = await this.app.nextSaveTarget(path);
    const { report, format } = NAMES[kind];
    await this.offer(kind)
      .getByRole('button', { name: `Export ${report}, ${format}`, exact: true })
      .click();
    const written = await delivery.delivered();
    await this.page
      .getByText(/^Exported .+, [\d.]+ (bytes|[KMG]B)\.$/)
      .first()
      .waitFor();
    return written;
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: 'Preview' });
  }

  /** Waits until the pages that are shown say these words. */
  async findInPreview(words: string): Promise<void> {
    await this.preview.getByRole('button', { name: 'Find in the file' }).click();
    await this.preview.getByRole('textbox', { name: 'Find in the file' }).fill(words);
    await expect(this.preview.getByRole('status').filter({ hasText: /^\d+ of \d+/ })).toBeVisible();
  }

  /** Facts of the export that is chosen in the history. */
  get pane(): Locator {
    return this.page.getByRole('complementary', { name: 'Detail' });
  }

  /** Presses `Export` for what is chosen in the set of an audience. */
  private async startSet(audience: string): Promise<void> {
    await this.openPart('All reports');
    await this.page.getByRole('button', { name: 'Export a set' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Export a set of reports' });
    await dialog.getByRole('button', { name: audience, exact: true }).click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  }

  /** Exports what an audience gets as one archive, and waits until it was handed over. */
  async exportSet(audience: string, path: string): Promise<void> {
    const delivery = await this.app.nextSaveTarget(path);
    await this.startSet(audience);
    await delivery.delivered();
    await this.page.getByText(/^Exported \d+ files to /).waitFor();
  }

  /** Stops a set while it is made, and waits until another can be started. */
  async cancelSet(audience: string, path: string): Promise<void> {
    await this.app.nextSaveTarget(path);
    await this.startSet(audience);
    await this.page.getByRole('button', { name: 'Cancel: Export set' }).click();
    await expect(this.page.getByRole('button', { name: 'Export a set' })).toBeEnabled();
  }

  async chooseLogo(path: string): Promise<void> {
    await this.openPart('Settings and template');
    await this.page.locator('input[type=file][accept="image/png,image/jpeg"]').setInputFiles(path);
    await this.logo.waitFor();
  }

  /** The logo of the firm in the settings. */
  get logo(): Locator {
    return this.page.getByRole('img', { name: 'Logo of the firm' });
  }

  /** Saves the look and the texts to an absolute path. */
  async saveTemplate(path: string): Promise<void> {
    await this.openPart('Settings and template');
    const delivery = await this.app.nextSaveTarget(path);
    await this.page.getByRole('button', { name: 'Save as template' }).click();
    await delivery.delivered();
    await this.page.getByText(/^Saved the template as /).waitFor();
  }

  async useTemplate(path: string): Promise<void> {
    await this.openPart('Settings and template');
    await this.app.pickFiles([path]);
    await this.page.getByRole('button', { name: 'Use a template' }).click();
    await this.page.getByText(/^Took over the look and the texts of /).waitFor();
  }

  private async openPart(name: string): Promise<void> {
    await this.open();
    await this.page
      .getByRole('navigation', { name: 'Parts of reports' })
      .getByRole('link', { name, exact: true })
      .click();
  }

  /** A kind of report with its parts and its pages. */
  async openKind(kind: ReportKind): Promise<void> {
    await this.openPart(NAMES[kind].report);
  }

  async leaveOut(part: string): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: part, exact: true });
    await box.click();
    // It shows what is kept in the engagement.
    await expect(box).not.toBeChecked();
  }

  /** Puts own words in the place of those that the report says in a part. */
  async writePart(part: string, words: string): Promise<void> {
    await this.page.getByRole('button', { name: `Write a text of your own for ${part}` }).click();
    await this.page.getByRole('textbox', { name: `Text of ${part}` }).fill(words);
    await this.page.getByRole('button', { name: 'Save', exact: true }).click();
    await this.page.getByRole('button', { name: `Edit the own text of ${part}` }).waitFor();
  }

  /** Presses a button that exports, and waits until the file was handed over. */
  async exportAs(button: string, path: string): Promise<void> {
    const delivery = await this.app.nextSaveTarget(path);
    await this.page
      .getByRole('button', { name: button.startsWith('Export') ? button : `Export ${button}`, exact: true })
      .click();
    await delivery.delivered();
    await this.page
      .getByText(/^Exported .+, [\d.]+ (bytes|[KMG]B)\.$/)
      .first()
      .waitFor();
  }

  /** The oldest export of the history whose report is called so. */
  async openExport(report: RegExp): Promise<void> {
    await this.openPart('History');
    await this.page
      .getByRole('grid', { name: 'Exports' })
      .getByRole('row')
      .filter({ hasText: report })
      .last()
      .click();
    await this.pane.waitFor();
  }

  /** Writes at the start of the first part of a document of management. */
  async writeDocument(document: string, words: string): Promise<void> {
    await this.openPart('Documents to write and sign');
    await this.page
      .getByRole('navigation', { name: 'Documents' })
      .getByRole('link', { name: document, exact: true })
      .click();
    await this.page.getByRole('textbox', { name: /^Text of / }).fill(words);
    await this.page.keyboard.press('ControlOrMeta+s');
    await this.page.getByText('Saved', { exact: true }).waitFor();
  }
}
