import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { ROLL_UP_NAMES, type RollUpResult } from '../../shared/domain/mock-audit/roll-up.ts';
import {
  READINESS_CODES,
  READINESS_NAMES,
  TEST_RESULT_CODES,
  TEST_RESULT_NAMES,
  type ReadinessRating,
  type Severity,
  type TestResult,
} from '../../shared/domain/vocabulary.ts';
import { RatingGlyph, ResultGlyph, SeverityGlyph } from './glyphs.tsx';
import styles from './Sign.module.css';

/** How much is said beside the shape. The accessible name is always the full word. */
type Words = 'name' | 'code' | 'none';

const SEVERITY_NAMES: Record<Severity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

const RATING_TONES: Record<ReadinessRating, string | undefined> = {
  ready: styles.ready,
  minor_gap: styles.minor,
  major_gap: styles.major,
  not_in_place: styles.none,
  not_assessed: styles.na,
  not_relevant: styles.na,
};

const RESULT_TONES: Record<TestResult, string | undefined> = {
  no_exceptions: styles.ready,
  exceptions: styles.none,
  not_suitably_designed: styles.none,
  did_not_occur: styles.na,
  in_progress: styles.ink,
  not_tested: styles.na,
  unable_to_test: styles.major,
};

const SEVERITY_TONES: Record<Severity, string | undefined> = {
  low: styles.na,
  medium: styles.minor,
  high: styles.major,
  critical: styles.none,
};

interface FrameProps {
  glyph: ReactNode;
  tone: string | undefined;
  name: string;
  code: string;
  words: Words;
}

function SignFrame({ glyph, tone, name, code, words }: FrameProps) {
  return (
    <span className={`${styles.sign} ${tone}`} title={words === 'name' ? undefined : name}>
      {glyph}
      {words === 'name' ? name : <VisuallyHidden>{name}</VisuallyHidden>}
      {words === 'code' && <span aria-hidden>{code}</span>}
    </span>
  );
}

/** For a narrow column whose title says what is rated. */
const SHORT_RATINGS: Record<ReadinessRating, string> = {
  ...READINESS_NAMES,
  minor_gap: 'Minor',
  major_gap: 'Major',
};

interface RatingProps {
  rating: ReadinessRating;
  words?: Words | 'short';
}

/** Readiness: a circle filled by how much is in place. */
export function RatingSign({ rating, words = 'name' }: RatingProps) {
  const short = words === 'short';
  return (
    <SignFrame
      glyph={<RatingGlyph rating={rating} />}
      tone={RATING_TONES[rating]}
      name={(short ? SHORT_RATINGS : READINESS_NAMES)[rating]}
      code={READINESS_CODES[rating]}
      words={short ? 'name' : words}
    />
  );
}

/** Test result: a square, or another shape where someone must look. */
export function ResultSign({ result, words = 'name' }: { result: TestResult; words?: Words }) {
  const glyph = <ResultGlyph result={result} />;
  const [name, code] = [TEST_RESULT_NAMES[result], TEST_RESULT_CODES[result]];
  return <SignFrame glyph={glyph} tone={RESULT_TONES[result]} name={name} code={code} words={words} />;
}

/** What tests come to: the shapes of their results; work that is left has the shape of a test in progress. */
export function RollUpSign({ result, words = 'name' }: { result: RollUpResult; words?: Words }) {
  const shape = result === 'incomplete' ? 'in_progress' : result;
  return (
    <SignFrame
      glyph={<ResultGlyph result={shape} />}
      tone={RESULT_TONES[shape]}
      name={ROLL_UP_NAMES[result]}
      code={TEST_RESULT_CODES[shape]}
      words={words}
    />
  );
}

/** Severity of a finding: one to four bars. */
export function SeveritySign({ severity, words = 'name' }: { severity: Severity; words?: Words }) {
  const name = SEVERITY_NAMES[severity];
  const glyph = <SeverityGlyph severity={severity} />;
  return (
    <SignFrame
      glyph={glyph}
      tone={SEVERITY_TONES[severity]}
      name={name}
      code={name.charAt(0)}
      words={words}
    />
  );
}
