import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readProgrammeRules } from '../../../electron/engine/registers/programme-rules.ts';
import type { ImportKind } from '../../../shared/domain/register-import.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';

const INPUTS = new URL('../../fixtures/inputs/populations/', import.meta.url).pathname;

/** Imports a file of the client's. */
function bring(engine: TestEngine, kind: ImportKind, name: string, more: { leaverHours?: number } = {}) {
  copyFileSync(join(INPUTS, name), join(engine.folder, name));
  return engine.api.registers.importApply({ kind, file: engine.source(name), ...more });
}

/** Imports delimited text. */
const bringText = (engine: TestEngine, kind: ImportKind, text: string | Uint8Array) =>
  engine.api.registers.importApply({ kind, file: engine.source(`${kind}.csv`, text) });

const codesOf = ({ problems }: { problems: { row: number; code: string }[] }) =>
  problems.map(({ row, code }) => `${row} ${code}`);

it('brings the populations of a client in, once', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const files = [
    ['leavers', 'leavers.csv', 34],
    ['joiners', 'joiners.xlsx', 43],
    ['incidents', 'incidents.xlsx', 7],
    ['backups', 'backups.csv', 732],
    ['vulnerabilities', 'vulnerabilities.csv', 240],
  ] as const;
  for (const [kind, name, rows] of files) {
    const result = await bring(engine, kind, name);
    expect({ name, ...result }).toMatchObject({ name, added: rows, updated: 0, skipped: 0 });
    // Sheets have no time zones: that is said once, and nothing else is wrong with these files.
    expect([name, ...codesOf(result)]).toEqual([name, ...(name.endsWith('.xlsx') ? ['2 times_utc'] : [])]);
  }
  for (const [kind, name, rows] of files)
    expect({ name, ...(await bring(engine, kind, name)) }).toMatchObject({
      name,
      added: 0,
      updated: 0,
      unchanged: rows,
    });

  // Read back by another program, against the lines of the files.
  const path = join(engine.folder, 'engagement.trustbench');
  const sql = (query: string) =>
    execFileSync('sqlite3', ['-readonly', path, query], { encoding: 'utf8' }).trim();
  await engine.session.dispose();
  expect(sql('SELECT count(*) FROM worker')).toBe('77');
  expect(sql('SELECT count(*) FROM worker WHERE left_on IS NOT NULL AND access_removed_at IS NULL')).toBe(
    '1',
  );
  expect(sql("SELECT left_on, left_at, access_removed_at FROM worker WHERE number = 'E710'")).toBe(
    '2026-01-12|2026-01-12T08:00:00.000Z|2026-01-13T02:30:00.000Z',
  );
  expect(sql('SELECT outcome, count(*) FROM backup_run GROUP BY outcome')).toBe(
    'failed|11\nsucceeded|714\nwarnings|7',
  );
  expect(
    sql('SELECT severity, sla_days, count(*) FROM vulnerability GROUP BY severity ORDER BY sla_days'),
  ).toBe('critical|7|7\nhigh|30|45\nmedium|90|111\nlow|180|77');
  expect(sql('SELECT count(*) FROM vulnerability WHERE accepted_until IS NOT NULL')).toBe('3');
  expect(sql("SELECT severity, affected FROM incident WHERE number = 'INC-2026-03'")).toBe('high|318');
});

it('joins lists about one person, and one undo takes an import back', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  await bringText(
    engine,
    'joiners',
    'Employee ID,Name,Start date\nE1,Thea Dufour,2026-01-05\nE2,Jörg Müller,2026-02-01\n',
  );
  const result = await engine.api.registers.importApply({
    kind: 'leavers',
    leaverHours: 48,
    file: engine.source(
      'left.csv',
      'Staff ID;Nachname;Vorname;Austritt;Account disabled\nE1;Dufour;Thea;30.06.2026;\n;Müller;Jörg;13.05.2026;14.05.2026\n',
    ),
  });
  expect(result).toMatchObject({ added: 0, updated: 2, skipped: 0 });
  const people = (await engine.api.registers.list({ register: 'people' })).map(({ values }) => values);
  expect(people).toMatchObject([
    // The end of the day: nothing says that it was earlier.
    { name: 'Jörg Müller', number: 'E2', startedOn: '2026-02-01', leftOn: '2026-05-13', leftAt: null, accessRemovedAt: '2026-05-14T23:59:59.000Z' },
    { name: 'Thea Dufour', number: 'E1', startedOn: '2026-01-05', leftOn: '2026-06-30', accessRemovedAt: null },
  ]); // prettier-ignore
  expect(readProgrammeRules(engine.session.workspace).leaverHours).toBe(48);
  await engine.api.workspace.undo({});
  const before = (await engine.api.registers.list({ register: 'people' })).map(
    ({ values }) => values['leftOn'],
  );
  expect(before).toEqual([null, null]);
});

it('names what it can not take, by the line of the file', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const text = [
    'Leavers of the half year',
    '',
    'Employee,Work email,Termination date,Deprovisioned',
    '"Reyes, Lena",l@x.example,01/25/2026 5:00 PM,not yet',
    'Ann Lee,a@x.example,02/03/2026 5:00 PM -05:00,02/03/2026 23:00 UTC',
    'Ann Lee,a@x.example,02/04/2026,',
    'Bo Chu,b@x.example,02/30/2026,',
    ',,03/01/2026,03/02/2026',
    '',
    'Total: 5,,,',
  ].join('\n');
  const result = await bringText(engine, 'leavers', text);
  expect(result).toMatchObject({ added: 2, skipped: 3 });
  expect(codesOf(result)).toEqual([
    '4 date_unreadable',
    '4 times_utc',
    '6 duplicate',
    '7 date_unreadable',
    '7 day_missing',
    '8 time_of_day',
    '8 key_missing',
    '10 skipped_total',
  ]);
  const people = (await engine.api.registers.list({ register: 'people' })).map(({ values }) => values);
  expect(people).toMatchObject([
    { name: 'Ann Lee', leftOn: '2026-02-03', leftAt: '2026-02-03T22:00:00.000Z', accessRemovedAt: '2026-02-03T23:00:00.000Z' },
    { name: 'Lena Reyes', leftOn: '2026-01-25', accessRemovedAt: null },
  ]); // prettier-ignore
});

it('keeps other encodings, links and choices, and follows the firm for days that a list leaves out', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const vendors =
    'Lieferant;Tier;Subservice org.;Owner;Customer data?\nRöhm & Söhne;1;yes, carve-out;Grace Owner;yes\nTeaLeaf;3;no;Priya Nair;no\nTOTAL;;;;\n';
  expect(await bringText(engine, 'vendors', Buffer.from(vendors, 'latin1'))).toMatchObject({ added: 2 });
  const found =
    'Finding,Title,Asset,Severity,First seen,Fixed\n1,Old TLS,web1,P1,2026-03-20,\n1,Old TLS,web2,7.5,2026-03-20,2026-03-01\n';
  const result = await bringText(engine, 'vulnerabilities', found);
  expect(codesOf(result)).toEqual(['3 order_impossible']);
  const [grace] = (await engine.api.scope.get({})).people.filter(({ name }) => name === 'Grace Owner');
  const list = async (register: 'vendors' | 'vulnerabilities') =>
    (await engine.api.registers.list({ register })).map(({ values }) => values);
  expect(await list('vendors')).toMatchObject([
    {
      name: 'Röhm & Söhne',
      criticality: 'critical',
      subservice: 'yes',
      treatment: 'carve-out',
      ownerId: grace?.id,
    },
    { name: 'TeaLeaf', criticality: 'medium', subservice: 'no' },
  ]);
  expect(await list('vulnerabilities')).toMatchObject([
    { name: 'Old TLS', severity: 'critical', slaDays: 7 },
  ]);
  // What a later list leaves empty stays.
  await bringText(engine, 'vendors', 'Vendor,Tier,Service\nTeaLeaf,,Catering\n');
  expect(await list('vendors')).toMatchObject([
    {},
    { name: 'TeaLeaf', criticality: 'medium', service: 'Catering' },
  ]);
});

it('opens a finding again that a newer list shows open', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const line = 'ID,Title,Severity,First found,Fixed,Status\nV-1,Weak TLS,High,2026-01-15,2026-02-02,';
  await bringText(engine, 'vulnerabilities', `${line}Fixed\n`);
  expect(await bringText(engine, 'vulnerabilities', `${line}Reopened\n`)).toMatchObject({ updated: 1 });
  const [finding] = await engine.api.registers.list({ register: 'vulnerabilities' });
  expect(finding?.values['closedOn']).toBeNull();
});
