/** What is said of lists in more than one case. */
import type { SampleCompleteness } from './case.ts';

/** Sufficient without spot checks, for a list that holds no row. */
export const emptyList = (note: string, files: readonly string[]): SampleCompleteness => ({
  checks: {
    total: {
      answer: 'yes',
      note: 'The screen shows no record for this query, and neither does the log of alerts.',
    },
    gaps: { answer: 'na', note: 'No record, so no number.' },
    spot_checks: { answer: 'na', note: 'No record to look up.' },
  },
  verdict: { verdict: 'sufficient', note },
  fromList: { count: 0, note: '' },
  fromSystem: { keys: [], note: '' },
  files,
});
