import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

/** The scope: an outline of its parts, and the sheet of the current one. */
export class ScopePage {
  readonly page: Page;
  readonly outline: Locator;

  constructor(app: Launched) {
    this.page = app.page;
    this.outline = this.page.getByRole('navigation', { name: 'Parts of the scope' });
  }

  /** By the number of its area, as a person at the keyboard does. */
  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+2');
    await expect(this.page.getByRole('heading', { name: 'Scope', level: 1 })).toBeVisible();
  }

  /** Goes on with the next part until the one of that name is there. */
  async nextUntil(name: string): Promise<void> {
    const heading = this.part(name).getByRole('heading', { name, level: 2, exact: true });
    for (let steps = 0; steps < 20 && !(await heading.isVisible()); steps += 1) {
      const before = this.page.url();
      await this.page.keyboard.press('Alt+PageDown');
      await expect.poll(() => this.page.url()).not.toBe(before);
    }
    await expect(heading).toBeVisible();
  }

  /** One part of the scope, or of another area with registers, on screen. */
  part(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** The sheet of a part. Its accessible name is the heading. */
  grid(name: string): Locator {
    return this.page.getByRole('grid', { name, exact: true });
  }

  /**
   * Adds records by keyboard alone: one line each, its values in the order of the fields. What is undefined keeps what it starts
   * with; lists are chosen by typing.
   */
  async add(singular: string, records: readonly (readonly (string | undefined)[])[]): Promise<void> {
    const form = this.page.getByRole('form', { name: `New ${singular}` });
    await this.page.keyboard.press('ControlOrMeta+n');
    await expect(form).toBeVisible();
    // Headings of groups are no records.
    const shown = this.page.getByRole('grid').locator('[role=row][aria-selected]');
    let known = await shown.count();
    for (const values of records) {
      await expect(form.getByRole('textbox').or(form.getByRole('combobox')).first()).toBeFocused();
      for (const [at, value] of values.entries()) {
        if (at > 0) await this.toNextField();
        if (value === undefined) continue;
        await this.page.keyboard.press('ControlOrMeta+a');
        await this.page.keyboard.type(value);
        if (await this.isList()) await this.page.keyboard.press('Enter');
      }
      await this.page.keyboard.press('Enter');
      await expect(shown).toHaveCount((known += 1));
    }
    await this.page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  }

  /** Pastes tab-separated lines where the focus is. */
  async paste(block: string): Promise<void> {
    await this.page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, block);
  }

  /** Texts of a column, in the order on screen. @param column its place in the row, without the checkbox; 0 names the record */
  async column(name: string, column: number): Promise<string[]> {
    const cells = this.grid(name).getByRole(column === 0 ? 'rowheader' : 'gridcell');
    if (column === 0) return cells.allInnerTexts();
    const rows = await this.grid(name).getByRole('row').all();
    const texts = await Promise.all(
      rows.map(async (row) => (await row.getByRole('gridcell').allInnerTexts())[column]),
    );
    return texts.filter((text) => text !== undefined);
  }

  /** What the outline says of a part. */
  entry(name: string): Locator {
    return this.outline.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  private async toNextField(): Promise<void> {
    await this.page.keyboard.press('Tab');
    // The calendar of a date is a stop of its own.
    if (await this.focused((element) => element.tagName === 'BUTTON')) await this.page.keyboard.press('Tab');
  }

  private isList(): Promise<boolean> {
    return this.focused((element) => element.getAttribute('aria-haspopup') === 'listbox');
  }

  private focused(test: (element: Element) => boolean): Promise<boolean> {
    return this.page.locator(':focus').evaluate(test);
  }
}
