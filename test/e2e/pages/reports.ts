import type { Locator, Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

export type ReportKind = 'type1' | 'type2' | 'matrix' | 'data';

const NAMES: Record<ReportKind, string> = {
  type1: 'Type I readiness report, PDF',
  type2: 'Type II readiness report, PDF',
  matrix: 'Control matrix and tests, Excel',
  data: 'Data of the engagement, JSON',
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

  /** One report of the list. */
  offer(kind: ReportKind): Locator {
    return this.page.getByRole('listitem', { name: NAMES[kind] });
  }

  /** What a report still lacks, as sentences. */
  async missing(kind: ReportKind): Promise<string[]> {
    return this.offer(kind).getByRole('list', { name: 'Still open' }).getByRole('link').allInnerTexts();
  }

  /** Exports to an absolute path and waits until the file was handed over. */
  async exportReport(kind: ReportKind, path: string): Promise<string> {
    await this.open();
    const delivery = await this.app.nextSaveTarget(path);
    await this.offer(kind)
      .getByRole('button', { name: `Export ${NAMES[kind]}` })
      .click();
    const written = await delivery.delivered();
    await this.page
      .getByText(/^Exported .+, [\d.]+ (bytes|[KMG]B)\.$/)
      .first()
      .waitFor();
    return written;
  }
}
