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
    const outcome = this.page.getByRole('dialog', { name: 'What came in' });
    const toast = this.page.getByText(/^Attached [\d,]+ files?/);
    await expect(outcome.or(toast).first()).toBeVisible({ timeout: 60_000 });
    if (await outcome.isVisible()) {
      await outcome.getByText('Close', { exact: true }).click();
      await expect(outcome).toBeHidden();
    }
  }

  /** Drops files on the list, as from the desktop. */
  async drop(paths: string[]): Promise<void> {
    await this.page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      input.id = 'dropped-files';
      input.hidden = true;
      document.body.append(input);
    });
    await this.page.locator('#dropped-files').setInputFiles(paths);
    const transfer = await this.page.evaluateHandle(() => {
      const input = document.querySelector<HTMLInputElement>('#dropped-files');
      const data = new DataTransfer();
      for (const file of input?.files ?? []) data.items.add(file);
      input?.remove();
      return data;
    });
    const area = this.page.getByRole('heading', { name: 'No evidence yet' }).or(this.index).first();
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await area.dispatchEvent(type, { dataTransfer: transfer });
    }
  }

  /** Pastes a picture, as a screenshot tool leaves it on the clipboard. */
  async pasteImage(bytes: Uint8Array): Promise<void> {
    await this.page.evaluate((base64) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([content], 'image.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }, Buffer.from(bytes).toString('base64'));
  }

  get hits(): Locator {
    return this.page.getByRole('listbox', { name: 'Evidence found' }).getByRole('option');
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search in evidence' }).fill(words);
  }

  /** Covers every place of some words in the open PDF and saves a redacted copy. @returns its path */
  async redactWord(words: string, path: string): Promise<string> {
    await this.viewer.getByRole('button', { name: 'Redact' }).click();
    const tools = this.viewer.getByRole('toolbar', { name: 'Redact' });
    await tools.getByRole('combobox', { name: 'Reason of new redactions' }).fill('Personal data');
    await tools.getByRole('textbox', { name: 'Words to redact wherever they stand' }).fill(words);
    await tools.getByRole('button', { name: 'Redact all matches' }).click();
    await expect(tools.getByRole('status')).toContainText('1 place covered');
    const delivery = await this.app.nextSaveTarget(path);
    await this.facts.getByRole('button', { name: 'Save a redacted copy' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^Save a redacted copy/ });
    await dialog.getByRole('checkbox', { name: /redaction log/ }).uncheck();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    return delivery.delivered();
  }

  async openRecord(ref: string): Promise<void> {
    await this.record(ref).click();
    await expect(this.facts).toContainText(ref);
  }

  /** How much of the first page of the open PDF is dark: 0 to 1. 0 until it is drawn. */
  darkness(): Promise<number> {
    return this.viewer
      .locator('canvas')
      .first()
      .evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { width, height } = canvas;
        const pixels = width > 0 ? canvas.getContext('2d')?.getImageData(0, 0, width, height).data : null;
        if (!pixels) return 0;
        let dark = 0;
        for (let at = 0; at < pixels.length; at += 4) {
          const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
          if (alpha > 127 && red + green + blue < 384) dark += 1;
        }
        return dark / (width * height);
      });
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
    await expect(this.facts.getByRole('link', { name: ref, exact: true }).first()).toBeVisible();
  }

  /** Adds a file as the next version of the open record. */
  async addVersion(path: string): Promise<void> {
    await this.app.pickFiles([path]);
    await this.facts.getByRole('button', { name: 'Add a version' }).click();
    await expect(this.page.getByText(/^Attached 1 file to /)).toBeVisible();
  }

  /** Saves a byte-exact copy of one version of the open record. @returns its path */
  async saveVersion(version: number, path: string): Promise<string> {
    const delivery = await this.app.nextSaveTarget(path);
    await this.facts.getByRole('button', { name: `Save a copy of version ${version}`, exact: true }).click();
    return delivery.delivered();
  }

  /** Saves a byte-exact copy of the open record. @returns its path */
  async saveCopy(path: string): Promise<string> {
    const delivery = await this.app.nextSaveTarget(path);
    await this.facts.getByRole('button', { name: 'Save a copy', exact: true }).click();
    return delivery.delivered();
  }

  /** Saves the original of the open record, which has redactions. @returns its path */
  async saveOriginal(path: string): Promise<string> {
    const delivery = await this.app.nextSaveTarget(path);
    await this.facts.getByRole('button', { name: 'Save a copy', exact: true }).click();
    await this.page.getByRole('menuitem', { name: /original/ }).click();
    return delivery.delivered();
  }
}
