/** The auditor binder as an auditor opens it: a file on a disk, in a browser, with nothing behind it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { expect, test } from './launch.ts';
import { findChromium } from './runtimes.ts';

const MAIN = resolve(import.meta.dirname, '../../electron/cli/trustbench.js');
const HOSTILE = '</script><img src=x onerror=alert(1)>\u2028<b>bold</b>';

test('the binder opens from a disk, is searched, runs nothing of the evidence and asks for nothing', async ({
  driver,
}) => {
  test.skip(driver !== 'host', 'A binder is opened in browsers.');
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-binder-'));
  const trustbench = (...args: string[]): void => {
    const env = { ...process.env, TRUSTBENCH_DATA: join(folder, 'data') };
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  };
  const period = ['--from', '2026-01-01', '--to', '2026-06-30'];
  trustbench(
    'new',
    'a.trustbench',
    '--client',
    'Fernhill Ltd',
    '--type',
    'II',
    ...period,
    '--library',
    'all',
  );
  writeFileSync(join(folder, 'page.html'), '<!doctype html><script>alert(1)</script>');
  writeFileSync(join(folder, 'list.csv'), 'account,decision\nm.weiss,remove\n');
  trustbench('attach', 'a.trustbench', 'page.html', 'list.csv');
  trustbench('evidence', 'set', 'a.trustbench', 'EV-0001', '--title', HOSTILE);
  trustbench('report', 'a.trustbench', '--kind', 'binder', '--format', 'html', '--out', 'binder.html');
  const address = pathToFileURL(join(folder, 'binder.html')).href;

  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fernhill Ltd');

    await test.step('the matrix is searched and filtered, and remembers both', async () => {
      await page.getByRole('link', { name: 'Control matrix' }).click();
      await page.keyboard.press('/');
      await page.keyboard.type('IAM-0');
      const rows = page.getByRole('table', { name: 'Control matrix' }).locator('tbody tr');
      await expect(rows.first()).toContainText('IAM-01');
      const found = await rows.count();
      await page.getByRole('combobox', { name: 'Criterion' }).selectOption('CC6.2');
      await expect(async () => expect(await rows.count()).toBeLessThan(found)).toPass();
      await rows.first().getByRole('link').click();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('searchbox')).toHaveValue('IAM-0');
    });

    await test.step('a hostile title is text', async () => {
      await page.getByRole('link', { name: /^Evidence/ }).click();
      await page.getByRole('link', { name: 'EV-0001' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=alert(1)>');
      expect(await page.locator('img').count()).toBe(0);
    });

    await test.step('a file is held against the index', async () => {
      await page.getByRole('link', { name: 'Check files' }).click();
      writeFileSync(join(folder, 'other.csv'), 'account,decision\n');
      await page.locator('#files').setInputFiles([join(folder, 'list.csv'), join(folder, 'other.csv')]);
      const outcomes = page.getByRole('table', { name: 'Checked files' });
      await expect(outcomes.getByRole('row', { name: 'list.csv' })).toContainText('Unchanged');
      await expect(outcomes.getByRole('row', { name: 'other.csv' })).toContainText('Not in the index');
    });

    await test.step('an address that anybody may type ends nowhere', async () => {
      await page.goto(`${address}#/constructor/x`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing has this address');
    });
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(address))).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
