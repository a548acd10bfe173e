/** Status as it is written everywhere: the sign, then the words. */
import { ROLL_UP_NAMES, type RollUpResult } from '../../../../../shared/domain/mock-audit/roll-up.ts';
import type { ReadinessRating, Severity, TestResult } from '../../../../../shared/domain/vocabulary.ts';
import {
  READINESS_NAMES,
  SEVERITY_NAMES,
  TEST_RESULT_NAMES,
} from '../../../../../shared/domain/vocabulary.ts';
import { COLORS, RATING_COLORS, RESULT_COLORS, SEVERITY_COLORS } from '../palette.ts';
import type { Span } from '../text.ts';

export function ratingSpan(rating: ReadinessRating, text = READINESS_NAMES[rating]): Span {
  const { solid, text: color } = RATING_COLORS[rating];
  return { text, sign: rating, signColor: solid, color };
}

export function resultSpan(result: TestResult, text = TEST_RESULT_NAMES[result]): Span {
  const { solid, text: color } = RESULT_COLORS[result];
  return { text, sign: result, signColor: solid, color };
}

/** Work that is left has the sign of a test in progress. */
export function rollUpSpan(result: RollUpResult): Span {
  return resultSpan(result === 'incomplete' ? 'in_progress' : result, ROLL_UP_NAMES[result]);
}

export function severitySpan(severity: Severity, text = SEVERITY_NAMES[severity]): Span {
  const { solid, text: color } = SEVERITY_COLORS[severity];
  return { text, sign: `severity_${severity}`, signColor: solid, color };
}

export function strong(text: string): Span {
  return { text, weight: 600 };
}

export function quiet(text: string): Span {
  return { text, color: COLORS.text2 };
}
