/** The year view of 100 controls by 12 months: the engine's answer, and from the click to the painted screen in Chromium. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { insertControl } from '../../electron/engine/matrix/control-writes.ts';
import { startEngine, TYPE_II, type TestEngine } from '../fixtures/engine.ts';
import { screensAreBuilt, withBrowser } from './browser.ts';
import type { Line } from './line.ts';
import { median, quantile } from './measure.ts';

const CONTROLS = 100;
const ROUNDS = 15;
/** So many are in the rows in view at least. */
const LEAST_MARKS = 50;
/** Fifteen daily controls are more than engagements have: 3,900 occurrences of them alone. */
const FREQUENCIES = ['daily', 'weekly', 'monthly', 'monthly', 'quarterly', 'quarterly', 'annual'] as const;

interface Screen {
  /** In the outline. */
  entry: string;
  /** An expression of the page. */
  isShown: string;
}
const YEAR: Screen = {
  entry: 'Calendar',
  isShown: `document.querySelectorAll('[role=grid][aria-label="Calendar of controls"] svg').length > ${LEAST_MARKS}`,
};
/** What any screen of the area takes: one that has nothing to show. */
const EMPTY: Screen = {
  entry: 'Restore tests',
  isShown: `document.querySelector('main')?.textContent.includes('No restore test yet')`,
};

export async function benchCalendar(folder: string): Promise<Line[]> {
  if (!screensAreBuilt('calendar')) return [];
  await using engine = startEngine(join(folder, 'calendar'));
  await fill(engine);
  const answers: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await record(engine, round);
    const before = performance.now();
    await engine.api.calendar.year({});
    answers.push(performance.now() - before);
  }
  // Awaited here: the engine is disposed of when this function returns.
  const painted = await withBrowser(engine, folder, async (context, url) => {
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('navigation').getByRole('link', { name: 'Registers' }).first().click();
    await page.getByRole('navigation', { name: 'Registers' }).waitFor();
    const taken = { year: [] as number[], empty: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.empty.push(await clickToPaint(page, EMPTY));
      taken.year.push(await clickToPaint(page, YEAR));
    }
    return taken;
  });
  const reference = { name: 'an empty register', value: median(painted.empty) };
  return [
    {
      name: 'calendar: the year of 100 controls, p50',
      ours: median(answers),
      unit: 'ms',
      target: { most: 20 },
    },
    {
      name: `calendar: click to the year view painted, p50 of ${ROUNDS}`,
      ours: median(painted.year),
      unit: 'ms',
      reference,
      target: { most: 100 },
    },
    {
      name: 'calendar: the same, p95',
      ours: quantile(painted.year, 0.95),
      unit: 'ms',
      target: { most: 100 },
    },
  ];
}

async function fill({ api, target, session }: TestEngine): Promise<void> {
  await api.workspace.create({
    target: target('calendar.trustbench'),
    actor: 'Ada Test',
    engagement: { ...TYPE_II, periodFrom: '2026-01-01', periodTo: '2026-12-31' },
    categories: ['security'],
    people: [{ name: 'Grace Owner', side: 'client' }],
    library: 'none',
  });
  session.change('Add controls', (tx) => {
    for (let i = 0; i < CONTROLS; i += 1)
      insertControl(session.workspace, tx, {
        ref: `CTL-${String(i + 1).padStart(3, '0')}`,
        title: `Control ${i + 1} reviews access of the ${i % 17}th system`,
        domain: `Domain ${i % 12}`,
        ownerName: 'Grace Owner',
        frequency: FREQUENCIES[i % FREQUENCIES.length] ?? 'monthly',
      });
  });
}

/** Something is written before each answer, so that none comes from what was read for the one before. */
async function record({ api }: TestEngine, round: number): Promise<void> {
  const { controls } = await api.calendar.year({});
  const weekly = controls.find(({ frequency }) => frequency === 'weekly');
  const key = `2026-W${String(round + 1).padStart(2, '0')}`;
  await api.calendar.waive({
    items: [{ controlId: weekly?.id ?? '', system: '', key }],
    reason: 'Not in use',
  });
}

/** From the press on an entry of the outline to the frame that shows its screen (ms), coming from another part. */
async function clickToPaint(page: Page, { entry, isShown }: Screen): Promise<number> {
  await page.getByRole('navigation', { name: 'Registers' }).getByRole('link', { name: 'Policies' }).click();
  await page.locator('[role=grid][aria-label="Calendar of controls"]').waitFor({ state: 'detached' });
  // Runs in the page, which this program's own types know nothing of.
  return page.evaluate(`new Promise((resolve) => {
    const links = [...document.querySelectorAll('nav[aria-label="Registers"] a')];
    const before = performance.now();
    const look = () => {
      // The frame after this one has it on screen.
      if (${isShown}) requestAnimationFrame(() => resolve(performance.now() - before));
      else requestAnimationFrame(look);
    };
    links.find((one) => one.textContent.startsWith('${entry}')).click();
    look();
  })`);
}
