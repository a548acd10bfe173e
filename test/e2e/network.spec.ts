/** The running application opens no connection but its own: the system is asked, not the application. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { remoteContent } from '../fixtures/remote-content.ts';
import { canObserve, connectionsIn, observed, type Connection } from './connections.ts';
import { startElsewhere } from './elsewhere.ts';
import { expect, launch, test, type Driver, type Launched } from './launch.ts';
import { EvidencePage } from './pages/evidence.ts';
import { ReportsPage } from './pages/reports.ts';
import { findChromium } from './runtimes.ts';

const CLI = join(import.meta.dirname, '../../electron/cli/trustbench.js');
const SCREENS = [
  ['overview', 'Overview'],
  ['scope/people', 'Scope'],
  ['matrix', 'Matrix'],
  ['requests', 'Requests'],
  ['audit', 'Mock audit'],
  ['findings', 'Findings'],
  ['registers/policies', 'Registers'],
  ['reports/settings', 'Reports'],
  ['history', 'History'],
  ['backups', 'Backups'],
  ['guide/criteria/CC6.1', 'Guide'],
] as const;

/** Each makes a page that obeys it ask `HOST:PORT` for something. */
const ATTEMPTS: Record<string, (address: string) => unknown> = {
  image: (address) => {
    new Image().src = `http://${address}/image`;
  },
  markup: (address) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<img src="http://${address}/img">
       <video src="http://${address}/v"></video><div style="background:url(http://${address}/css)">x</div>`,
    );
  },
  'fetch and beacon': async (address) => {
    navigator.sendBeacon(`http://${address}/beacon`);
    await fetch(`http://${address}/fetch`, { mode: 'no-cors' }).catch(() => {});
  },
  'sockets and events': (address) => {
    for (const open of [() => new WebSocket(`ws://${address}/`), () => new EventSource(`http://${address}/`)])
      try {
        open();
      } catch {
        // Refused at once.
      }
  },
  'script, style and sound': (address) => {
    const script = document.createElement('script');
    script.src = `http://${address}/s.js`;
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = `http://${address}/s.css`;
    document.head.append(script, style);
    document.body.append(Object.assign(document.createElement('audio'), { src: `http://${address}/a.mp3` }));
  },
};

/** What no policy of a page covers: the shell refuses it, and a browser is its owner's. */
const BELOW_THE_POLICY: Record<string, (address: string) => unknown> = {
  'connections ahead of a request': (address) => {
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender']) {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = rel === 'dns-prefetch' ? 'http://tracker.example/' : `http://${address}/${rel}`;
      document.head.append(link);
    }
  },
  'a form, which a browser connects for and then refuses': (address) => {
    const form = document.createElement('form');
    form.action = `http://${address}/form`;
    form.method = 'post';
    document.body.append(form);
    form.submit();
  },
  'frames, which a browser connects for and then refuses': (address) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<iframe src="http://${address}/"></iframe><object data="http://${address}/"></object>`,
    );
  },
  'datagrams and relays of WebRTC': async (address) => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${address}` },
        { urls: `turn:${address}?transport=udp`, username: 'u', credential: 'c' },
        { urls: `turn:${address}?transport=tcp`, username: 'u', credential: 'c' },
      ],
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    peer.close();
  },
};

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustbench-network-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const run = (...args: string[]) => execFileSync(process.execPath, [CLI, ...args], { stdio: 'pipe' });

async function newWorkspace(driver: Driver, evidence: Record<string, string | Buffer>): Promise<string> {
  const file = join(folder, `${driver}.trustbench`);
  const period = ['--type', 'II', '--from', '2026-01-01', '--to', '2026-06-30'];
  run('new', file, '--client', 'Northwind Ledger', '--library', 'CHG-01,IAM-07', ...period);
  const paths = Object.entries(evidence).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  run('attach', file, ...paths, '--keep-containers');
  return file;
}

async function useEverything(app: Launched, evidenceCount: number): Promise<void> {
  const { page } = app;
  for (const [address, heading] of SCREENS) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading);
  }
  const evidence = new EvidencePage(app);
  await evidence.open();
  for (let n = 1; n <= evidenceCount; n += 1) {
    await evidence.openRecord(`EV-000${n}`);
    await expect(
      evidence.viewer
        .getByText(/Remote|Page 1/)
        .or(evidence.viewer.locator('canvas'))
        .first(),
    ).toBeVisible();
  }
  await new ReportsPage(app).exportReport('matrix', join(folder, `${app.driver}.xlsx`));
}

/** Tries one way after another. `seen` then gives the connections that were opened since. */
async function attempt(
  page: Page,
  attempts: Readonly<Record<string, (address: string) => unknown>>,
  address: string,
  seen: () => Connection[],
): Promise<Record<string, Connection[]>> {
  const opened: Record<string, Connection[]> = {};
  for (const [what, ask] of Object.entries(attempts)) {
    const before = seen().length;
    await page.evaluate(ask, address);
    await page.waitForTimeout(300);
    const since = seen().slice(before);
    if (since.length > 0) opened[what] = since;
  }
  return opened;
}

test.beforeEach(() => test.skip(!canObserve(), 'strace is not there'));

test('the application opens no connection but its own', async ({ driver }) => {
  await using elsewhere = await startElsewhere();
  const evidence = await remoteContent(elsewhere.address);
  const file = await newWorkspace(driver, evidence);
  const log = join(folder, `${driver}.log`);
  const app = await launch(driver, { file, observe: log });
  /** The page of the loopback host comes from the loopback host; that of the shell from files. */
  const own = new URL(app.page.url()).host;
  const others = () => connectionsIn(log).filter(({ to }) => to !== own);
  try {
    await useEverything(app, Object.keys(evidence).length);
    expect(others(), 'in use').toEqual([]);
    expect(connectionsIn(log).length > 0, 'the observer sees the page').toBe(driver === 'host');

    const attempts = driver === 'electron' ? { ...ATTEMPTS, ...BELOW_THE_POLICY } : ATTEMPTS;
    expect(await attempt(app.page, attempts, elsewhere.address, others), 'when the page tries').toEqual({});
    expect(elsewhere.visits()).toBe(0);

    // Had anything been opened, it would have been seen.
    if (app.electron)
      await app.electron.evaluate(
        (_electron, address) => fetch(`http://${address}/`).then(({ status }) => status),
        elsewhere.address,
      );
  } finally {
    await app.close();
  }
  if (driver === 'electron') expect(others().map(({ to }) => to)).toEqual([elsewhere.address]);
});

test('the observer sees each of those ways where nothing stops it', async ({ driver }) => {
  test.skip(driver !== 'host', 'a browser without the policy of the application');
  await using elsewhere = await startElsewhere();
  await using start = await startElsewhere();
  const log = join(folder, 'open.log');
  const browser = await chromium.launch({
    executablePath: observed(findChromium(process.env), log),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const seen = () => connectionsIn(log).filter(({ to }) => to === elsewhere.address);
  try {
    for (const [what, ask] of Object.entries({ ...ATTEMPTS, ...BELOW_THE_POLICY })) {
      const page = await browser.newPage();
      // From the loopback address to the loopback address, which a browser asks nobody about.
      await page.goto(`http://${start.address}/`);
      const before = seen().length;
      await attempt(page, { [what]: ask }, elsewhere.address, seen);
      await expect.poll(() => seen().length, { message: what }).toBeGreaterThan(before);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
