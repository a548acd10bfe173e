/** Scrolling and editing 500 controls by 61 criteria, in Chromium over the loopback host. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { insertControl } from '../../electron/engine/matrix/control-writes.ts';
import { criteriaFor } from '../../shared/domain/criteria.ts';
import { CATEGORIES } from '../../shared/domain/vocabulary.ts';
import { startEngine, TYPE_II, type TestEngine } from '../fixtures/engine.ts';
import { screensAreBuilt, withBrowser } from './browser.ts';
import { MISSED, scrollFrames, watchEnter } from './frames.ts';
import type { Line } from './line.ts';
import { median, quantile } from './measure.ts';

const CONTROLS = 500;
const OWNERS = 40;
const EDITS = 30;
const ROUNDS = 5;

export async function benchGrid(folder: string): Promise<Line[]> {
  if (!screensAreBuilt('grid')) return [];
  await using engine = startEngine(join(folder, 'grid'));
  await addControls(engine);
  // Awaited here: the engine is disposed of when this function returns.
  return await withBrowser(engine, folder, async (context, url) => {
    const plain = await context.newPage();
    await plain.setContent(plainPage());
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('navigation').getByRole('link', { name: 'Matrix' }).first().click();
    await page.getByRole('grid', { name: 'Controls', exact: true }).waitFor();
    const controls = await compare(plain, page, 'div:has(> [aria-label="Controls"])', { y: 60 });
    const latency = await editLatency(page);
    await page.getByText('Criteria by control', { exact: true }).first().click();
    const cross = 'div:has(> [role=grid][aria-label="Criteria by control"])';
    await page.locator(cross).waitFor();
    const across = await compare(plain, page, cross, { x: 40 });
    const slanting = await compare(plain, page, cross, { x: 40, y: 20 });
    return [
      ...frameLines('controls down', controls),
      ...frameLines('cross-tab across', across),
      ...frameLines('cross-tab slanting', slanting),
      {
        name: `grid: Enter to the new text painted, p50 of ${EDITS}`,
        ours: median(latency),
        unit: 'ms',
        target: { most: 50 },
      },
      {
        name: 'grid: the same, p95',
        ours: quantile(latency, 0.95),
        unit: 'ms',
        target: { most: 50 },
      },
    ];
  });
}

async function addControls(engine: TestEngine): Promise<void> {
  await engine.api.workspace.create({
    target: engine.target('grid.trustbench'),
    actor: 'Ada Test',
    engagement: TYPE_II,
    categories: [...CATEGORIES],
    people: Array.from({ length: OWNERS }, (_, i) => ({ name: `Person ${i}`, side: 'client' as const })),
    library: 'none',
  });
  const criteria = criteriaFor(CATEGORIES).map(({ id }) => id);
  engine.session.change('Add controls', (tx) => {
    for (let i = 0; i < CONTROLS; i += 1) {
      insertControl(engine.session.workspace, tx, {
        ref: `CTL-${String(i + 1).padStart(3, '0')}`,
        title: `Control ${i + 1} reviews access of the ${i % 17}th system`,
        domain: `Domain ${i % 12}`,
        ownerName: `Person ${i % OWNERS}`,
        frequency: 'monthly',
        nature: 'detective',
        mode: 'manual',
        isKey: i % 3 === 0,
        criteria: [0, 1, 2, 3].map((n) => criteria[(i * 3 + n * 7) % criteria.length] ?? 'CC1.1'),
      });
    }
  });
}

/** As many lines as the grid has, with nothing to do but to be painted: what the browser can show here at all. */
function plainPage(): string {
  const lines = Array.from({ length: CONTROLS }, (_, i) => `<div>Line ${i + 1} of a plain page</div>`);
  return `<style>body{margin:0;font:12px/28px sans-serif}main{height:100vh;overflow:auto}main>div{width:14000px}</style>
    <main>${lines.join('')}</main>`;
}

/** Times between frames (ms), round by round. */
interface Compared {
  ours: number[][];
  plain: number[][];
}

/** Both pages in turn, because what else the machine does hits both. */
async function compare(
  plain: Page,
  page: Page,
  selector: string,
  step: { x?: number; y?: number },
): Promise<Compared> {
  const times: Compared = { ours: [], plain: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await plain.bringToFront();
    times.plain.push(await scrollFrames(plain, 'main', step));
    await page.bringToFront();
    times.ours.push(await scrollFrames(page, selector, step));
  }
  return times;
}

const late = (times: readonly number[]) =>
  (100 * times.filter((time) => time > MISSED).length) / Math.max(times.length, 1);

/** A figure of the round in the middle: a burst of other work on the machine spoils a round, not the result. */
function frameLines(what: string, times: Compared): Line[] {
  const line = (name: string, of: (times: readonly number[]) => number): Line => ({
    name: `grid: ${what}, frame ${name}`,
    ours: median(times.ours.map(of)),
    unit: 'ms',
    reference: { name: 'plain page', value: median(times.plain.map(of)) },
    // Chromium paces both pages; what it makes of the plain one is what 60 frames a second are here.
    target: { ratio: 1.1 },
  });
  return [
    line('p50', (times) => quantile(times, 0.5)),
    line('p95', (times) => quantile(times, 0.95)),
    { ...line('slowest', (times) => Math.max(...times)), target: { most: 50 } },
    { ...line('missed', late), unit: '%', target: { most: 1 } },
  ];
}

/** Types a new title into one row after the other. */
async function editLatency(page: Page): Promise<number[]> {
  const first = page.getByRole('rowheader', { name: 'CTL-001', exact: true });
  await first.click();
  await page.keyboard.press('ArrowRight');
  const taken: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const text = `Retitled ${edit}`;
    const cell = await page.locator('[role=grid] [data-active]').getAttribute('id');
    await page.keyboard.type(text);
    const { painted } = await watchEnter(page, `[id="${cell}"]:not(:has(input))`, text);
    await page.keyboard.press('Enter');
    taken.push(await painted);
  }
  return taken;
}
