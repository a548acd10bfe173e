/** What the reviewer of the evidence has looked at so far; the rest waits. */
import type { SampleVerdict } from '../../case.ts';

export const VERDICTS: readonly SampleVerdict[] = [
  {
    files: ['access-review-2025-q4.csv', 'access-review-2026-q1.csv', 'access-review-2026-q2.csv'],
    verdict: 'sufficient',
    reason: 'Every line has a decision, its day and the name of the one who decided.',
  },
  {
    files: ['board-minutes-2025-q4.pdf', 'board-minutes-2026-q1.pdf', 'board-minutes-2026-q2.pdf'],
    verdict: 'sufficient',
    reason: 'Day, those present and what was decided are on record.',
  },
  {
    files: ['sign-in-policy-october.json', 'sign-in-policy-june.json'],
    verdict: 'sufficient',
    reason: 'Exported by the system at the beginning and at the end of the period.',
  },
  {
    files: ['availability-chart.png'],
    verdict: 'insufficient',
    reason: 'A chart without figures, date or address. The table of the same months can be relied on.',
  },
];
