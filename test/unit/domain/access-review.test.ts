import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessLayoutOf, guessAccessColumns } from '../../../shared/domain/access-review/columns.ts';
import { compareListings } from '../../../shared/domain/access-review/compare.ts';
import {
  assessListing,
  isDormant,
  isPrivileged,
  type AccessContext,
} from '../../../shared/domain/access-review/flags.ts';
import { readListing, type ListedAccess } from '../../../shared/domain/access-review/listing.ts';
import { reviewState, signingObstacles } from '../../../shared/domain/access-review/sign-off.ts';
import { DEFAULT_PROGRAMME_RULES } from '../../../shared/domain/programme-rules.ts';
import type { SheetTable } from '../../../shared/domain/table.ts';

const WORDS = DEFAULT_PROGRAMME_RULES.privilegedWords;

const table = (...rows: string[][]): SheetTable => ({
  name: 'list',
  hidden: false,
  rows: rows.map((row) => row.map((text) => ({ text, kind: text === '' ? 'empty' : 'text' }))),
  firstRow: 1,
  hiddenColumns: [],
  hiddenRows: [],
});

const line = (part: Partial<ListedAccess>): ListedAccess => ({
  row: 2,
  application: 'Okta',
  account: 'a.stahl@firm.example',
  email: '',
  number: '',
  name: 'Abena Stahl',
  role: 'User',
  lastLogin: '2026-06-20',
  status: '',
  created: '',
  ...part,
});

const context = (part: Partial<AccessContext> = {}): AccessContext => ({
  roster: [
    { id: '1', name: 'Abena Ståhl', number: 'E1', email: 'a.stahl@firm.example', leftOn: null, leftAt: null },
    {
      id: '2',
      name: 'Rosa Gone',
      number: 'E2',
      email: 'r.gone@firm.example',
      leftOn: '2026-06-30',
      leftAt: null,
    },
  ],
  rules: { dormantDays: 90, privilegedWords: WORDS },
  asOf: '2026-06-30',
  ...part,
});

const flagsOf = (part: Partial<ListedAccess>, more: Partial<AccessContext> = {}) =>
  assessListing([line(part)], context(more))[0]?.flags;

describe('columns of a listing', () => {
  it('are told by their names', () => {
    expect(guessAccessColumns(['app', 'user', 'name', 'role', 'last_login'])).toEqual({
      application: 0,
      account: 1,
      name: 2,
      role: 3,
      lastLogin: 4,
    });
    expect(guessAccessColumns(['login', 'status', 'created', 'lastLogin', 'mfaFactors'])).toEqual({
      account: 0,
      status: 1,
      created: 2,
      lastLogin: 3,
    });
    expect(
      guessAccessColumns(['First Name', 'Last Name', 'E-mail', 'Permission set', 'Last sign-in date']),
    ).toEqual({
      name: 0,
      familyName: 1,
      email: 2,
      role: 3,
      lastLogin: 4,
    });
    expect(
      guessAccessColumns(['Email Address [Required]', 'Last Sign In [READ ONLY]', 'Profile: Name']),
    ).toEqual({ email: 0, lastLogin: 1, role: 2 });
  });

  it('are found below a banner, and not in prose', () => {
    const listing = table(['Users of HRIS', ''], ['', ''], ['User name', 'Role'], ['jdoe', 'Admin']);
    expect(accessLayoutOf(listing)?.headerRow).toBe(2);
    expect(accessLayoutOf(table(['hello', 'there'], ['a', 'b']))).toBeNull();
  });
});

describe('reading a listing', () => {
  const read = (...rows: string[][]) => {
    const sheet = table(['User', 'Active', 'Last login'], ...rows);
    const layout = accessLayoutOf(sheet);
    if (!layout) throw new Error('no listing');
    return readListing(sheet, layout, 'HRIS');
  };

  it('turns words of time and state into what they mean', () => {
    const { lines, problems } = read(
      ['jdoe', 'FALSE', '26/02/2026'],
      ['ada', 'yes', 'Never'],
      ['', '', ''],
      ['bo', '', '03/04/2026'],
    );
    expect(lines.map(({ application, status, lastLogin }) => [application, status, lastLogin])).toEqual([
      ['HRIS', 'Disabled', '2026-02-26'],
      ['HRIS', 'Active', 'never'],
      ['HRIS', '', '2026-04-03'],
    ]);
    expect(problems).toEqual([]);
  });

  it('reports what it can not read, and keeps it as written', () => {
    const { lines, problems } = read(
      ['jdoe', '', '03/04/2026'],
      ['ada', '', 'last week'],
      ['', 'yes', '2026-01-01'],
    );
    expect(lines.map(({ lastLogin }) => lastLogin)).toEqual(['03/04/2026', 'last week']);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'date_ambiguous'],
      [3, 'date_unreadable'],
      [4, 'no_account'],
    ]);
  });
});

describe('privileged roles', () => {
  it.each([
    'Admin',
    'Project admin',
    'HR admin',
    'Super Admin',
    'PowerUser',
    'dba',
    'Owner',
    'User; Admin',
    'db_root',
    'Maintain',
  ])('%s is one', (role) => expect(isPrivileged(role, WORDS)).toBe(true));
  it.each([
    'User',
    'Administrative assistant',
    'Admin assistant',
    'Non-admin',
    'Product owner',
    'Rooter',
    'AP clerk',
    'ReadOnly',
    '',
  ])('%s is none', (role) => expect(isPrivileged(role, WORDS)).toBe(false));
});

describe('flags of a line', () => {
  it('see a leaver whose account still works, from the last day on', () => {
    const gone = { account: 'r.gone@firm.example', name: 'Rosa Gone' };
    expect(flagsOf(gone)).toEqual(['leaver_active']);
    expect(flagsOf(gone, { asOf: '2026-06-29' })).toEqual([]);
    expect(flagsOf({ ...gone, status: 'DEPROVISIONED' })).toEqual(['disabled']);
  });

  it('see an account without a person', () => {
    expect(flagsOf({ account: 'svc-backup', name: '', role: 'Administrator' })).toEqual([
      'no_owner',
      'privileged',
    ]);
    expect(flagsOf({ account: 'svc-ci@firm.example', name: '' })).toEqual(['no_owner']);
  });

  it('miss a person only on a roster that is whole', () => {
    const stranger = line({ account: 'x.y@firm.example', name: 'Xu Yan' });
    const known = line({});
    const flags = (lines: ListedAccess[]) => assessListing(lines, context()).map((each) => each.flags);
    expect(flags([stranger, known])).toEqual([['not_on_roster'], []]);
    expect(flags([stranger, { ...stranger, account: 'z@firm.example', name: 'Zoe' }, known])).toEqual([
      [],
      [],
      [],
    ]);
    expect(assessListing([stranger], context({ roster: [] }))[0]?.flags).toEqual([]);
  });

  it('count days without a login', () => {
    const dormant = (lastLogin: string, created = '') => isDormant({ lastLogin, created }, 90, '2026-06-30');
    expect(dormant('2026-04-01')).toBe(false);
    expect(dormant('2026-03-31')).toBe(true);
    expect(dormant('never')).toBe(true);
    expect(dormant('never', '2026-06-01')).toBe(false);
    expect(dormant('')).toBe(false);
    expect(dormant('last week')).toBe(false);
  });

  it('say when the name and the address are of different people', () => {
    const [seen] = assessListing([line({ name: 'Someone Else' })], context());
    expect(seen?.ownerNote).toBe('listed as Someone Else');
  });

  it('see the same line a second time', () => {
    const lines = [line({}), line({ role: 'Admin' }), line({ account: 'A.STAHL@firm.example ' })];
    expect(assessListing(lines, context()).map(({ flags }) => flags.includes('duplicate'))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('two listings', () => {
  it('differ by accounts and their roles', () => {
    const earlier = [
      line({ role: 'Admin' }),
      line({ account: 'old', role: 'User' }),
      line({ account: 'same' }),
    ];
    const present = [line({ role: 'User' }), line({ account: 'fresh' }), line({ account: 'SAME' })];
    const { lines, removed } = compareListings(earlier, present);
    expect(lines).toEqual([
      { kind: 'role_changed', previousRole: 'Admin' },
      { kind: 'new', previousRole: '' },
      { kind: null, previousRole: '' },
    ]);
    expect(removed.map(({ account }) => account)).toEqual(['old']);
  });

  it('see one of several roles that is gone', () => {
    const earlier = [line({ role: 'Admin' }), line({ role: 'User' })];
    expect(compareListings(earlier, [line({ role: 'User' })]).lines[0]).toEqual({
      kind: 'role_changed',
      previousRole: 'Admin, User',
    });
  });

  const listings = fc.array(
    fc
      .record({ account: fc.constantFrom('a', 'b', 'c', 'd'), role: fc.constantFrom('User', 'Admin', '') })
      .map(line),
    { maxLength: 8 },
  );

  it('are the same exactly when nothing differs, and mirror each other', () => {
    fc.assert(
      fc.property(listings, listings, (one, other) => {
        const same = compareListings(one, one);
        expect(same.removed).toEqual([]);
        expect(same.lines.every(({ kind }) => kind === null)).toBe(true);
        const there = compareListings(one, other);
        const back = compareListings(other, one);
        const fresh = other.filter((_, index) => there.lines[index]?.kind === 'new');
        expect(back.removed).toEqual(fresh);
      }),
    );
  });
});

describe('sign-off', () => {
  it('needs every line decided and every kept flag explained', () => {
    expect(signingObstacles({ lines: 3, decided: 2, unexplained: 1 }, null)).toEqual([
      '1 line is not decided.',
      '1 flagged line is kept without a note why.',
    ]);
    expect(signingObstacles({ lines: 3, decided: 3, unexplained: 0 }, false)).toEqual([]);
    expect(signingObstacles({ lines: 3, decided: 3, unexplained: 0 }, true)).toHaveLength(1);
  });

  it('is open again when the content is another', () => {
    const all = { lines: 2, decided: 2, unexplained: 0 };
    expect([reviewState(all, null), reviewState(all, true), reviewState(all, false)]).toEqual([
      'ready',
      'signed',
      'reopened',
    ]);
  });
});
