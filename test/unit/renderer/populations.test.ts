import { describe, expect, it } from 'vitest';
import { isAmbiguous } from '../../../renderer/areas/audit/populations/date-column.ts';
import { knownFact } from '../../../renderer/areas/audit/populations/known-facts.ts';
import { shownMonths } from '../../../renderer/areas/audit/populations/month-rows.ts';
import {
  countShown,
  filterPopulations,
} from '../../../renderer/areas/audit/populations/population-filter.ts';
import type { PopulationRecord } from '../../../shared/contract/audit/populations.ts';

const CHANGES: PopulationRecord = {
  id: '0190b0f0-0000-7000-8000-000000000001',
  ref: 'P-01',
  kind: 'listing',
  name: 'Changes',
  evidenceId: '0190b0f0-0000-7000-8000-000000000002',
  evidenceRef: 'EV-0001',
  fileName: 'changes.csv',
  sha256: 'a'.repeat(64),
  keyColumn: 'Key',
  dateColumn: 'Created',
  dateOrder: null,
  columns: ['Key', 'Created'],
  shownColumns: [],
  rows: 60,
  inPeriod: 40,
  frameSize: 39,
  duplicateKeys: 1,
  emptyKeys: 0,
  unreadableDates: 0,
  firstDate: '2025-12-23',
  lastDate: '2026-05-04',
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  sourceSystem: 'Jira',
  query: '',
  runBy: 'Bea',
  runAt: '',
  independentTotal: 61,
  totalSource: 'Page footer',
  ipeVerdict: null,
  controls: [{ id: '0190b0f0-0000-7000-8000-000000000003', ref: 'CHG-01', title: 'Changes approved' }],
  frozenAt: '2026-07-04T10:00:00.000Z',
  samples: 0,
  profile: {
    beforePeriod: 3,
    afterPeriod: 17,
    emptyDates: 0,
    duplicateExamples: ['CR-7'],
    raggedRows: 0,
    months: [
      { month: '2025-12', rows: 3 },
      { month: '2026-02', rows: 40 },
      { month: '2026-05', rows: 17 },
    ],
    values: [],
    sequences: {
      found: [{ prefix: 'CR-', first: 'CR-1', last: 'CR-61', count: 59, missing: 2, gaps: [], gapCount: 2 }],
      otherKeys: 0,
    },
  },
  ipeChecks: {},
  ipeNote: '',
  ipeBy: '',
  ipeAt: null,
  spotChecks: [],
  evidence: [],
  drawn: [],
};

describe('rows by month', () => {
  it('show every month of the period and the months of rows outside of it', () => {
    const months = shownMonths(CHANGES);
    expect(months.map(({ month }) => month)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
    expect(months[0]).toEqual({ month: '2025-12', rows: 3, isInside: false });
    expect(months.at(-1)).toEqual({ month: '2026-06', rows: 0, isInside: true });
  });
});

describe('what is on record for a question', () => {
  it('is said in facts', () => {
    expect(knownFact('total', CHANGES)).toBe('60 rows, 1 fewer than the independent total of 61.');
    expect(knownFact('gaps', CHANGES)).toBe('2 running numbers missing, 1 repeated key, 0 empty.');
    expect(knownFact('run', CHANGES)).toBe('Bea');
    expect(knownFact('query', CHANGES)).toBeNull();
    expect(knownFact('spot_checks', CHANGES)).toBe('None made yet; see below.');
  });
});

describe('the filter of populations', () => {
  it('finds number, source and control, every word', () => {
    const found = (search: string) => filterPopulations([CHANGES], { search, show: 'all' }).length;
    expect([found('p-01 jira'), found('chg-01'), found('changes okta')]).toEqual([1, 1, 0]);
    expect(countShown([CHANGES], 'differs')).toBe(1);
    expect(countShown([{ ...CHANGES, kind: 'zero' }], 'unused')).toBe(0);
  });
});

describe('dates that read two ways', () => {
  it('are asked about when none of the first rows shows the order', () => {
    const preview = (dates: string[]) => ({ columns: ['left'], rows: dates.map((date) => [date]) });
    expect(isAmbiguous(preview(['03/04/2026', '']), 'left')).toBe(true);
    expect(isAmbiguous(preview(['03/04/2026', '26/04/2026']), 'left')).toBe(false);
    expect(isAmbiguous(preview(['2026-04-03']), 'left')).toBe(false);
    expect(isAmbiguous(preview(['03/04/2026']), null)).toBe(false);
  });
});
