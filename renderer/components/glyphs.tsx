import type { ReactNode } from 'react';
import {
  SEVERITIES,
  type ReadinessRating,
  type Severity,
  type TestResult,
} from '../../shared/domain/vocabulary.ts';

/** The shapes of all signs on a 12 x 12 board, in the current colour. They say the same without any colour. */

interface GlyphProps {
  /** px */
  size?: number;
}

function Glyph({ size = 12, children }: GlyphProps & { children: ReactNode }) {
  return (
    <svg viewBox="0 0 12 12" width={size} height={size} aria-hidden>
      {children}
    </svg>
  );
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.2 } as const;
/** Drawn in the ground's colour on top of a filled shape. */
const cut = { fill: 'none', stroke: 'var(--tb-surface)' } as const;
const ring = <circle cx="6" cy="6" r="4.75" {...line} />;
const square = <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1.5" {...line} />;
const diamond = (
  <>
    <path d="M6 0l6 6-6 6-6-6Z" fill="currentColor" />
    <path d="M4.2 4.2l3.6 3.6M7.8 4.2L4.2 7.8" {...cut} strokeWidth="1.3" />
  </>
);

const RATINGS: Record<ReadinessRating, ReactNode> = {
  ready: <circle cx="6" cy="6" r="5.25" fill="currentColor" />,
  minor_gap: (
    <>
      {ring}
      <path d="M6 6V1.2A4.8 4.8 0 1 1 1.2 6Z" fill="currentColor" />
    </>
  ),
  major_gap: (
    <>
      {ring}
      <path d="M6 6V1.2A4.8 4.8 0 0 1 10.8 6Z" fill="currentColor" />
    </>
  ),
  not_in_place: <circle cx="6" cy="6" r="4.5" {...line} strokeWidth="1.7" />,
  not_assessed: <circle cx="6" cy="6" r="4.6" {...line} strokeWidth="1.3" strokeDasharray="2.4 2.4" />,
  not_relevant: <path d="M2.5 6h7" {...line} strokeWidth="1.5" />,
};

const RESULTS: Record<TestResult, ReactNode> = {
  no_exceptions: (
    <>
      <rect x=".75" y=".75" width="10.5" height="10.5" rx="2" fill="currentColor" />
      <path d="M3.2 6.2l2 2 3.6-4.2" {...cut} strokeWidth="1.5" />
    </>
  ),
  exceptions: diamond,
  not_suitably_designed: diamond,
  did_not_occur: (
    <>
      {square}
      <path d="M3 9L9 3" {...line} />
    </>
  ),
  in_progress: (
    <>
      {square}
      <path d="M1.5 1.5H6v9H1.5Z" fill="currentColor" />
    </>
  ),
  not_tested: (
    <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1.5" {...line} strokeDasharray="1.6 1.9" />
  ),
  unable_to_test: (
    <>
      <path d="M6 1l5.2 9.8H.8Z" {...line} strokeLinejoin="round" />
      <path d="M6 4.4v3M6 8.6v.9" {...line} />
    </>
  ),
};

export const RatingGlyph = ({ rating, size }: GlyphProps & { rating: ReadinessRating }) => (
  <Glyph size={size}>{RATINGS[rating]}</Glyph>
);

export const ResultGlyph = ({ result, size }: GlyphProps & { result: TestResult }) => (
  <Glyph size={size}>{RESULTS[result]}</Glyph>
);

/** Filled bars up to the severity, outlined ones above it. */
export function SeverityGlyph({ severity, size = 14 }: GlyphProps & { severity: Severity }) {
  const level = SEVERITIES.indexOf(severity);
  return (
    <Glyph size={size}>
      {SEVERITIES.map((_, bar) => {
        const [x, height] = [bar * 3.2, (bar + 1) * 3];
        return bar <= level ? (
          <rect key={bar} x={x} y={12 - height} width="2.2" height={height} fill="currentColor" />
        ) : (
          <rect
            key={bar}
            x={x + 0.4}
            y={12.4 - height}
            width="1.4"
            height={height - 0.8}
            {...line}
            strokeWidth=".8"
          />
        );
      })}
    </Glyph>
  );
}
