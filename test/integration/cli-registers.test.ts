import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cliFolder, FIXTURES } from './cli.ts';

const { at, json, trustbench, refused, newWorkspace } = cliFolder();

interface Imported {
  rows: number;
  imported: number;
  problems: { row: number; column: string | null; code: string; message: string }[];
}

/** Each run of the command is a process, so one file serves all; what the kinds do with their lines is tested in the engine. */
it('imports, lists and exports registers, and refuses what it does not know', () => {
  const file = newWorkspace('registers.trustbench');
  const leavers = `${FIXTURES}/populations/leavers.csv`;
  const done = json<Imported>('register', 'import', file, 'leavers', leavers, '--limit-hours', '24');
  expect(done).toMatchObject({ rows: 34, imported: 34, added: 34, problems: [] });
  expect(json('register', 'export', file, 'people', '--out', at('people.csv'))).toMatchObject({
    records: 34,
  });
  const again = json<Imported>('register', 'import', file, 'people', at('people.csv'), '--dry-run');
  expect(again).toMatchObject({ imported: 34, unchanged: 34 });
  const people = json<{ number: string; leftOn: string }[]>('register', 'list', file, 'people');
  expect(people.find(({ number }) => number === 'E710')).toMatchObject({
    name: 'Zeynep Mbeki',
    leftOn: '2026-01-12',
  });

  writeFileSync(at('odd.csv'), 'Alpha;Beta;Gamma\nInvoice host;web01;2026-02-03\n;web02;\n');
  writeFileSync(at('map.json'), JSON.stringify({ columns: { name: 'Alpha', place: 'B', openedOn: 2 } }));
  const odd = ['register', 'import', file, 'vulnerabilities', at('odd.csv'), '--map', at('map.json')];
  const mapped = json<Imported>(...odd);
  expect(mapped).toMatchObject({ rows: 2, imported: 1 });
  expect(mapped.problems.map(({ row, code }) => [row, code])).toEqual([[3, 'key_missing']]);

  writeFileSync(at('prose.csv'), 'Minutes of the meeting\nNothing was decided\n');
  const nothing = trustbench('register', 'import', file, 'backups', at('prose.csv'), '--json');
  expect(nothing.code).toBe(1);
  expect(JSON.parse(nothing.out)).toMatchObject({ imported: 0, problems: [{ code: 'no_columns' }] });

  expect(refused('register', 'import', file, 'leaver', 'x.csv').message).toContain(
    'risks, vendors, people, joiners, leavers, access',
  );
  expect(refused('register', 'import', file, 'risks', 'x.csv', '--limit-hours', '24').message).toContain(
    'leavers',
  );
  expect(refused('register', 'export', file, 'risks', '--out', at('no-folder/risks.csv')).message).toContain(
    'The folder for risks.csv is not there',
  );
});
