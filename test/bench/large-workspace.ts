/** Builds the workspace that the benchmarks open: as large as an engagement of years could become. */
import { createHash } from 'node:crypto';
import { newId, type Change, type Workspace } from '../../electron/engine/workspace/workspace.ts';
import { insertControl } from '../../electron/engine/matrix/control-writes.ts';
import { criteriaFor } from '../../shared/domain/criteria.ts';
import { createEngagement, type TestEngine } from '../fixtures/engine.ts';

export const SIZE = { controls: 500, evidence: 20_000, journalEntries: 200_000 };
const FILES_PER_CHANGE = 20;
const ITEMS = 25;

/** Fills `large.trustbench` in the engine's folder through recorded changes and closes it. */
export async function buildLargeWorkspace(engine: TestEngine): Promise<void> {
  await createEngagement(engine, { name: 'large.trustbench' });
  const { session } = engine;
  const { workspace } = session;
  const people = Array.from({ length: 40 }, (_, i) => ({ id: newId(), name: `Person ${i}` }));
  session.change('Add people', (tx) => {
    for (const person of people)
      tx.insert('person', { ...person, title: 'Engineer', email: '', side: 'client' });
  });
  const criteria = criteriaFor(['security']).map((c) => c.id);
  const controls = session.change('Add controls', (tx) =>
    Array.from({ length: SIZE.controls }, (_, i) =>
      insertControl(workspace, tx, {
        ref: `CTL-${i + 1}`,
        title: `Control ${i + 1} reviews access of the ${i % 17}th system`,
        statement: 'The owner reviews the list of people with access and removes those who left. '.repeat(3),
        domain: `Domain ${i % 12}`,
        ownerId: people[i % people.length]?.id ?? null,
        frequency: 'monthly',
        criteria: [0, 1, 2].map((n) => criteria[(i * 3 + n) % criteria.length] ?? 'CC1.1'),
      }),
    ),
  );
  for (let from = 0; from < SIZE.evidence; from += FILES_PER_CHANGE)
    session.change(`Attach ${FILES_PER_CHANGE} files`, (tx) => addEvidence(workspace, tx, from, controls));
  addTests(workspace, (label, work) => session.change(label, work));
  for (let i = 0; i < 200; i += 1) {
    session.change(`Raise finding F-${i + 1}`, (tx) =>
      tx.insert(
        'finding',
        finding(i, controls[i % controls.length] ?? '', people[i % people.length]?.id ?? ''),
      ),
    );
  }
  addEdits(engine, controls);
  await session.closeWorkspace();
}

function addEvidence(workspace: Workspace, tx: Change, from: number, controls: readonly string[]): void {
  for (let i = from; i < from + FILES_PER_CHANGE; i += 1) {
    const bytes = Buffer.from(`evidence ${i}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [staged = 0] = workspace.content.append([{ staged: null, firstSeq: 0, pieces: [bytes] }]);
    workspace.content.publish(staged, { sha256, size: bytes.length });
    const id = newId();
    const month = String((i % 6) + 1).padStart(2, '0');
    tx.insert('evidence', {
      id,
      ref: `EV-${String(tx.next('evidence')).padStart(4, '0')}`,
      title: `Access review ${i} of the ${i % 31}th system`,
      covers_from: i % 9 === 0 ? null : `2026-${month}-01`,
      covers_to: i % 9 === 0 ? null : `2026-${month}-28`,
      as_of: null,
      source: 'Export of the identity provider',
      notes: '',
      collected_by: 'Ada Test',
    });
    tx.insert('evidence_file', {
      id: newId(),
      evidence_id: id,
      version: 1,
      file_name: `access-review-${i}.csv`,
      media_type: 'text/csv',
      type_differs: 0,
      sha256,
      size: bytes.length,
      added_at: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString(),
    });
    for (const n of [0, 7])
      if (i % 10 !== 3)
        tx.insert('control_evidence', {
          id: newId(),
          control_id: controls[(i + n) % controls.length] ?? '',
          evidence_id: id,
        });
  }
}

/** A population, and a sample of it with marks for every fifth test of operation. */
function addTests(workspace: Workspace, change: (label: string, work: (tx: Change) => void) => void): void {
  const population = newId();
  const file = workspace.need<{ id: string; sha256: string }>(
    'A file',
    'SELECT id, sha256 FROM evidence_file LIMIT 1',
  );
  change('Add population', (tx) =>
    tx.insert('population', {
      id: population,
      name: 'Changes',
      evidence_file_id: file.id,
      key_column: 'Key',
      date_column: null,
      columns: '["Key"]',
      rows: 1000,
      in_period: 1000,
      frame_size: 1000,
      duplicate_keys: 0,
      empty_keys: 0,
      unreadable_dates: 0,
      first_date: null,
      last_date: null,
      period_from: null,
      period_to: null,
      source_system: '',
      query: '',
      run_by: '',
      run_at: '',
      independent_total: null,
      frozen_at: new Date().toISOString(),
    }),
  );
  const tests = workspace.all<{ id: string; attribute: string }>(
    "SELECT t.id, a.id AS attribute FROM test t JOIN test_attribute a ON a.test_id = t.id WHERE t.kind = 'operation'",
  );
  for (const [i, test] of tests.entries()) {
    if (i % 5 !== 0) continue;
    change('Draw and mark', (tx) => addSample(tx, test, population, file.sha256));
  }
}

function addSample(
  tx: Change,
  test: { id: string; attribute: string },
  population: string,
  sha256: string,
): void {
  const sample = newId();
  tx.insert('sample', {
    id: sample,
    test_id: test.id,
    population_id: population,
    population_sha256: sha256,
    algorithm: 'consistent-sampler 1.0',
    seed: 'seed',
    size: ITEMS,
    frame_size: 1000,
    basis: '',
    drawn_at: new Date().toISOString(),
    drawn_by: 'Ada Test',
  });
  for (let n = 1; n <= ITEMS; n += 1) {
    const item = newId();
    tx.insert('sample_item', {
      id: item,
      sample_id: sample,
      position: n,
      key: `CHG-${n}`,
      ticket: `0.${n}`,
      item_date: '2026-02-03',
      description: 'A change',
      data: '{"Key":"x"}',
      note: '',
    });
    tx.insert('test_mark', {
      id: newId(),
      sample_item_id: item,
      attribute_id: test.attribute,
      mark: n === 7 ? 'exception' : 'met',
      note: '',
      marked_by: 'Ada Test',
      marked_at: new Date().toISOString(),
    });
  }
}

function finding(i: number, control: string, owner: string) {
  return {
    id: newId(),
    ref: `F-${String(i + 1).padStart(2, '0')}`,
    title: `Finding ${i + 1}`,
    severity: 'medium',
    status: i % 3 === 0 ? 'closed' : 'open',
    control_id: control,
    test_id: null,
    condition: 'Access was not removed.',
    criteria: 'CC6.2',
    cause: '',
    effect: '',
    recommendation: '',
    owner_id: owner,
    due: null,
    raised_at: new Date().toISOString(),
  };
}

/** Everyday edits, one change for a few rows each, until the journal is as long as promised. */
function addEdits({ session }: TestEngine, controls: readonly string[]): void {
  const { workspace } = session;
  const count = () =>
    workspace.need<{ n: number }>('The journal', 'SELECT count(*) AS n FROM journal_entry').n;
  for (let entries = count(), i = 0; entries < SIZE.journalEntries; i += 1) {
    const rows = i % 40 === 0 ? SIZE.controls : 5;
    session.change(rows === 5 ? 'Notes of 5 controls' : 'Systems of all controls', (tx) => {
      for (let n = 0; n < rows; n += 1)
        tx.update('control', controls[(i + n) % controls.length] ?? '', { notes: `Seen in round ${i}` });
    });
    entries += rows;
  }
}
