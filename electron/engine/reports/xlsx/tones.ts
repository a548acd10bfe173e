/** Colours of the words of reports. A word says by itself what its colour says. */
import { ROLL_UP_NAMES } from '../../../../shared/domain/mock-audit/roll-up.ts';
import {
  DEVIATION_MARKS,
  MARK_CODES,
  READINESS_NAMES,
  SEVERITY_NAMES,
  TEST_RESULT_NAMES,
} from '../../../../shared/domain/vocabulary.ts';
import { addDays } from '../../../../shared/domain/readiness/days.ts';
import { RATING_COLORS, RESULT_COLORS, SEVERITY_COLORS } from '../pdf/palette.ts';
import { tonesOf } from './sheet.ts';

export const RATING_TONES = tonesOf(READINESS_NAMES, RATING_COLORS);
export const RESULT_TONES = tonesOf(TEST_RESULT_NAMES, RESULT_COLORS);
export const SEVERITY_TONES = tonesOf(SEVERITY_NAMES, SEVERITY_COLORS);
export const ROLL_UP_TONES = tonesOf(ROLL_UP_NAMES, RESULT_COLORS);
/** Of marks, those that say that something deviates. */
export const MARK_TONES = new Map(
  DEVIATION_MARKS.map((mark) => [MARK_CODES[mark], RESULT_COLORS.exceptions]),
);

const OVERDUE = 'Overdue';
const SOON = 'Due within 30 days';
export const DUE_TONES = new Map([
  [OVERDUE, RATING_COLORS.not_in_place],
  [SOON, RATING_COLORS.minor_gap],
]);

/** What a due day asks for, as a word; empty for what is settled or has no day. @param today `YYYY-MM-DD`; a day is overdue from the day after */
export function dueWord(due: string | null, isOpen: boolean, today: string): string {
  if (due === null || !isOpen) return '';
  if (due < today) return OVERDUE;
  return due <= addDays(today, 30) ? SOON : '';
}
