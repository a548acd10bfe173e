import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, test } from './launch.ts';
import { expectAccessible, photograph } from './look.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
/** Address and title. */
const SCREENS: Record<string, string> = {
  overview: 'Overview',
  'scope/people': 'Scope',
  matrix: 'Matrix',
  'matrix/criteria': 'Matrix',
  evidence: 'Evidence',
  audit: 'Mock audit',
  findings: 'Findings',
  reports: 'Reports',
  history: 'History',
};

async function show(page: Page, screen: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${screen}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SCREENS[screen] ?? '');
  // Every screen names a control, a record or a person of the demo.
  await expect(page.getByText(/[A-Z]{1,3}-\d\d|Liisa Tamm/).first()).toBeVisible();
}

test.describe('every screen, full of data', () => {
  let folder: string;

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trustbench-screens-'));
    execFileSync(
      process.execPath,
      [join(REPOSITORY, 'electron/cli/trustbench.js'), 'demo', folder, '--json'],
      {
        stdio: 'pipe',
      },
    );
  });

  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const scheme of ['light', 'dark'] as const) {
    test(`shows and passes axe, ${scheme}`, async ({ driver }) => {
      test.skip(driver !== 'host', 'the renderer is the same; axe needs a browser that opens a second page');
      test.setTimeout(180_000);
      const workspace = readdirSync(folder).find((name) => name.endsWith('.trustbench')) ?? '';
      const app = await launch(driver, { file: join(folder, workspace) });
      try {
        await app.page.setViewportSize({ width: 1280, height: 800 });
        for (const screen of Object.keys(SCREENS)) {
          await show(app.page, screen, scheme);
          await photograph(app.page, `${screen.replace('/', '-')}-${scheme}`);
          await expectAccessible(app.page, screen);
        }
      } finally {
        await app.close();
      }
    });
  }
});
