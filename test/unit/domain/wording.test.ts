import { describe, expect, test } from 'vitest';
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { lintStatement, WORDING_NAMES, type StatementContext } from '../../../shared/domain/wording.ts';

const codes = (statement: string, context?: StatementContext) =>
  lintStatement(statement, context).map(({ code }) => code);

/** A statement with nothing to send back, to which one flaw at a time is added. */
const GOOD =
  'Each quarter the owner of every system in scope reviews the list of users, decides on each line and signs the list.';

describe('a control statement', () => {
  test('that says who does what, when, and what is left has no finding', () => {
    expect(codes(GOOD, { frequency: 'quarterly', mode: 'manual' })).toEqual([]);
  });

  test.each([
    'periodically',
    'regularly',
    'in a timely manner',
    'as needed',
    'where possible',
    'appropriate',
    'adequately',
    'sufficient',
    'reasonable',
    'best effort',
    'industry best practices',
  ])('is not testable with “%s”', (words) => {
    const statement = `${GOOD} Rights are removed ${words}.`;
    const [finding] = lintStatement(statement).filter(({ code }) => code === 'untestable');
    expect(statement.slice(finding?.start, finding?.end)).toBe(words);
    expect(finding?.text).toBe(words);
    expect(finding?.why).toContain(words);
    expect(finding?.suggestion).not.toBe('');
  });

  test('is searched for whole words only', () => {
    expect(codes(`${GOOD} An irregular, inappropriate or untimely sign-off is refused.`)).toEqual([]);
  });

  test.each([
    ['no_actor', 'Quarterly access review with a signed list.'],
    ['passive', 'User access is reviewed each quarter and the list is signed.'],
    ['passive', 'Employees are trained annually and certificates are kept in the HR system.'],
    ['unclear_actor', 'We review user access each quarter and sign the list.'],
    ['unclear_actor', 'The company reviews user access each quarter and signs the list.'],
    ['no_timing', 'The IT manager reviews the list of users and signs the list.'],
    ['no_record', 'The IT manager reviews user access each quarter.'],
    ['policy_only', 'An access control policy exists.'],
    ['policy_only', 'The company has an information security policy.'],
    ['tool_only', 'Okta is used for single sign-on.'],
    ['tool_only', 'A web application firewall is in place.'],
    ['aspirational', 'The IT manager will review the list of users each quarter and sign it.'],
    ['aspirational', `${GOOD} The IT manager ensures that rights are removed.`],
    ['open_ended', `${GOOD} The list names users, roles, etc.`],
    ['several', `${GOOD} In addition, the IT manager scans servers each week.`],
    ['several', 'The security team each month: a) reviews the logs b) tests a restore c) scans servers.'],
    [
      'several',
      `${GOOD} The IT manager also scans servers, encrypts disks, revokes accounts and backs up files.`,
    ],
    ['too_long', `${GOOD} ${'The list names the user and the role. '.repeat(12)}`],
  ] as const)('has the flaw %s: %s', (code, statement) => {
    expect(codes(statement)).toContain(code);
  });

  test.each([
    'The IT manager reviews the list of users each quarter and signs it.',
    'Each month access is reviewed by the system owner, who signs the list.',
    'Before release every change is approved by the change manager in a ticket.',
    'The security lead, appointed in writing, keeps the register and confirms it once a year.',
    'The release pipeline refuses a change without an approved review, and logs each refusal.',
    'HR sends the list of leavers every working day, and IT disables the accounts in a ticket.',
  ])('has an actor: %s', (statement) => {
    expect(codes(statement)).toEqual([]);
  });

  test('may name its owner as the actor', () => {
    const statement = 'Priya Nair reviews the list of users each quarter and signs it.';
    expect(codes(statement)).toContain('no_actor');
    expect(codes(statement, { owner: 'Priya Nair' })).toEqual([]);
  });

  test('of an automated control needs neither actor nor record', () => {
    const statement = 'Databases are encrypted with keys of 256 bits.';
    expect(codes(statement)).toEqual(['passive', 'no_timing', 'no_record']);
    expect(codes(statement, { mode: 'automated', frequency: 'continuous' })).toEqual([]);
  });

  test('is compared with the frequency field, which helps out', () => {
    expect(codes(GOOD, { frequency: 'annual' })).toEqual(['other_timing']);
    const [finding] = lintStatement('The IT manager reviews the list of users and signs it.', {
      frequency: 'quarterly',
    });
    expect(finding?.suggestion).toContain('each quarter');
  });

  test('may be absolute, which is worth no more than a look', () => {
    const [finding] = lintStatement(`${GOOD} All laptops are encrypted by IT.`);
    expect(finding).toMatchObject({ code: 'absolute', text: 'All laptops', isSoft: true });
  });

  test('has its findings in the order of the text, the whole last', () => {
    const found = lintStatement('Access is reviewed periodically as appropriate.');
    expect(found.map(({ text }) => text)).toEqual(['is reviewed', 'periodically', 'as appropriate', '', '']);
  });

  test('that is empty or in another language is left alone', () => {
    expect(codes('  ')).toEqual([]);
    expect(codes('Die Zugriffsrechte werden regelmäßig durch die IT geprüft und bestätigt.')).toEqual([]);
  });

  test('of great length is read in little time', () => {
    const started = performance.now();
    lintStatement('the system is and by the '.repeat(800));
    lintStatement('a'.repeat(20_000));
    lintStatement('no '.repeat(6000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the control library', () => {
  const found = LIBRARY_CONTROLS.flatMap(({ ref, statement, frequency, mode }) =>
    lintStatement(statement, { frequency, mode }).map((finding) => ({ ref, ...finding })),
  );

  test('practises what the lint preaches', () => {
    expect(found.filter(({ isSoft }) => !isSoft)).toEqual([]);
    expect(found.length).toBeLessThan(5);
  });
});

test('every kind of finding has a name', () => {
  expect(new Set(Object.values(WORDING_NAMES)).size).toBe(Object.keys(WORDING_NAMES).length);
});
