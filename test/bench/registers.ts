/** Registers of 5,000 rows: their lists, their links, and the figures measured from them, against the same rows read by SQLite alone. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { insertControl } from '../../electron/engine/matrix/control-writes.ts';
import { newId, type Row } from '../../electron/engine/workspace/workspace.ts';
import { registerOf, type RegisterId } from '../../shared/domain/registers.ts';
import { columnOf, emptyValue } from '../../shared/domain/register-values.ts';
import { createEngagement, startEngine, type TestEngine } from '../fixtures/engine.ts';
import type { Line } from './line.ts';
import { quantile } from './measure.ts';

const ROWS = 5000;
const CONTROLS = 100;
const ROUNDS = 15;

const day = (i: number): string =>
  `2026-${String((i % 6) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
const severity = (i: number) => ['critical', 'high', 'medium', 'low'][i % 4] ?? 'low';

/** What the records of each register hold beside empty values. */
const RECORDS: Partial<Record<RegisterId, (i: number) => Row>> = {
  people: (i) => ({
    name: `Person ${i}`,
    number: `E-${i}`,
    email: `person.${i}@example.test`,
    kind: 'employee',
    started_on: day(i * 7),
    left_on: i % 4 === 0 ? day(i + 3) : null,
  }),
  training: (i) => ({
    name: `Person ${i}`,
    course: `Course ${i % 5}`,
    assigned_on: day(i),
    due: day(i + 20),
  }),
  vulnerabilities: (i) => ({
    name: `Library ${i} is out of date`,
    number: `VUL-${i}`,
    severity: severity(i),
    opened_on: day(i),
    closed_on: i % 3 === 0 ? null : day(i + 40),
  }),
  backups: (i) => ({
    name: `Job ${i % 28}`,
    day: day(i * 13),
    outcome: i % 40 === 0 ? 'failed' : 'succeeded',
    attempt: 1,
  }),
  incidents: (i) => ({
    name: `Incident ${i}`,
    number: `INC-${i}`,
    severity: severity(i),
    began_at: `${day(i)}T08:00:00Z`,
    detected_at: `${day(i)}T09:30:00Z`,
    resolved_at: `${day(i)}T17:15:00Z`,
  }),
  risks: (i) => ({
    ref: `R-${i + 1}`,
    name: `Risk ${i} of the supply`,
    category: 'vendor',
    status: 'open',
    likelihood: (i % 5) + 1,
    impact: (i % 4) + 1,
    threat: `Threat ${i}`,
  }),
  'policy-exceptions': (i) => ({
    ref: `EX-${i + 1}`,
    name: `Exception ${i}`,
    requested_on: day(i),
    expires_on: day(i + 60),
  }),
  actions: (i) => ({
    ref: `CA-${i + 1}`,
    name: `Action ${i}`,
    status: 'open',
    raised_on: day(i),
    due: day(i + 30),
  }),
};
const REGISTERS = Object.keys(RECORDS) as RegisterId[];

function fill({ session }: TestEngine): void {
  const { workspace } = session;
  for (const id of REGISTERS) {
    const register = registerOf(id);
    const empty = Object.fromEntries(register.fields.map((field) => [columnOf(field), emptyValue(field)]));
    session.change(`Add ${ROWS} records of ${id}`, (tx) => {
      for (let i = 0; i < ROWS; i += 1)
        tx.insert(register.table, { id: newId(), ...empty, ...RECORDS[id]?.(i) });
    });
  }
  session.change('Add controls with risks', (tx) => {
    const risks = workspace.all<{ id: string }>('SELECT id FROM risk');
    const controls = Array.from({ length: CONTROLS }, (_, i) =>
      insertControl(workspace, tx, { ref: `CTL-${i + 1}`, title: `Control ${i + 1}`, frequency: 'monthly' }),
    );
    for (const [i, risk] of risks.entries())
      for (let n = 0; n < 3; n += 1)
        tx.insert('risk_control', {
          id: newId(),
          risk_id: risk.id,
          control_id: controls[(i + n * 7) % CONTROLS] ?? '',
        });
  });
}

export async function benchRegisters(folder: string): Promise<Line[]> {
  await using engine = startEngine(join(folder, 'registers'));
  await createEngagement(engine, { name: 'registers.trustbench' });
  fill(engine);
  const { api, session } = engine;
  const { workspace } = session;
  const [risk] = workspace.all<{ id: string }>('SELECT id FROM risk');
  const [control] = workspace.all<{ id: string }>('SELECT id FROM control');
  const to = { to: 'control' as const, id: control?.id ?? '' };
  let edits = 0;
  const edit = async () => {
    edits += 1;
    await api.registers.change({
      register: 'risks',
      changes: [{ id: risk?.id ?? '', values: { notes: `Edit ${edits}` } }],
    });
  };
  const select = (id: RegisterId) => workspace.all(`SELECT * FROM "${registerOf(id).table}"`);
  const theirs = await cpuMs(() => REGISTERS.map(select));
  let hold = 0;
  const first = await cpuMs(async () => {
    hold = await longestHold(() => api.metrics.list({}));
  });
  const line = (name: string, ours: number, most: number, reference?: number): Line => ({
    name: `registers: ${name}, CPU`,
    ours,
    unit: 'ms',
    ...(reference !== undefined && { reference: { name: 'SELECT * alone', value: reference } }),
    target: { most },
  });
  const list = () => api.registers.list({ register: 'risks' });
  const names = () => api.registers.names({ registers: ['risks', 'people'] });
  const counts = () => api.scope.counts({});
  return [
    line(`metrics of ${REGISTERS.length} times ${ROWS} rows, first read`, first, 400, theirs),
    line('longest hold of other queries by it', hold, 50),
    line('p95 metrics after a change', await p95(() => api.metrics.list({}), edit), 50),
    line(
      `p95 list of ${ROWS} risks after a change`,
      await p95(list, edit),
      60,
      await p95(() => select('risks')),
    ),
    line('p95 records that a control is linked from', await p95(() => api.registers.linkedFrom(to)), 16),
    line('p95 names of risks and people after a change', await p95(names, edit), 50),
    line('p95 scope.counts after a change', await p95(counts, edit), 50),
    line('p95 checks after a change', await p95(() => api.readiness.checks({}), edit), 50),
  ];
}

/** CPU time of this process (ms): other programs of the machine are not in it. */
async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The longest CPU time (ms) in which nothing but `work` ran. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let longest = 0;
  const working = work().finally(() => (isDone = true));
  while (!isDone) longest = Math.max(longest, await cpuMs(() => setImmediate()));
  await working;
  return longest;
}

async function p95(ask: () => unknown, before: () => Promise<void> = async () => {}): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await before();
    taken.push(await cpuMs(ask));
  }
  return quantile(taken, 0.95);
}
