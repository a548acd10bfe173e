import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { registerExportResult } from '../../../shared/contract/registers/files.ts';
import {
  registerOf,
  REGISTERS,
  type FieldValue,
  type RegisterField,
  type RegisterId,
} from '../../../shared/domain/registers.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

/** Names and texts that a spreadsheet, a reader or a person could take for something else. */
const AWKWARD = [
  '=1+1',
  '+41 44 000 00 00',
  '-A1 and "more", quoted; with | and\ttabs',
  '@sum(A1)',
  "'=already guarded",
  'Zoë Łukasz 山田 太郎 👩‍💻 e\u0301',
  'Total outage of payments',
  'N/A',
  '007',
  '2026-02-03',
];

/** The value of a field for the nth record; other registers and people come from `known`. */
function valueOf(field: RegisterField, n: number, known: Record<string, string[]>): FieldValue {
  const awkward = AWKWARD[n % AWKWARD.length] ?? '';
  switch (field.kind) {
    case 'line':
      return field.id === 'number'
        ? `N-${n}`
        : field.id === 'name'
          ? `${awkward} ${n}`
          : awkward.replaceAll('\t', ' ');
    case 'paragraph':
      return `${awkward}\nsecond line, "quoted"\n\n=third`;
    case 'day':
      return field.notBefore ? '2026-03-04' : '2026-03-03';
    case 'instant':
      return field.notBefore ? '2026-03-04T23:59:59.000Z' : '2026-03-03T01:02:03.000Z';
    case 'choice':
      return field.choices?.[n % field.choices.length]?.value ?? null;
    case 'set':
      return (field.choices ?? [])
        .slice(0, 1 + (n % 3))
        .map(({ value }) => value)
        .join(',');
    case 'number':
      return field.range?.[0] ?? 1;
    case 'criterion':
      return 'CC6.1';
    default: {
      const ids = known[field.register ?? field.kind] ?? [];
      return ids[n % ids.length] ?? null;
    }
  }
}

/** Records of a register; of those that a choice tells apart no more than there are choices. */
const timesOf = (id: RegisterId): number =>
  Math.min(
    AWKWARD.length,
    (id === 'roles' || id === 'handling-rules' ? registerOf(id).fields[0]?.choices?.length : null) ??
      AWKWARD.length,
  );

/** Every register with ten records; those that others point to come first. */
async function fill({ api, session }: TestEngine): Promise<void> {
  const known: Record<string, string[]> = {
    person: session.workspace.all<{ id: string }>('SELECT id FROM person').map(({ id }) => id),
    control: session.workspace.all<{ id: string }>('SELECT id FROM control LIMIT 5').map(({ id }) => id),
  };
  const first = new Set(REGISTERS.flatMap(({ fields }) => fields.flatMap((field) => field.register ?? [])));
  const order = [...first, ...REGISTERS.map(({ id }) => id).filter((id) => !first.has(id))];
  for (const id of order) {
    const register = registerOf(id);
    const times = timesOf(id);
    const records = Array.from({ length: times }, (_, n) =>
      Object.fromEntries(
        register.fields
          // Every third record is as empty as it may be; a run of a backup without its day is refused by name.
          .filter((field) => field.required || field.id === 'name' || field.id === 'day' || n % 3 !== 2)
          .map((field) => [field.id, valueOf(field, n, known)]),
      ),
    );
    const { ids } = await api.registers.add({ register: id, records });
    known[id] = ids;
  }
}

async function exported(engine: TestEngine, register: RegisterId, name: string): Promise<string> {
  const format = name.endsWith('csv') ? 'csv' : 'xlsx';
  const job = engine.api.registers.exportFile({ register, format, target: engine.target(name) });
  registerExportResult.parse(await resultOf(engine.api, await job));
  return join(engine.folder, name);
}

/** The workbooks that hold every kind of field between them; each is read by a thread of its own, which takes its time. */
const AS_WORKBOOK: readonly RegisterId[] = ['risks', 'vendors', 'people', 'incidents', 'backups', 'gaps'];

it('reads every exported register back without a change', async () => {
  await using engine = startEngine();
  await createEngagement(engine, { library: 'small' });
  await fill(engine);
  const names = [
    ...REGISTERS.map(({ id }) => ({ id, name: `${id}.csv` })),
    ...AS_WORKBOOK.map((id) => ({ id, name: `${id}.xlsx` })),
  ];
  for (const { id, name } of names) {
    await exported(engine, id, name);
    const preview = await engine.api.registers.importPreview({ kind: id, file: engine.source(name) });
    const changed = preview.rows.filter(({ action }) => action !== 'same');
    const problems = preview.problems.filter(({ severity }) => severity !== 'informs');
    const read = { name, records: preview.rows.length, changed, problems };
    expect(read).toEqual({ name, records: timesOf(id), changed: [], problems: [] });
  }
}, 30_000);

it('writes no formula and no cell that a spreadsheet takes for one', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  await engine.api.registers.add({
    register: 'services',
    records: AWKWARD.map((name) => ({ name, users: '=HYPERLINK("http://x.example","y")' })),
  });
  const csv = readFileSync(await exported(engine, 'services', 'services.csv'), 'utf8');
  expect(csv).not.toMatch(/(?:^|,)"?[=+@-]/m);
  const sheet = await exported(engine, 'services', 'services.xlsx');
  const parts = execFileSync('unzip', ['-p', sheet, 'xl/worksheets/sheet1.xml'], { encoding: 'utf8' });
  expect(parts).not.toContain('<f>');
});
