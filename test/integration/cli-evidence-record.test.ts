import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFolder } from './cli.ts';

const { at, json, refused } = cliFolder();

it('lists every fact of evidence, offers guesses and takes verdicts', () => {
  const names = ['Access review Q1 2026 signed.pdf', 'okta_users_export_20260630.csv'];
  for (const name of names) writeFileSync(at(name), `content of ${name}`);
  json(
    'new',
    'e.trustbench',
    '--client',
    'Northwind',
    '--type',
    'II',
    '--from',
    '2026-01-01',
    '--to',
    '2026-06-30',
  );
  json('attach', 'e.trustbench', ...names);

  const offered = json<{ records: unknown[] }>('evidence', 'guesses', 'e.trustbench');
  expect(offered).toMatchObject({ applied: false, records: [{ ref: 'EV-0001' }, { ref: 'EV-0002' }] });
  json('evidence', 'guesses', 'e.trustbench', 'ev-0001', '--apply', '--least', 'strong');
  const facts = '--kind listing --supersedes EV-0001 --personal-data yes --records 12'.split(' ');
  const collected = ['--collected-at', '2026-06-30T16:15:00+02:00'];
  const set = json<unknown[]>('evidence', 'set', 'e.trustbench', 'EV-0002', ...facts, ...collected);
  expect(set).toMatchObject([
    {
      kind: 'listing',
      supersedes: 'EV-0001',
      collectedAt: '2026-06-30T14:15:00.000Z',
      collectedOffset: 120,
      personalData: true,
      recordCount: 12,
      review: 'to_review',
    },
  ]);
  const verdict = [
    'evidence',
    'set',
    'e.trustbench',
    'EV-0001',
    '--as',
    'Grace',
    '--verdict',
    'insufficient',
  ];
  expect(refused(...verdict).message).toContain('Write down why');
  const own = verdict.map((word) => (word === 'Grace' ? 'grace' : word));
  json('evidence', 'set', 'e.trustbench', 'EV-0001', '--collected-by', 'Grace');
  expect(refused(...own, '--reason', 'Page 2 is missing')).toMatchObject({
    code: 'self_review',
    message: expect.stringContaining('Grace collected the evidence'),
  });
  json(...verdict, '--reason', 'Page 2 is missing', '--override-reason', 'Sole practitioner here');
  expect(json<unknown[]>('evidence', 'e.trustbench')[0]).toMatchObject({
    ref: 'EV-0001',
    coversFrom: '2026-01-01',
    coversTo: '2026-03-31',
    kind: null,
    verdict: 'insufficient',
    verdictReason: 'Page 2 is missing',
    reviewedBy: 'Grace',
    supersededBy: ['EV-0002'],
  });
  expect(refused('evidence', 'set', 'e.trustbench', 'EV-0001').message).toContain('Nothing to change');
  expect(
    refused('evidence', 'set', 'e.trustbench', 'EV-0001', '--collected-at', '2026-06-30').message,
  ).toContain('with its zone');
});
