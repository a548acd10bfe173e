import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFolder } from './cli.ts';

const { at, json, refused, trustbench } = cliFolder();
const FILE = at('engagement.trustbench');

it('adds lists, calendars and zeros, and prints the promised figures and no others', () => {
  const period = ['--from', '2026-01-01', '--to', '2026-06-30'];
  json('new', FILE, '--client', 'Northwind', '--type', 'II', ...period, '--library', 'BCP-04,CHG-01');
  writeFileSync(
    at('changes.jsonl'),
    '{"Key":"CR-1","Created":"2025-12-30"}\n{"Key":"CR-2","Created":"2026-02-01"}\n{"Key":"CR-2","Created":"2026-02-02"}\n{"Key":""}\n',
  );
  const added = json(
    'population',
    'add',
    FILE,
    'Changes',
    at('changes.jsonl'),
    '--key',
    'Key',
    '--date',
    'Created',
  );
  expect(Object.entries(added).slice(1, -1)).toEqual([
    ['rows', 4],
    ['inPeriod', 2],
    ['duplicateKeys', 1],
    ['emptyKeys', 1],
    ['firstDate', '2025-12-30'],
    ['lastDate', '2026-02-02'],
  ]);
  expect(Object.keys(added)).toHaveLength(8);

  const calendar = json('population', 'calendar', FILE, 'Backup reviews', '--control', 'BCP-04');
  expect(calendar).toMatchObject({ rows: 129, firstDate: '2026-01-01', lastDate: '2026-06-30' });
  const search = [
    '--source',
    'Jira',
    '--query',
    'type = Emergency',
    '--run-by',
    'Bea',
    '--run-at',
    '2026-07-02',
  ];
  expect(json('population', 'zero', FILE, 'Emergencies', ...search, '--control', 'CHG-01')).toMatchObject({
    rows: 0,
  });
  expect(refused('population', 'zero', FILE, 'Others', '--source', 'Jira').message).toContain('the query');

  expect(json<unknown[]>('population', 'list', FILE)).toMatchObject([
    { ref: 'P-01', kind: 'listing' },
    { ref: 'P-02', kind: 'calendar', controls: [{ ref: 'BCP-04' }] },
    { ref: 'P-03', kind: 'zero', controls: [{ ref: 'CHG-01' }] },
  ]);
  expect(json('population', 'show', FILE, 'p-01')).toMatchObject({
    name: 'Changes',
    profile: { beforePeriod: 1 },
  });
  expect(trustbench('population', 'show', FILE, 'Changes').out).toMatch(/2026-02 +2/);
});
