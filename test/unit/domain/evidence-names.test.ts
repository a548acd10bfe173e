import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distinctNames,
  evidenceFileName,
  LONGEST_STEM,
  patternProblem,
  plainPart,
  type NamedEvidence,
} from '../../../shared/domain/evidence-names.ts';
import { DEFAULT_NAME_PATTERN } from '../../../shared/domain/evidence-rules.ts';

const piece = (facts: Partial<NamedEvidence> = {}): NamedEvidence => ({
  ref: 'EV-0001',
  title: 'Okta user listing',
  fileName: 'okta_users.CSV',
  kind: 'listing',
  source: 'Okta',
  day: '2025-09-30',
  version: 1,
  controls: ['IAM-07', 'IAM-01'],
  criteria: ['CC6.2'],
  ...facts,
});
const named = (facts: Partial<NamedEvidence>, pattern = DEFAULT_NAME_PATTERN, withheld: string[] = []) =>
  evidenceFileName(piece(facts), pattern, withheld);

describe('the name of an exported file', () => {
  it.each<[Partial<NamedEvidence>, string]>([
    [{}, 'EV-0001_IAM-07_CC6.2_Okta-user-listing_2025-09-30_v1.csv'],
    [{ controls: [], criteria: [], day: null }, 'EV-0001_Okta-user-listing_v1.csv'],
    [
      { title: 'Büro Zürich – naïve façade, Łódź / Straße', fileName: 'x.tar.gz' },
      'EV-0001_IAM-07_CC6.2_Buro-Zurich-naive-facade-Lodz-Strasse_2025-09-30_v1.gz',
    ],
    [{ title: '東京オフィス', fileName: 'no extension' }, 'EV-0001_IAM-07_CC6.2_2025-09-30_v1'],
    [
      { title: '../../etc/passwd', fileName: '.bashrc' },
      'EV-0001_IAM-07_CC6.2_etc-passwd_2025-09-30_v1.bashrc',
    ],
  ])('%j: %s', (facts, expected) => {
    expect(named(facts)).toBe(expected);
  });

  it('leaves out the name of the client', () => {
    expect(
      named({ title: 'Northwind Ledger, Inc. access review' }, '{ref}_{title}', ['Northwind Ledger, Inc.']),
    ).toBe('EV-0001_access-review.csv');
  });

  it('shortens the title and keeps the number and the date', () => {
    const name = named({ title: 'a very long title '.repeat(20) });
    expect(name.length).toBeLessThanOrEqual(LONGEST_STEM + 4);
    expect(name).toMatch(/^EV-0001_IAM-07_CC6\.2_a-very-.*_2025-09-30_v1\.csv$/);
  });

  it('is safe on every file system whatever the facts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (title, fileName, source) => {
        const name = named({ title, fileName, source }, '{ref}_{source}_{title}_v{version}');
        expect(name).toMatch(/^EV-0001[A-Za-z0-9._-]*$/);
        expect(name).not.toMatch(/\.\.|[. ]$/);
      }),
    );
  });
});

it.each([
  ['{ref}_{title}', null],
  ['{title}', /Without \{ref\}/],
  ['{ref}_{titel}', /\{titel\} is not a field/],
  ['{ref}_{title', /no partner/],
])('the pattern %s', (pattern, problem) => {
  expect(patternProblem(pattern) ?? 'none').toMatch(problem ?? /^none$/);
});

it('a part is plain letters and digits', () => {
  expect(plainPart("  Zoë's  “Q1” – №5  ")).toBe('Zoes-Q1-No5');
});

it('names that differ by case only are one name', () => {
  expect(distinctNames(['a.csv', 'A.CSV', 'a.csv', 'b'])).toEqual(['a.csv', 'A-2.CSV', 'a-3.csv', 'b']);
});
