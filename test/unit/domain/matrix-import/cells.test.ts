import { describe, expect, it } from 'vitest';
import { readCriteria } from '../../../../shared/domain/table-import/criteria-cell.ts';
import { readFrequency } from '../../../../shared/domain/matrix-import/frequency.ts';
import { readOwner } from '../../../../shared/domain/table-import/person-cell.ts';
import { readKey, readLayer, readMode, readNature } from '../../../../shared/domain/matrix-import/words.ts';
import reference from '../../../fixtures/criteria-reference.json' with { type: 'json' };

const CRITERIA = new Set(reference.map(({ id }) => id));
const findCriterion = (text: string): string | undefined => (CRITERIA.has(text) ? text : undefined);

describe('criteria in one cell', () => {
  it.each([
    ['CC6.1', 'CC6.1'],
    ['cc 6.1', 'CC6.1'],
    ['CC6.1-CC6.3', 'CC6.1 CC6.2 CC6.3'],
    ['CC6.1–6.3', 'CC6.1 CC6.2 CC6.3'],
    ['CC6.1-3', 'CC6.1 CC6.2 CC6.3'],
    ['CC6.1 through CC6.3', 'CC6.1 CC6.2 CC6.3'],
    ['CC7.4 to CC8.1', 'CC7.4 CC7.5 CC8.1'],
    ['CC 1.3; CC1.5; CC5.3', 'CC1.3 CC1.5 CC5.3'],
    ['CC6.1\nCC6.4', 'CC6.1 CC6.4'],
    ['CC6.1 & CC6.2 and A1.2', 'CC6.1 CC6.2 A1.2'],
    ['CC6.1, 6.2/6.3', 'CC6.1 CC6.2 CC6.3'],
    ['CC6.1/2/3', 'CC6.1 CC6.2 CC6.3'],
    ['[CC6.1][CC6.2]', 'CC6.1 CC6.2'],
    ['Availability 1.2, Common Criteria 6.1', 'A1.2 CC6.1'],
    ['CC6.1 - Logical access, TLS 1.2', 'CC6.1'],
    ['CC06.01 (primary), CC6_2', 'CC6.1 CC6.2'],
    ['ＣＣ6.1, CC6.1', 'CC6.1'],
  ])('%j', (text, expected) => {
    expect(readCriteria(text, findCriterion)).toEqual({ ids: expected.split(' '), unknown: [] });
  });

  it.each([
    ['CC6.7; CC6.9', 'CC6.7', 'CC6.9'],
    ['CC6.1.2', '', 'CC6.1.2'],
    ['CC6', '', 'CC6'],
    ['CC6.3-CC6.1', 'CC6.3', 'CC6.1 as the end of a range'],
    ['CC6.8-CC6.9', 'CC6.8', 'CC6.9'],
    ['Access', '', 'Access'],
    ['6.1', '', '6.1'],
  ])('%j has an unknown one', (text, ids, unknown) => {
    expect(readCriteria(text, findCriterion)).toEqual({
      ids: ids.split(' ').filter(Boolean),
      unknown: [unknown],
    });
  });
});

describe('words', () => {
  it.each([
    [
      'annual',
      '1x / year',
      'Annual (Q4)',
      'ANNUAL',
      'Yearly',
      'once a year',
      'At least annually',
      'every 12 months',
      'A',
    ],
    [
      'semi-annual',
      'Twice a year',
      '2x / year',
      'Half-yearly',
      'Semi-annual',
      'every six months',
      'Semiannually',
    ],
    ['quarterly', 'Qtrly', 'Q', 'Every quarter', '4 times per year', 'every 3 months', 'Once per quarter'],
    ['monthly', 'Mthly', 'Each month', 'Monthly (by 5th business day)', '12x / year', 'end of month'],
    ['semi-monthly', 'every 2 weeks', 'Twice a month', 'fortnightly', 'Every other week'],
    ['weekly', 'Wkly', 'Every Friday', 'once a week', '52x/year'],
    ['daily', 'Nightly', 'each business day', 'Daily', 'Every day'],
    ['continuous', 'Cont.', 'Real-time', 'Ongoing', '24/7', 'Continuous'],
    [
      'per-occurrence',
      'Ad hoc',
      'Ad-hoc',
      'Event driven',
      'as needed',
      'Per event',
      'on demand',
      'each hire',
      'Upon termination',
      'Multiple times a day',
    ],
  ])('frequency %s', (expected, ...spellings) => {
    expect(spellings.filter((text) => readFrequency(text).value !== expected)).toEqual([]);
  });

  it('leaves a frequency empty that is not in the list, or is two', () => {
    const texts = [
      'TBD',
      '',
      'Quarterly / ad hoc',
      'On hire + annual',
      'every two years',
      'biennial',
      '3x/week',
      '12',
      'Q1, Q3',
    ];
    expect(texts.filter((text) => readFrequency(text).value !== null)).toEqual([]);
    expect(readFrequency('Bi-annual')).toEqual({
      value: 'semi-annual',
      doubt: 'it may also mean every two years',
    });
  });

  it('reads nature, mode, layer and key', () => {
    expect(['P', 'Prev.', 'Preventative control'].map((text) => readNature(text).value)).toEqual(
      Array(3).fill('preventive'),
    );
    expect(['D', 'Det.'].map((text) => readNature(text).value)).toEqual(Array(2).fill('detective'));
    expect(['C', 'Corr.'].map((text) => readNature(text).value)).toEqual(Array(2).fill('corrective'));
    expect(['P/D', 'Directive'].map((text) => readNature(text).value)).toEqual([null, null]);
    expect(['M', 'Man.', 'Manual'].map((text) => readMode(text).value)).toEqual(Array(3).fill('manual'));
    expect(['A', 'Auto', 'Automatic', 'System'].map((text) => readMode(text).value)).toEqual(
      Array(4).fill('automated'),
    );
    expect(['S', 'Semi', 'IT-dep.', 'Manual/Automated', 'ITDM'].map((text) => readMode(text).value)).toEqual(
      Array(5).fill('it-dependent'),
    );
    expect(['People', 'Tech', 'Process'].map((text) => readLayer(text).value)).toEqual([
      'people',
      'technology',
      'process',
    ]);
    expect(['Y', 'x', '✓', 'Key', 'TRUE', '1'].map((text) => readKey(text).value)).toEqual(
      Array(6).fill(true),
    );
    expect(['N', '', '-', 'Non-key', 'FALSE'].map((text) => readKey(text).value)).toEqual(
      Array(5).fill(false),
    );
    expect(readKey('perhaps').value).toBeNull();
  });
});

describe('owner', () => {
  it.each([
    'Renée Dubois-Clark',
    'Lindgren, H.',
    'Lindqvist, Bea',
    'van der Berg, Jan',
    'Head of Sales and Marketing',
    'Legal and Compliance Manager',
    'Director, Security and Compliance',
    'Director, IT',
    '山田 太郎',
    'Alexandra Grand',
  ])('%j is one', (text) => {
    expect(readOwner(text)).toEqual({ kind: 'one', name: text, email: '' });
  });

  it.each([
    'A / B',
    'A and B',
    'A, B',
    'A; B',
    'Daniel Ferreira & Priya Nair',
    'Maya Okonkwo, Priya Nair',
    'CISO/CTO',
    'CISO and VP Engineering',
    '山田 太郎\nŁukasz Wiśniewski',
    'Smith, J. and Doe, K.',
  ])('%j is two', (text) => {
    const reading = readOwner(text);
    expect(reading.kind === 'several' ? reading.names : []).toHaveLength(2);
  });

  it.each(['Maya Okonkwo, CISO', 'Maya Okonkwo (CISO)', 'Maya Okonkwo - Head of Security'])(
    '%j is one, whatever the post',
    (text) => {
      expect(readOwner(text)).toEqual({ kind: 'one', name: 'Maya Okonkwo', email: '' });
    },
  );

  it('takes words that name nobody for nobody', () => {
    expect(
      ['', '-', 'TBD', 'n/a', 'who?', 'to be confirmed', 'N.N.'].filter(
        (text) => readOwner(text).kind !== 'none',
      ),
    ).toEqual([]);
  });
});
