import type { Locator, Page } from '@playwright/test';
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
}
