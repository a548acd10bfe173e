/** What every short report begins with, and how a ranked list ends. */
import type { Ranked, ShortModel } from '../../../../../shared/domain/report-short.ts';
import { clip } from '../../../../../shared/domain/report-short.ts';
import { CATEGORY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { enumerate } from '../../../../../shared/domain/report-standing.ts';
import { reportTime } from '../../words.ts';
import { head, paragraph, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import type { Fit } from './part.ts';
import { COLORS } from '../palette.ts';
import { quiet, strong } from '../sections/marks.ts';
import { STYLES, type Span } from '../text.ts';

/** Letters of the name of a client or a system before it is cut. */
const NAME = 90;

/** Title, whose system it is, the time and the categories; on the first page, in the place of a cover. */
export function opening(flow: Flow, { meta }: ShortModel, { letters }: Fit): void {
  flow.openSection();
  const who = [clip(meta.client, letters(NAME)), clip(meta.system, letters(NAME))].filter(Boolean).join(', ');
  head(
    flow,
    { level: 1, number: '', title: meta.title ?? '', listed: false },
    { ...STYLES.section, color: flow.accent },
    { before: 0, after: 3 },
  );
  paragraph(flow, [strong(who)], STYLES.body, 1);
  const categories = enumerate(meta.categories.map((category) => CATEGORY_NAMES[category]));
  const about = meta.kind === 'type1' ? 'Readiness for SOC 2 Type I, design' : 'Readiness for SOC 2 Type II';
  const made = meta.firm === '' ? '' : ` Prepared with ${clip(meta.firm, letters(NAME))}.`;
  paragraph(
    flow,
    [quiet(`${about}, ${reportTime(meta)}. Categories: ${categories || 'none chosen yet'}.${made}`)],
    STYLES.body,
    8,
  );
}

/** A heading without a number: these reports are too short to be referred to by section. */
export const title = (flow: Flow, text: string): void => subHead(flow, '', text, false);

/** Body text in the quiet colour. */
export const plain = (flow: Flow, text: string, after = 5): void =>
  paragraph(flow, text, { ...STYLES.body, color: COLORS.text2 }, after);

/** What is left out of a list, and where all of it stands; nothing when nothing is. */
export function andMore(flow: Flow, { more }: Ranked<unknown>, what: string, where: string): void {
  if (more > 0) paragraph(flow, `And ${more} more ${what}; ${where}.`, STYLES.small, 2);
}

/** Names on one line, the rest counted. */
export function named(names: readonly string[], most: number, letters: number): Span[] {
  const shown = names.slice(0, most).map((name) => clip(name, letters));
  const more = names.length - shown.length;
  return [{ text: shown.join('; ') }, ...(more > 0 ? [quiet(`; and ${more} more`)] : [])];
}
