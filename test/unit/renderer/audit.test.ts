import { describe, expect, it } from 'vitest';
import type { Population } from '../../../shared/contract/audit/populations.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import {
  completeness,
  dateFact,
  keyFact,
} from '../../../renderer/areas/audit/populations/population-facts.ts';
import { keyOfMark, markOfKey } from '../../../renderer/areas/audit/sheet/marks.ts';
import { MARKS } from '../../../shared/domain/vocabulary.ts';

const population: Population = {
  id: 'p',
  ref: 'P-01',
  kind: 'listing',
  name: 'Changes',
  evidenceId: 'e',
  evidenceRef: 'EV-0001',
  fileName: 'changes.csv',
  sha256: 'a'.repeat(64),
  keyColumn: 'Key',
  dateColumn: 'Deployed',
  dateOrder: null,
  columns: ['Key', 'Deployed'],
  shownColumns: [],
  rows: 1200,
  inPeriod: 1100,
  frameSize: 1097,
  duplicateKeys: 3,
  emptyKeys: 0,
  unreadableDates: 2,
  firstDate: '2025-12-23',
  lastDate: '2026-07-04',
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  sourceSystem: '',
  query: '',
  runBy: '',
  runAt: '',
  independentTotal: 1200,
  totalSource: '',
  ipeVerdict: null,
  controls: [],
  frozenAt: '2026-07-01T00:00:00.000Z',
  samples: 0,
};

const engagement: Engagement = {
  client: 'Northwind',
  system: 'Ledger',
  firm: '',
  type: 'II',
  asOf: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
};

describe('facts of a population', () => {
  it('says in words whether it is complete', () => {
    expect(completeness(population)).toEqual({
      agrees: true,
      sentence: '1,200 rows, agrees with the independent total of 1,200',
    });
    expect(completeness({ ...population, independentTotal: 1202 }).sentence).toBe(
      '1,200 rows, 2 fewer than the independent total of 1,202',
    );
    expect(completeness({ ...population, independentTotal: null }).agrees).toBeNull();
  });

  it('says what is wrong with keys and dates', () => {
    expect(keyFact(population)).toBe('Key, 3 duplicates, none empty');
    expect(dateFact(population, engagement)).toBe(
      'Deployed, 2025-12-23 to 2026-07-04; 98 rows before or after the period; 2 dates not readable',
    );
    expect(dateFact({ ...population, dateColumn: null }, engagement)).toMatch(/^No date column/);
  });
});

describe('keys of marks', () => {
  it('sets each mark with a key of its own, in either case', () => {
    for (const mark of MARKS) expect(markOfKey(keyOfMark(mark).toLowerCase())).toBe(mark);
    expect(markOfKey('q')).toBeUndefined();
  });
});
