/**
 * What a careful user would see: what axe finds, and with TRUSTBENCH_PICTURES=1 pictures in artifacts/screens for people to look
 * at. In a browser only: the shell shows the same.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const SCREENS = join(import.meta.dirname, '../../artifacts/screens');
/** WCAG 2.2 AA, as far as a program can tell. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function photograph(page: Page, name: string): Promise<void> {
  if (!process.env['TRUSTBENCH_PICTURES']) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

interface Look {
  /** A selector, to look at nothing else. */
  part?: string;
  /** Only at the colours: of a screen whose structure was looked at in the other theme. */
  colours?: boolean;
}

export async function expectAccessible(
  page: Page,
  what: string,
  { part, colours = false }: Look = {},
): Promise<void> {
  // Without frames, which no screen has, axe needs no second page, and passing elements need no report: a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (part) axe.include(part);
  const { violations } = await (colours ? axe.withRules(['color-contrast']) : axe.withTags(RULES)).analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join('; ')})`,
  );
  expect(found, `accessibility of ${what}`).toEqual([]);
}

/** Both themes: a picture of each, and no violation. @param part a selector, to look for violations nowhere else */
export async function inspect(page: Page, name: string, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await photograph(page, `${name}-${colorScheme}`);
    await expectAccessible(page, `${name}, ${colorScheme}`, {
      ...(part && { part }),
      colours: colorScheme === 'dark',
    });
  }
}
