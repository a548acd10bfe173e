/** The guide: deep links, search, ways into the matrix, and the explanations beside the choices of the form. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './launch.ts';
import { inspect, photograph } from './look.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

/** Address in the guide and heading of what it shows. */
const ARTICLES: Record<string, string> = {
  '': 'Criteria',
  'criteria/CC6.1': 'CC6.1',
  'controls/IAM-04': 'IAM-04',
  'policies/access-control': 'Access control',
  'requirements/R16': 'Change management',
  'myths/certification': 'SOC 2 is a certification.',
  'reports/types': 'Type I and Type II',
  'reports/categories': 'The five categories',
  'glossary/cuec': 'CUEC',
};

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/guide/${address}`);
}

test('the guide is searched, linked and leads into the matrix', async ({ app }) => {
  const { page } = app;
  const workspace = new WorkspacePage(app);
  await workspace.create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  const article = page.getByRole('article');

  await test.step('F1 opens it, and every section has its list', async () => {
    await page.keyboard.press('F1');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guide');
    const sections = page.getByRole('navigation', { name: 'Sections of the guide' });
    await expect(sections.getByRole('link', { name: /Criteria/ })).toContainText('61');
    await sections.getByRole('link', { name: /Glossary/ }).click();
    await expect(page.getByRole('grid', { name: 'Glossary' })).toBeVisible();
  });

  await test.step('arrow keys read on, Enter goes into the text', async () => {
    await open(page, 'criteria/CC6.1');
    await expect(article).toContainText('What an auditor looks for');
    const list = page.getByRole('grid', { name: 'Criteria' });
    await list.focus();
    await list.press('ArrowDown');
    await expect(article.getByRole('heading', { level: 2 })).toContainText('CC6.2');
    await list.press('Enter');
    await expect(article).toBeFocused();
  });

  await test.step('the search looks through all sections', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('complementary user-entity');
    const found = page.getByRole('grid', { name: 'Found in the guide' });
    await found.getByRole('gridcell', { name: 'CUEC', exact: true }).click();
    await expect(article).toContainText('the report assumes the customer runs');
    await article.getByRole('link', { name: 'User entity' }).click();
    await expect(article.getByRole('heading', { level: 2 })).toHaveText('User entity');
    await page.getByRole('searchbox').fill('xyzzy');
    await expect(page.getByText('Nothing in the guide holds these words')).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
  });

  await test.step('an address that is not known says so', async () => {
    await open(page, 'glossary/nonsense');
    await expect(article).toContainText('Glossary holds no “nonsense”');
  });

  await test.step('the palette finds what it holds', async () => {
    await workspace.command('Carve-out');
    await expect(article.getByRole('heading', { level: 2 })).toHaveText('Carve-out');
  });

  await test.step('a control leads to itself in the matrix', async () => {
    await open(page, 'controls/IAM-04');
    await article.getByRole('link', { name: 'Show in the matrix' }).click();
    await expect(page).toHaveURL(/matrix\/controls\//);
  });
});

test('a policy outline is copied as text', async ({ app, driver }) => {
  test.skip(
    driver !== 'host',
    'Reading the clipboard back needs a permission that only the browser can be given.',
  );
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'policies/password');
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied the outline of the password policy.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Password policy\n/);
  expect(text).toContain('Multi-factor login');
});

test('the form of a new engagement explains its choices in place', async ({ app: { page } }) => {
  await page.getByRole('button', { name: /^New engagement/ }).click();
  await page.getByText('What is the difference between Type I and Type II?').click();
  await expect(page.getByRole('table', { name: 'Type I and Type II' })).toContainText(
    'no minimum is prescribed',
  );
  await page.getByText('Which categories to choose?').click();
  const categories = page.getByRole('table', { name: 'The five categories' });
  await expect(categories).toContainText('18 criteria');
  await categories.scrollIntoViewIfNeeded();
  await photograph(page, 'new-engagement-explained');
});

test('the guide passes axe', async ({ app: { page }, driver }) => {
  test.skip(driver !== 'host', 'axe looks at the same renderer in Chromium, and its look takes a minute');
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [address, heading] of Object.entries(ARTICLES)) {
    await open(page, address);
    await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toContainText(heading);
    await inspect(page, `guide-${address.replace('/', '-') || 'start'}`);
  }
});
