import { expect, type Locator, type Page } from '@playwright/test';
import type { Launched } from '../launch.ts';

/** The readiness views of the Overview area: heat map, gap register, roadmap and checks. */
export class ReadinessPage {
  readonly page: Page;
  /** The criterion, category, gap or check that is shown beside the list. */
  readonly pane: Locator;
  readonly map: Locator;
  readonly gaps: Locator;
  readonly roadmap: Locator;
  /** What stands between the engagement and its report. */
  readonly path: Locator;

  constructor(app: Launched) {
    this.page = app.page;
    this.pane = this.page.getByRole('complementary', { name: 'Detail' });
    this.map = this.page.getByRole('group', { name: 'Readiness by criterion' });
    this.gaps = this.page.getByRole('grid', { name: 'Gaps', exact: true });
    this.roadmap = this.page.getByRole('group', { name: 'Roadmap' });
    this.path = this.page.getByRole('complementary', { name: 'What stands in between' });
  }

  /** Goes to a view by the keys that a person uses: the number of the area, then the command. */
  async open(view: 'status' | 'readiness' | 'gaps' | 'roadmap' | 'checks'): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+1');
    await expect(this.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.page.getByLabel('Find a record or run a command').fill(`>Show ${view}`);
    await this.page.getByRole('button', { name: `Show ${view}`, exact: true }).click();
    await expect(this.page.getByRole('radio', { name: new RegExp(`^${view}`, 'i') })).toBeChecked();
  }

  tile(criterion: string): Locator {
    return this.map.getByRole('link', { name: new RegExp(`^${criterion.replace('.', '\\.')}, `) });
  }

  /** Moves the focus to a tile by arrow keys, from the first one of the map. */
  async walkTo(criterion: string): Promise<void> {
    const tile = this.tile(criterion);
    await this.map.getByRole('link').first().focus();
    for (let steps = 0; steps < 80; steps += 1) {
      if (await tile.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`The arrow keys do not lead to ${criterion}.`);
  }

  /** The line of a gap or milestone on the roadmap, by the start of its name. */
  line(name: string): Locator {
    return this.roadmap.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  check(title: string): Locator {
    return this.page.getByRole('list', { name: 'Needs attention' }).getByRole('link', { name: title });
  }
}
