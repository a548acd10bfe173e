import type { Locator, Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

interface NewPopulation {
  /** Absolute. */
  path: string;
  name: string;
  key: string;
  date: string | null;
  independentTotal?: number;
  sourceSystem?: string;
  query?: string;
  runBy?: string;
  runAt?: string;
}

/** Mock audit: the lists of tests and populations, and one test sheet. */
export class AuditPage {
  readonly page: Page;
  private readonly app: Launched;

  constructor(app: Launched) {
    this.app = app;
    this.page = app.page;
  }

  get tests(): Locator {
    return this.page.getByRole('grid', { name: 'Tests' });
  }
  get populations(): Locator {
    return this.page.getByRole('grid', { name: 'Populations' });
  }
  /** The items of the test that is open. */
  get sheet(): Locator {
    return this.page.getByRole('grid', { name: /^Items of / });
  }
  /** Population, sample, attributes, procedure, conclusion and findings of the open test. */
  get pane(): Locator {
    return this.page.getByRole('complementary', { name: 'Detail' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Mock audit' }).first().click();
  }

  async openPopulations(): Promise<void> {
    await this.open();
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText('Populations').click();
  }

  /** Freezes a file as population and waits until it stands in the list. */
  async addPopulation(population: NewPopulation): Promise<void> {
    await this.openPopulations();
    await this.app.pickFiles([population.path]);
    await this.page.getByRole('button', { name: /^Add population/ }).click();
    await this.page.getByRole('menuitem', { name: /^List from a system/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add population' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(population.name);
    await this.choose(dialog.getByRole('combobox', { name: 'Key column' }), population.key);
    const date = dialog.getByRole('combobox', { name: 'Date column' });
    if (population.date) await this.choose(date, population.date);
    const facts = {
      'Source system': population.sourceSystem,
      'Query or report': population.query,
      'Run by': population.runBy,
      'Run at': population.runAt,
      'Independent total': population.independentTotal?.toString(),
    };
    for (const [label, value] of Object.entries(facts)) {
      if (value) await dialog.getByRole('textbox', { name: label }).fill(value);
    }
    await dialog.getByRole('button', { name: 'Freeze population' }).click();
    await dialog.waitFor({ state: 'detached' });
    // The new population is open; the list is behind it.
    await this.page
      .getByRole('heading', { name: 'Rows by month' })
      .or(this.page.getByText('Running numbers'))
      .first()
      .waitFor();
    await this.openPopulations();
    await this.populations.getByText(population.name).first().waitFor();
  }

  /** Opens the sheet of a workpaper such as E-CHG-01. */
  async openTest(workpaper: string): Promise<void> {
    await this.open();
    await this.page.getByRole('searchbox', { name: 'Filter tests' }).fill(workpaper);
    await this.tests.getByRole('link', { name: workpaper, exact: true }).click();
    await this.page.getByRole('navigation', { name: 'Breadcrumb' }).getByText(workpaper).waitFor();
  }

  /** Draws a sample of a size of one's own and waits for its items. The seed stays the derived one. */
  async draw({
    population,
    size,
    basis = 'Chosen',
  }: {
    population: string;
    size: number;
    basis?: string;
  }): Promise<void> {
    const choice = this.page.getByRole('combobox', { name: 'Population' });
    await this.choose(choice, `${population},`, false);
    await this.page.getByRole('radio', { name: 'Another size' }).check();
    await this.page.getByRole('textbox', { name: 'Number of items' }).fill(String(size));
    await this.page.getByRole('textbox', { name: 'Basis, as the workpaper records it' }).fill(basis);
    await this.page.getByRole('button', { name: /^Draw \d/ }).click();
    await this.sheet.waitFor();
  }

  /** Draws again from the frozen file; true when the same items came out. */
  async reperform(): Promise<boolean> {
    await this.pane.getByRole('button', { name: 'Re-perform the draw' }).click();
    const agrees = this.pane.getByText('redrawn, agrees');
    const differs = this.pane.getByText('The draw from the frozen file differs');
    await agrees.or(differs).waitFor();
    return agrees.isVisible();
  }

  /** Marks every attribute of every item as met. */
  async markAll(): Promise<void> {
    await this.sheet.focus();
    await this.sheet.press('ControlOrMeta+a');
    await this.sheet.press('Space');
  }

  /** Marks an exception with its note. @param attribute letter */
  async markException(item: string, attribute: string, note: string): Promise<void> {
    await this.cell(item, attribute).click();
    await this.sheet.press('x');
    await this.cell(item, attribute).click();
    await this.sheet.press('m');
    const field = this.page.getByRole('textbox', { name: `Note on ${attribute} of ${item}` });
    await field.fill(note);
    await field.press('Enter');
  }

  /** Keys of the items in the order of the draw, as far as they are in view. */
  async itemKeys(): Promise<string[]> {
    return this.sheet.getByRole('rowheader').allInnerTexts();
  }

  async conclude(result: string, text: string): Promise<void> {
    await this.choose(this.pane.getByRole('combobox', { name: 'Result' }), result);
    await this.pane.getByRole('textbox', { name: 'Conclusion' }).fill(text);
    await this.pane.getByRole('button', { name: 'Conclude' }).click();
    await this.page.getByRole('button', { name: 'Reopen' }).first().waitFor();
  }

  /** Why the chosen conclusion cannot be recorded; empty when it can. */
  async refusal(): Promise<string> {
    return this.pane.getByRole('status').last().innerText();
  }

  /** Raises a finding from the exceptions of the open sheet and waits for its detail. */
  async raiseFinding(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Raise finding' }).click();
    await this.page.getByRole('grid', { name: 'Findings' }).waitFor();
  }

  private cell(item: string, attribute: string): Locator {
    const row = this.sheet
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: item, exact: true }) });
    return row.getByRole('gridcell', { name: new RegExp(`^${attribute} `) });
  }

  private async choose(field: Locator, option: string, exact = true): Promise<void> {
    await field.click();
    await this.page.getByRole('option', { name: option, exact }).click();
  }
}
