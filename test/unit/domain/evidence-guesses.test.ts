import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  guessEvidence,
  openGuesses,
  type GuessField,
  type GuessInput,
  type OtherRecord,
} from '../../../shared/domain/evidence-guesses.ts';
import { titleFromFileName } from '../../../shared/domain/evidence.ts';

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  eml: 'message/rfc822',
  txt: 'text/plain',
  svg: 'image/svg+xml',
};

const inputOf = (fileName: string, more: Partial<GuessInput> = {}): GuessInput => ({
  title: titleFromFileName(fileName),
  fileName,
  mediaType: TYPES[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
  origin: '',
  modifiedAt: null,
  facts: {},
  engagement: { type: 'II', asOf: null, periodFrom: '2026-01-01', periodTo: '2026-06-30' },
  retentionYears: 7,
  others: [],
  offsetAt: () => 60,
  ...more,
});

const guesses = (fileName: string, more?: Partial<GuessInput>) =>
  new Map(guessEvidence(inputOf(fileName, more)).map((guess) => [guess.field, guess]));
const values = (fileName: string, more?: Partial<GuessInput>): Partial<Record<GuessField, string>> =>
  Object.fromEntries([...guesses(fileName, more)].map(([field, { value }]) => [field, value]));

test('a table of who agreed to a policy is not the policy', () => {
  expect(guesses('code-of-conduct 2026.csv').has('kind')).toBe(false);
  expect(values('Code of conduct.pdf').kind).toBe('Policy or procedure');
});

describe('names of files', () => {
  const Q1 = { covers: '2026-01-01 to 2026-03-31' };
  test.each<[string, Partial<Record<GuessField, string>>]>([
    ['Access review Q1 2026 signed.pdf', { ...Q1, kind: 'Record of performance', method: 'Document' }],
    ['Q1 Access review FINAL (2).pdf', { ...Q1, title: 'Q1 Access review' }],
    ['Q2 access review.pdf', { covers: '2026-04-01 to 2026-06-30' }],
    ['UAR Q1 working copy DO NOT SEND.xlsx', { ...Q1, kind: 'Record of performance', method: 'Export' }],
    [
      'RDS encryption prod 2025-12-18.png',
      {
        asOf: '2025-12-18',
        environment: 'Production',
        method: 'Screenshot',
        kind: 'Configuration',
        source: 'AWS RDS',
      },
    ],
    [
      'okta_users_export_20260630.csv',
      { asOf: '2026-06-30', kind: 'Listing', method: 'Export', source: 'Okta' },
    ],
    ['okta_mfa_policy.png', { kind: 'Configuration', method: 'Screenshot', source: 'Okta' }],
    [
      'cloudtrail_2026-03_full.json',
      { covers: '2026-03-01 to 2026-03-31', kind: 'Log', source: 'AWS CloudTrail' },
    ],
    ['LMS completion 2026H1.csv', { covers: '2026-01-01 to 2026-06-30', kind: 'Training record' }],
    ['Board minutes 19 Mar 2026 - ARC.pdf', { asOf: '2026-03-19', kind: 'Minutes', method: 'Document' }],
    ['backup console 30 june.png', { asOf: '2026-06-30', method: 'Screenshot' }],
    ['restore test march.pdf', { covers: '2026-03-01 to 2026-03-31', kind: 'Record of performance' }],
    ['MFA enrolment report June.png', { kind: 'Report', method: 'Screenshot' }],
    ['Sign-in policy.png', { kind: 'Configuration' }],
    ['sign-in policy.json', { kind: 'Configuration' }],
    ['MFA enrolment report June.pdf', { covers: '2026-06-01 to 2026-06-30', kind: 'Report' }],
    ['network diagram PROD.svg', { kind: 'Diagram', environment: 'Production' }],
    ['PenTest_ExecSummary_Redacted_v1.1.pdf', { kind: 'Report', method: 'Document' }],
    ['Supplier register_MASTER.xlsx', { kind: 'Listing', method: 'Export' }],
    ['branch-protection-ledger-core.json', { kind: 'Configuration', method: 'Export' }],
    ['Incident response plan v2 (draft - do not use).pdf', { kind: 'Policy or procedure' }],
    ['tls-scan app.northwind-ledger.txt', { kind: 'Report' }],
    ['Jan-Mar 2026 audit logs.csv', { ...Q1, kind: 'Log' }],
    ['tickets 2026-01-01 to 2026-03-31.xlsx', Q1],
    ['tickets 20260101-20260331.csv', Q1],
    ['backup jobs 2026-01 to 2026-06.csv', { covers: '2026-01-01 to 2026-06-30' }],
    ['Firewall rules 2026-Q2 pre-prod.png', { covers: '2026-04-01 to 2026-06-30', environment: 'Staging' }],
    ['Vendor list 25.12.2025.xlsx', { asOf: '2025-12-25' }],
    ['Committee minutes Mar 19, 2026.docx', { asOf: '2026-03-19' }],
  ])('%s', (name, expected) => {
    expect(values(name)).toMatchObject(expected);
  });

  test.each([
    'report 03-04-2026.pdf', // 3 April or 4 March
    'scan 2026-02-30.pdf', // no such day
    'CR-20261345.pdf',
    'Q1 FY26 review.pdf', // fiscal years begin where the company says
    'Q4 review.pdf', // not in the period
    'DR test report 2026.pdf', // a year alone is no period
    'what you may do.pdf',
    '2026-03-01 and 2026-04-01 compared.pdf',
    'Change Mgmt Policy_2025-11 APPROVED.pdf', // a policy goes on from its month
    'IMG_4471.jpg',
  ])('%s says no day and no period', (name) => {
    const found = values(name);
    expect(found.covers).toBeUndefined();
    expect(found.asOf).toBeUndefined();
  });

  test('a month that is twice in a long period is not guessed', () => {
    const engagement = { type: 'II', asOf: null, periodFrom: '2025-01-01', periodTo: '2026-06-30' } as const;
    expect(values('restore test march.pdf', { engagement }).covers).toBeUndefined();
    expect(values('restore test october.pdf', { engagement }).covers).toBe('2025-10-01 to 2025-10-31');
  });

  test.each([
    ['Screen Shot 2026-02-14 at 9.41.02 AM.png', '2026-02-14 09:41 (UTC+01:00), 08:41 UTC'],
    ['Screenshot 2026-06-30 at 4.15.27 PM.png', '2026-06-30 16:15 (UTC+01:00), 15:15 UTC'],
    ['Screenshot from 2026-02-14 09-41-02.png', '2026-02-14 09:41 (UTC+01:00), 08:41 UTC'],
    ['Screenshot_20260214-094102.png', '2026-02-14 09:41 (UTC+01:00), 08:41 UTC'],
    ['Screenshot 2026-02-14 004102.png', '2026-02-14 00:41 (UTC+01:00), 2026-02-13 23:41 UTC'],
  ])('%s was taken at that time', (name, collected) => {
    const found = guesses(name);
    expect(found.get('collected')).toMatchObject({ value: collected, strength: 'fair' });
    expect(found.get('method')).toMatchObject({ value: 'Screenshot', strength: 'strong' });
  });

  test('a later version of a document supersedes the last one before it', () => {
    const other = (ref: string, fileName: string): OtherRecord => ({
      id: ref,
      ref,
      fileName,
      superseded: false,
    });
    const others = [
      other('EV-0001', 'Information Security Policy v3.2.pdf'),
      other('EV-0002', 'Information Security Policy v3.10.pdf'),
      other('EV-0003', 'Privacy Policy v3.2.pdf'),
      other('EV-0004', 'Information Security Policy v4.pdf'),
    ];
    expect(
      guesses('Information_Security_Policy_v3.11 FINAL.pdf', { others }).get('supersedes'),
    ).toMatchObject({
      patch: { supersedesId: 'EV-0002' },
      reason: 'EV-0002 has the same name with version 3.10',
    });
    expect(guesses('Information Security Policy v1.pdf', { others }).has('supersedes')).toBe(false);
  });
});

describe('facts beside the name', () => {
  test('the moment at which a screenshot was written says its time zone', () => {
    const name = 'Screenshot 2026-06-30 at 4.15.27 PM.png';
    expect(guesses(name, { modifiedAt: '2026-06-30T14:15:28.120Z' }).get('collected')).toMatchObject({
      patch: { collectedAt: '2026-06-30T14:15:27.000Z', collectedOffset: 120 },
      value: '2026-06-30 16:15 (UTC+02:00), 14:15 UTC',
      strength: 'strong',
    });
    // Copied a week later: that says nothing of the zone.
    expect(guesses(name, { modifiedAt: '2026-07-07T09:00:00.000Z' }).get('collected')).toMatchObject({
      patch: { collectedOffset: 60 },
      strength: 'fair',
    });
  });

  test('a photo is of when its camera took it', () => {
    const facts = { camera: 'Pixel 9', takenAt: '2026-05-02T10:30:00', takenOffset: -240 };
    expect(values('IMG_4471.jpg', { facts })).toMatchObject({
      method: 'Photo',
      asOf: '2026-05-02',
      collected: '2026-05-02 10:30 (UTC-04:00), 14:30 UTC',
    });
  });

  test('an email is of the day on which it was sent, by the clock of its sender', () => {
    const facts = {
      subject: 'Q1 access review - please confirm',
      sentAt: '2026-04-02T23:30:00Z',
      sentOffset: 120,
    };
    expect(values('RE_ Q1 access review.eml', { facts })).toMatchObject({
      title: 'Q1 access review - please confirm',
      kind: 'Correspondence',
      asOf: '2026-04-03',
    });
    expect(values('RE_ Q1 access review.eml', { facts }).covers).toBeUndefined();
  });

  test('a table counts its rows and names its columns', () => {
    const facts = { rows: 148, columns: ['login', 'E-mail address', 'ip address'] };
    expect(guesses('list.csv', { facts }).get('personalData')?.reason).toBe(
      'Columns of the file: E-mail address',
    );
    expect(values('list.csv', { facts })).toMatchObject({ recordCount: '148', personalData: 'Yes' });
    expect(values('list.csv', { facts: { columns: ['ip address'] } }).personalData).toBeUndefined();
  });

  test('the title inside a file is offered unless a program made it up', () => {
    expect(values('scan0001.pdf', { facts: { title: 'Restore test of 12 March' } }).title).toBe(
      'Restore test of 12 March',
    );
    for (const title of ['Microsoft Word - draft3.docx', 'Untitled', 'IMG 2231', '  '])
      expect(values('Access review.pdf', { facts: { title } }).title).toBeUndefined();
  });

  test('evidence is kept for years after the period', () => {
    expect(values('x.pdf').retainUntil).toBe('2033-06-30');
  });
});

test('only empty fields are offered', () => {
  const all = guessEvidence(inputOf('okta_users_export_20260630.csv'));
  const known = {
    titleIsFileName: false,
    kind: 'listing',
    method: null,
    source: 'Okta preview',
    environment: null,
    coversFrom: '2026-01-01',
    coversTo: null,
    asOf: null,
    collectedAt: null,
    recordCount: null,
    confidentiality: null,
    personalData: false,
    retainUntil: '2030-01-01',
    supersedes: null,
  };
  expect(openGuesses(all, known).map(({ field }) => field)).toEqual(['method']);
});

/** The days of a guess that the calendar does not have. */
const oddDays = (days: readonly (string | undefined)[]) =>
  days.filter((day) => day && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day);

test('no name is too odd: periods are in order and days are in the calendar', () => {
  const part = oneof(
    string({ unit: 'grapheme', maxLength: 12 }),
    constantFrom(
      '2026',
      'Q1',
      '-',
      ' to ',
      'mar',
      '31',
      '2026-02',
      '20260230',
      'v1.2',
      '9.41.02 AM',
      'at',
      '_',
    ),
  );
  const law = property(array(part, { maxLength: 8 }), (parts) => {
    for (const { patch } of guessEvidence(inputOf(`${parts.join('')}.csv`))) {
      expect(oddDays([patch.coversFrom, patch.coversTo, patch.asOf])).toEqual([]);
      expect((patch.coversFrom ?? '') <= (patch.coversTo ?? '')).toBe(true);
    }
  });
  expect(() => assert(law, { numRuns: 60 })).not.toThrow();
});
