import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFolder, FIXTURES } from './cli.ts';

const { at, json, trustbench, refused, newWorkspace } = cliFolder();

interface Imported {
  rows: number;
  imported: number;
  problems: { row: number; column: string | null; code: string; message: string }[];
}

it('imports, lists and exports registers', () => {
  const file = newWorkspace('registers.trustbench');
  const leavers = `${FIXTURES}/populations/leavers.csv`;
  const dry = json<Imported>('register', 'import', file, 'leavers', leavers, '--dry-run');
  expect(dry).toMatchObject({ rows: 34, imported: 34, problems: [] });
  expect(json('register', 'list', file, 'leavers')).toEqual([]);
  const done = json<Imported>('register', 'import', file, 'leavers', leavers, '--limit-hours', '24');
  expect(done).toMatchObject({ rows: 34, imported: 34, added: 34, problems: [] });
  const people = json<{ number: string; leftOn: string }[]>('register', 'list', file, 'people');
  expect(people.find(({ number }) => number === 'E710')).toMatchObject({
    name: 'Zeynep Mbeki',
    leftOn: '2026-01-12',
  });
  expect(json('register', 'export', file, 'people', '--out', at('people.csv'))).toMatchObject({
    records: 34,
  });
  expect(json('register', 'import', file, 'people', at('people.csv'))).toMatchObject({
    imported: 34,
    unchanged: 34,
  });
});

it('takes a map where the columns do not tell', () => {
  const file = newWorkspace('mapped.trustbench');
  writeFileSync(at('odd.csv'), 'Alpha;Beta;Gamma\nInvoice host;web01;2026-02-03\n;web02;\n');
  writeFileSync(at('map.json'), JSON.stringify({ columns: { name: 'Alpha', place: 'B', openedOn: 2 } }));
  const done = json<Imported>(
    'register',
    'import',
    file,
    'vulnerabilities',
    at('odd.csv'),
    '--map',
    at('map.json'),
  );
  expect(done).toMatchObject({ rows: 2, imported: 1 });
  expect(done.problems.map(({ row, code }) => [row, code])).toEqual([[3, 'key_missing']]);
  expect(json('register', 'list', file, 'vulnerabilities')).toMatchObject([
    { name: 'Invoice host', place: 'web01', openedOn: '2026-02-03' },
  ]);
});

it('says with its exit code that nothing of a list could be taken', () => {
  const file = newWorkspace('wrong-list.trustbench');
  writeFileSync(at('prose.csv'), 'Minutes of the meeting\nNothing was decided\n');
  const { code, out } = trustbench('register', 'import', file, 'backups', at('prose.csv'), '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ imported: 0, problems: [{ code: 'no_columns' }] });
});

it('opens a finding again that a newer list shows open', () => {
  const file = newWorkspace('reopened.trustbench');
  const line = 'ID,Title,Severity,First found,Fixed,Status\nV-1,Weak TLS,High,2026-01-15,2026-02-02,';
  writeFileSync(at('old.csv'), `${line}Fixed\n`);
  writeFileSync(at('new.csv'), `${line}Reopened\n`);
  json('register', 'import', file, 'vulnerabilities', at('old.csv'));
  expect(json('register', 'import', file, 'vulnerabilities', at('new.csv'))).toMatchObject({ updated: 1 });
  expect(json('register', 'list', file, 'vulnerabilities')).toMatchObject([{ closedOn: null }]);
});

it('refuses what it does not know', () => {
  const file = newWorkspace('refused.trustbench');
  expect(refused('register', 'import', file, 'leaver', 'x.csv').message).toContain(
    'risks, vendors, people, joiners, leavers, access',
  );
  expect(refused('register', 'import', file, 'leavers', 'missing.csv').code).toBe('file_missing');
  expect(refused('register', 'import', file, 'risks', 'x.csv', '--limit-hours', '24').message).toContain(
    'leavers',
  );
  expect(refused('register', 'import', file, 'leavers', 'x.csv', '--limit-hours', 'soon').message).toContain(
    '8760',
  );
  expect(refused('register', 'export', file, 'risks', '--out', 'risks.pdf').message).toContain('.xlsx');
  expect(refused('register', 'export', file, 'risks', '--out', at('no-folder/risks.csv')).message).toContain(
    'The folder for risks.csv is not there',
  );
});
