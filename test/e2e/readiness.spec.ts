/** From an uncovered criterion to a check that passes, by keyboard, and the empty readiness views as pictures. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import { inspect } from './look.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ReadinessPage } from './pages/readiness.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

async function show(page: Page, address: string, ready: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${address}`);
  await expect(page.getByText(ready).first()).toBeVisible();
}

test('from an uncovered criterion to a passed check, by keyboard', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const { keyboard } = page;
  const workspace = new WorkspacePage(app);
  const matrix = new MatrixPage(app);
  const readiness = new ReadinessPage(app);
  page.setDefaultTimeout(10_000);
  await workspace.create({ ...ACME, path: join(app.folder, 'acme.trustbench') });

  await test.step('a criterion loses its only control', async () => {
    await matrix.open();
    await matrix.filter('GOV-03');
    await matrix.select('GOV-03');
    await workspace.command('Remove GOV-03');
    await expect(page.getByText('Removed GOV-03 with its links.')).toBeVisible();
  });

  await test.step('the map says so, with the reason and what would move it', async () => {
    await readiness.open('readiness');
    await expect(readiness.tile('CC1.2')).toHaveAccessibleName(/Not in place, no control/);
    await readiness.walkTo('CC1.2');
    await keyboard.press('Enter');
    await expect(readiness.pane).toContainText('No control serves this criterion.');
    await expect(readiness.pane.getByRole('link', { name: /^Map a control to it/ })).toHaveAttribute(
      'href',
      /CC1\.2$/,
    );
    await keyboard.press('ArrowLeft');
    await expect(readiness.pane).toContainText('CC1.1');
    await keyboard.press('ArrowRight');
    await expect(readiness.pane).toContainText('CC1.2');
  });

  await test.step('filters by rating and by coverage', async () => {
    await page.getByRole('button', { name: /^Not in place/ }).press('Enter');
    await expect(readiness.map.getByRole('link', { name: /^CC/ })).toHaveCount(1);
    await page.getByRole('button', { name: /^Not in place/ }).press('Enter');
    await page.getByRole('button', { name: /^No control, 1/ }).press('Enter');
    await expect(readiness.map.getByRole('link', { name: /^CC/ })).toHaveCount(1);
    await page.getByRole('button', { name: /^No control, 1/ }).press('Enter');
    await page.getByRole('button', { name: 'Table' }).press('Enter');
    await expect(page.getByRole('grid', { name: 'Criteria' })).toContainText('CC1.2');
    await page.getByRole('button', { name: 'Map' }).press('Enter');
  });

  await test.step('a person overrides the rating with a reason; the computed one stays', async () => {
    await workspace.command('Override the rating of CC1.2');
    await readiness.pane.getByRole('combobox', { name: 'Rating' }).selectOption('Minor gap');
    const save = readiness.pane.getByRole('button', { name: 'Override the rating' });
    await expect(save).toBeDisabled();
    await readiness.pane
      .getByRole('textbox', { name: 'Why this rating and not the computed one' })
      .fill('The board met; its minutes come next week.');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(readiness.pane).toContainText('Robin Vale, ');
    await expect(readiness.pane.getByRole('heading', { name: /^Computed rating/ })).toContainText(
      'Not in place',
    );
    await expect(readiness.tile('CC1.2')).toHaveAccessibleName(/Minor gap, .*rated by hand/);
    await readiness.pane.getByRole('textbox', { name: 'Notes on CC1.2' }).fill('Ask for the minutes.');
    await readiness.pane.getByRole('tab', { name: 'Guidance' }).press('Enter');
    await expect(readiness.pane).toContainText('An auditor looks for');
    await expect(readiness.pane).toContainText('Starter mapping, review before relying on it');
    await readiness.pane.getByRole('tab', { name: 'History' }).press('Enter');
    await expect(readiness.pane).toContainText('CC1.2 rated minor gap by a person');
    await expect(readiness.pane).toContainText('Notes on CC1.2');
    await readiness.pane.getByRole('tab', { name: 'Rating' }).press('Enter');
    await workspace.command('Remove the override of CC1.2');
    await expect(readiness.tile('CC1.2')).toHaveAccessibleName(/Not in place/);
  });

  await test.step('not relevant needs a reason, and one undo takes it back', async () => {
    await workspace.command('Hold CC1.2 not relevant');
    await readiness.pane.getByRole('textbox', { name: 'Why it is not relevant' }).fill('There is no board.');
    await keyboard.press('ControlOrMeta+Enter');
    await expect(readiness.tile('CC1.2')).toHaveAccessibleName(/Not relevant/);
    await workspace.undo();
    await expect(readiness.tile('CC1.2')).toHaveAccessibleName(/Not in place/);
  });

  await test.step('the rating becomes a gap, once', async () => {
    await workspace.command('Raise a gap for CC1.2');
    await expect(page.getByText('Raised 1 gap.')).toBeVisible();
    await expect(readiness.pane.getByRole('link', { name: 'G-001' })).toBeVisible();
    await workspace.command('Raise a gap for CC1.2');
    await expect(page.getByText(/^No gap was raised/)).toBeVisible();
  });

  await test.step('the gap gets a date in its register', async () => {
    await readiness.open('gaps');
    await expect(readiness.gaps).toContainText('CC1.2: No control serves this criterion.');
    await expect(readiness.gaps).toContainText('No wave');
    await readiness.gaps.focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ControlOrMeta+i');
    await expect(readiness.pane.getByRole('textbox', { name: 'What to do' })).toHaveValue(/Map a control/);
    await readiness.pane.getByRole('textbox', { name: 'Due', exact: true }).fill('2099-06-30');
    await keyboard.press('Enter');
    await expect(readiness.gaps).toContainText('2099-06-30');
    await page.getByRole('button', { name: /^Overdue/ }).press('Enter');
    await expect(page.getByText('No gap passes the filters')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).press('Enter');
    await expect(readiness.gaps).toContainText('G-001');
  });

  await test.step('and moves to a wave on the roadmap, between milestones of a template', async () => {
    await readiness.open('roadmap');
    await page.getByRole('button', { name: 'Plan from a template' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Plan from a template' })).toContainText('2026-09-30');
    await page.getByRole('button', { name: 'Add 9 milestones' }).press('Enter');
    await expect(readiness.line('Period ends, 2026-09-30')).toBeVisible();
    await readiness.line('G-001').focus();
    await keyboard.press('2');
    await expect(readiness.line('G-001')).toHaveAccessibleName(/Wave 2, no owner, due 2099-06-30/);
    await expect(readiness.line('G-001')).toBeFocused();
    await expect(readiness.roadmap).toContainText('Wave 2 0 of 1 closed');
    await workspace.undo();
    await expect(readiness.line('G-001')).toHaveAccessibleName(/No wave/);
    await workspace.redo();
  });

  await test.step('it stands between the engagement and its report, also on another date', async () => {
    await expect(readiness.path).toContainText('What stands between you and Type II to 2026-06-30');
    await expect(readiness.path).toContainText('CC1.2, not in place.');
    await readiness.path.getByRole('textbox', { name: 'Last day to try' }).fill('2026-12-31');
    await expect(readiness.path).toContainText('Type II to 2026-12-31');
    await readiness.path.getByRole('textbox', { name: 'Last day to try' }).fill('2025-12-31');
    await expect(readiness.path).toContainText('The period begins on 2026-01-01');
    await readiness.path.getByRole('button', { name: 'Back to 2026-06-30' }).press('Enter');
  });

  await test.step('the check names it, and passes once a control is there again', async () => {
    await readiness.open('checks');
    await readiness.check('Criterion without a control').press('Enter');
    await expect(readiness.pane.getByRole('link', { name: /CC1\.2/ })).toBeVisible();
    await matrix.open();
    await workspace.command('Add from the control library');
    const library = page.getByRole('dialog', { name: 'Control library' });
    await library.getByRole('searchbox').fill('GOV-03');
    await library.getByRole('button', { name: /^Add all 1 shown/ }).press('Enter');
    await expect(page.getByText('Added 1 control of the library.')).toBeVisible();
    await readiness.open('checks');
    await page.getByRole('button', { name: /^Passed/ }).press('Enter');
    await expect(readiness.check('Criterion without a control')).toHaveCount(0);
    await expect(
      page.getByRole('list', { name: 'Passed' }).getByRole('link', { name: /Criterion without a control/ }),
    ).toBeVisible();
    await readiness.open('readiness');
    await expect(readiness.tile('CC1.2')).toHaveAccessibleName(/Not assessed, single point of support/);
  });
});

test('shows empty views that say the next step, and passes axe', async ({ app, driver }) => {
  test.skip(driver !== 'host', 'axe looks at the same renderer in Chromium, and its look takes a minute');
  test.setTimeout(120_000);
  const { page } = app;
  await new WorkspacePage(app).create({ ...ACME, library: false, path: join(app.folder, 'acme.trustbench') });
  await page.setViewportSize({ width: 1280, height: 800 });
  const empty = {
    overview: 'No controls yet',
    'overview/readiness': 'A tile has the code',
    'overview/gaps': 'No gap yet',
    'overview/roadmap': 'Nothing is planned yet',
    'overview/checks': 'need attention',
  };
  for (const [address, ready] of Object.entries(empty)) {
    await show(page, address, ready);
    await inspect(page, `readiness-${address.replace('/', '-')}-empty`);
  }
});
