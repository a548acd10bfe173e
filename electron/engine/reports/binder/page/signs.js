import { h, svg } from './dom.js';
import { words } from './data.js';

/** A sign and a colour for each state; the word always stands beside it, so neither colour nor shape has to be known. */
const SIGNS = {
  ready: 'good',
  no_exceptions: 'good',
  minor_gap: 'minor',
  major_gap: 'major',
  unable_to_test: 'major',
  not_in_place: 'bad',
  exceptions: 'bad',
  not_suitably_designed: 'bad',
  in_progress: 'busy',
  incomplete: 'busy',
  not_assessed: 'open',
  not_tested: 'open',
  did_not_occur: 'none',
  not_relevant: 'none',
  critical: 'bad',
  high: 'major',
  medium: 'minor',
  low: 'none',
};

const round = () => svg('circle', { cx: 6, cy: 6, r: 5, class: 'fill' });
const ring = (props = {}) => svg('circle', { cx: 6, cy: 6, r: 4.4, class: 'ring', ...props });
const DRAWINGS = {
  good: () => [round(), svg('path', { d: 'M3.4 6.2 5.3 8 8.7 4.2', class: 'cut' })],
  minor: () => [ring(), svg('path', { d: 'M6 6V1.6A4.4 4.4 0 1 1 1.6 6z', class: 'fill' })],
  major: () => [ring(), svg('path', { d: 'M6 6V1.6A4.4 4.4 0 0 1 10.4 6z', class: 'fill' })],
  bad: () => [
    svg('path', { d: 'M6 .4 11.6 6 6 11.6.4 6z', class: 'fill' }),
    svg('path', { d: 'M4.2 4.2 7.8 7.8M7.8 4.2 4.2 7.8', class: 'cut' }),
  ],
  busy: () => [ring(), svg('path', { d: 'M6 1.6a4.4 4.4 0 0 0 0 8.8z', class: 'fill' })],
  open: () => [ring({ 'stroke-dasharray': '2 1.6' })],
  none: () => [svg('path', { d: 'M2.5 6h7', class: 'ring' })],
};

export const toneOf = (state) => SIGNS[state] ?? 'none';

/** The drawing alone; what stands beside it says the same. */
export const signOf = (state) =>
  svg(
    'svg',
    { class: `sign ${toneOf(state)}`, viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' },
    DRAWINGS[toneOf(state)](),
  );

/** A state as sign and word. */
export const state = (value, names) =>
  value ? h('span', { class: `state ${toneOf(value)}` }, signOf(value), names[value] ?? value) : null;

export const result = (value) => state(value, words.results);
export const rating = (value) => state(value, words.ratings);
export const severity = (value) => state(value, words.severities);
