import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { newId } from '../../../electron/engine/workspace/workspace.ts';
import { createEngagement, startEngine, temporaryFolder, type TestEngine } from '../../fixtures/engine.ts';
import { BY, failureOf, insertPerson, newWorkspace } from './support.ts';

let folder = '';
let workspace: Workspace;
beforeEach(() => {
  folder = temporaryFolder();
  workspace = newWorkspace(folder);
});
afterEach(() => {
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Entry {
  table_name: string;
  before: string | null;
  after: string | null;
}
const entries = (w: Workspace, transaction: number) =>
  w.all<Entry>('SELECT table_name, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id', [
    transaction,
  ]);

/** A row for a table, made from its own declaration: every value is one that the table takes. */
function rowFor(w: Workspace, table: string, made: Map<string, string>): Record<string, string | number> {
  const allowed: Record<string, string | number> = {
    'engagement.as_of': '2026-06-30',
    'test.natures': '[]',
    'population.columns': '[]',
    'sample_item.data': '{}',
    'saved_view.layout': '{}',
    'sampling_policy.id': 'policy',
    'sampling_policy.sizes': '{}',
    'population.profile': '{}',
    'population.shown_columns': '[]',
    'population.ipe_checks': '{}',
    'sample.design': '{}',
    'sample_event.details': '{}',
    'sign_off.content': '{}',
    'sign_off.content_sha256': 'a'.repeat(64),
    'deviation.signs': '[]',
    'evidence.checks': '{}',
    'evidence_file.notices': '[]',
    'report_settings.id': 'settings',
    'report_settings.value': '{}',
    'document_text.body': '{}',
    'risk_scale.id': 'scale',
    'risk_scale.likelihood': '[]',
    'risk_scale.impact': '[]',
    'risk_scale.levels': '[]',
    'access_review.sources': '[]',
    'access_review_line.flags': '[]',
    'programme_rules.id': 'rules',
    'programme_rules.privileged_words': '[]',
    'programme_rules.sla_days': '{}',
    'programme_rules.holidays': '[]',
    'programme_rules.grace_days': '{}',
    'control_schedule.systems': '[]',
    'prior_engagement.head_hash': 'c'.repeat(64),
    'evidence_rules.id': 'rules',
    'evidence_rules.freshness': '{}',
    'request_pack.requests': '[]',
    'request_pack.sha256': 'b'.repeat(64),
    'request_return.summary': '{}',
    'review_import.sha256': 'd'.repeat(64),
    'review_import.seal_sha256': 'e'.repeat(64),
    'evidence_file.sha256': 'f'.repeat(64),
  };
  const parents = new Map(
    w
      .all<{ from: string; table: string }>(`SELECT "from", "table" FROM pragma_foreign_key_list('${table}')`)
      .map((f) => [f.from, f.table]),
  );
  const columns = w.all<{ name: string; type: string; notnull: number }>(
    `SELECT name, type, "notnull" FROM pragma_table_info('${table}')`,
  );
  const { sql } = w.need<{ sql: string }>('The table', 'SELECT sql FROM sqlite_schema WHERE name = ?', [
    table,
  ]);
  /** The first value of a closed list. */
  const listed = (name: string) => new RegExp(`CHECK \\(${name} IN \\('([^']*)'`).exec(sql)?.[1];
  const row: Record<string, string | number> = {};
  for (const { name, type, notnull } of columns) {
    const parent = parents.get(name);
    if (`${table}.${name}` in allowed) row[name] = allowed[`${table}.${name}`] ?? '';
    else if (name === 'id') row[name] = newId();
    else if (parent && made.has(parent)) row[name] = made.get(parent) ?? '';
    else if (notnull && !parent && listed(name) !== undefined) row[name] = listed(name) ?? '';
    else if (notnull && !parent) row[name] = type === 'INTEGER' ? 1 : 'text';
  }
  if ('is_key' in row) row['is_key'] = 1;
  return row;
}

const ORDER = [
  'engagement',
  'engagement_category',
  'person',
  'policy',
  'control',
  'control_criterion',
  'evidence',
  'evidence_file',
  'control_evidence',
  'population',
  'test',
  'test_attribute',
  'sample',
  'sample_item',
  'test_mark',
  'sample_item_evidence',
  'finding',
  'management_response',
  'counter',
  'service',
  'commitment',
  'component',
  'location',
  'data_class',
  'data_flow',
  'exclusion',
  'vendor',
  'complementary_control',
  'engagement_role',
  'milestone',
  'gap',
  'criterion_assessment',
  'description_note',
  'control_comment',
  'saved_view',
  'sampling_policy',
  'population_control',
  'population_evidence',
  'spot_check',
  'test_sample',
  'sample_event',
  'test_procedure',
  'test_evidence',
  'cell_evidence',
  'evidence_mark',
  'review_note',
  'sign_off',
  'walkthrough',
  'walkthrough_control',
  'walkthrough_evidence',
  'deviation',
  'compensating_control',
  'retest',
  'retest_evidence',
  'policy_evidence',
  'vendor_evidence',
  'redaction',
  'evidence_rules',
  'request',
  'request_control',
  'request_criterion',
  'request_test',
  'request_evidence',
  'request_comment',
  'request_pack',
  'request_return',
  'vendor_review',
  'vendor_review_evidence',
  'vendor_cuec',
  'complementary_control_criterion',
  'risk_scale',
  'risk',
  'risk_control',
  'risk_criterion',
  'risk_evidence',
  'policy_criterion',
  'policy_exception',
  'policy_exception_evidence',
  'requirement',
  'requirement_control',
  'requirement_evidence',
  'worker',
  'training_record',
  'asset',
  'handling_rule',
  'incident',
  'incident_event',
  'incident_control',
  'incident_evidence',
  'system_change',
  'system_change_control',
  'system_change_component',
  'system_change_evidence',
  'vulnerability',
  'backup_run',
  'restore_test',
  'restore_test_evidence',
  'access_review',
  'access_review_line',
  'governance_meeting',
  'governance_decision',
  'corrective_action',
  'programme_rules',
  'control_schedule',
  'occurrence',
  'occurrence_evidence',
  'metric_setting',
  'metric_point',
  'prior_engagement',
  'prior_result',
  'report_settings',
  'document_text',
  'representation_answer',
  'review_import',
  'review_item',
  'area_lock',
  'rule_override',
];

it('captures every insert, update and delete of every table', async () => {
  const tables = workspace.all<{ name: string }>(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal_%' AND name NOT LIKE 'content%'",
  );
  expect(tables.map((t) => t.name).toSorted()).toEqual(ORDER.toSorted());
  const [staged = 0] = workspace.content.append([{ staged: null, firstSeq: 0, pieces: [Buffer.from('x')] }]);
  const made = new Map<string, string>();
  for (const table of ORDER) {
    const row = rowFor(workspace, table, made);
    workspace.change(BY, (tx) => {
      if (table === 'evidence_file') workspace.content.publish(staged, { sha256: 'f'.repeat(64), size: 1 });
      tx.insert(table, row);
    });
    const [entry, ...others] = entries(workspace, workspace.state.id);
    expect([table, others.length]).toEqual([table, 0]);
    expect(entry).toMatchObject({ table_name: table, before: null });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject(row);
    made.set(table, String(row['id']));
  }
  const editable: Record<string, string> = { control_criterion: 'criterion_id', counter: 'value' };
  for (const table of ORDER) {
    const id = made.get(table) ?? '';
    const text = workspace
      .all<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`)
      .find(
        (c) =>
          c.type === 'TEXT' &&
          !/(^id|_id|freshness|environment|confidentiality|personal_data|origin|audience|requests|summary|priority|notices|kind|type|severity|status|side|category|mark|sha256|natures|columns|data|layout|sizes|profile|shown_columns|checks|verdict|design|details|signs|content|direction|outcome|extent|result|model|risk|method|nature|classification|treatment|role|due|effort|rating|likelihood|impact|levels|sources|flags|decision|systems|day_rule|grace_days|holidays|sla_days|privileged_words|criticality|subservice|opinion|basis|response|significance|in_scope|plan_status|head_hash|better)$/.test(
            c.name,
          ),
      );
    const column = editable[table] ?? text?.name;
    if (column === undefined) continue;
    workspace.change(BY, (tx) => tx.update(table, id, { [column]: column === 'value' ? 7 : 'other' }));
    const [entry] = entries(workspace, workspace.state.id);
    expect(JSON.parse(entry?.before ?? '')).not.toEqual(JSON.parse(entry?.after ?? ''));
  }
  for (const table of ORDER.toReversed()) {
    workspace.change(BY, (tx) => tx.remove(table, made.get(table) ?? ''));
    expect(entries(workspace, workspace.state.id)).toMatchObject([{ table_name: table, after: null }]);
  }
});

it('records nothing when nothing changes', () => {
  const before = workspace.state;
  const person = workspace.get<{ id: string }>('SELECT id FROM person')?.id ?? '';
  workspace.change(BY, () => {});
  workspace.change(BY, (tx) => tx.update('person', person, { name: 'Ada', title: '' }));
  workspace.change(BY, (tx) => tx.update('person', person, {}));
  expect(workspace.state).toEqual(before);
});

it('leaves nothing of a change that fails half-way', async () => {
  const before = workspace.state;
  const failure = await failureOf(() =>
    workspace.change(BY, (tx) => {
      insertPerson(tx, 'Grace');
      throw new Error('half-way');
    }),
  );
  expect(failure.message).toBe('half-way');
  expect(workspace.all('SELECT name FROM person')).toEqual([{ name: 'Ada' }]);
  expect(workspace.state).toEqual(before);
  workspace.change(BY, (tx) => void insertPerson(tx, 'Grace'));
  expect(workspace.state.id).toBe(before.id + 1);
});

it('keeps what was made of the rows until they change, also through a change that fails', async () => {
  const names = () => workspace.cached('names', () => workspace.all('SELECT name FROM person ORDER BY name'));
  const first = names();
  expect(names()).toBe(first);
  const within: unknown[] = [];
  await failureOf(() =>
    workspace.change(BY, (tx) => {
      insertPerson(tx, 'Grace');
      within.push(...names());
      throw new Error('half-way');
    }),
  );
  expect(within).toEqual([{ name: 'Ada' }, { name: 'Grace' }]);
  expect(names()).toBe(first);
  workspace.change(BY, (tx) => void insertPerson(tx, 'Grace'));
  expect(names()).toEqual(within);
});

it('refuses a change inside a change', async () => {
  const failure = await failureOf(() =>
    workspace.change(BY, () => workspace.change(BY, (tx) => void insertPerson(tx, 'Grace'))),
  );
  expect(failure.message).toContain('inside another change');
});

it.each([
  "INSERT INTO person VALUES ('x', 'Eve', '', '', 'client') RETURNING id",
  "UPDATE person SET name = 'Eve' RETURNING id",
  'DELETE FROM person RETURNING id',
])('aborts a write that goes around the journal: %s', (sql) => {
  expect(() => workspace.all(sql)).toThrow(/NOT NULL/);
  expect(workspace.all('SELECT name FROM person')).toEqual([{ name: 'Ada' }]);
});

it.each([
  "UPDATE journal_transaction SET actor = 'Eve' RETURNING id",
  "UPDATE journal_entry SET after = '{}' RETURNING id",
  'DELETE FROM journal_transaction RETURNING id',
  'DELETE FROM journal_entry RETURNING id',
])('is append-only: %s', (sql) => {
  expect(() => workspace.all(sql)).toThrow('append-only');
});

it('keeps odd text exactly', async () => {
  const odd = [
    'a\u0000b',
    '\ud800 lone',
    'it\'s "quoted" \\ \n\r\t',
    '🏴‍☠️ \u202e rtl',
    '{"json": [1]}',
    '\ufeffbom',
  ];
  workspace.change(BY, (tx) => odd.forEach((name) => void insertPerson(tx, name)));
  workspace.change(BY, (tx) => {
    for (const { id } of workspace.all<{ id: string }>('SELECT id FROM person'))
      tx.update('person', id, { title: 'x' });
  });
  const state = workspace.all('SELECT * FROM person ORDER BY id');
  workspace.undo('Ada');
  workspace.redo('Ada');
  expect(workspace.all('SELECT * FROM person ORDER BY id')).toEqual(state);
  expect(await workspace.verify({})).toMatchObject({ ok: true, problems: [] });
});

it('names a record that is not there', async () => {
  const id = newId();
  for (const work of [
    () => workspace.change(BY, (tx) => tx.update('person', id, { name: 'Eve' })),
    () => workspace.change(BY, (tx) => tx.remove('person', id)),
  ]) {
    expect((await failureOf(work)).code).toBe('not_found');
  }
});

it('turns what the tables refuse into errors with a next step', async () => {
  const id = workspace.get<{ id: string }>('SELECT id FROM person')?.id ?? '';
  const link = { id: newId(), control_id: newId(), criterion_id: 'CC6.1' };
  const category = { category: 'privacy', rationale: '' };
  const failures = [
    await failureOf(() => workspace.change(BY, (tx) => tx.insert('control_criterion', link))),
    await failureOf(() =>
      workspace.change(BY, (tx) => {
        tx.insert('engagement_category', { id: newId(), ...category });
        tx.insert('engagement_category', { id: newId(), ...category });
      }),
    ),
    await failureOf(() => workspace.change(BY, (tx) => tx.update('person', id, { side: 'other' }))),
  ];
  expect(failures.map((f) => f.code)).toEqual(['conflict', 'conflict', 'bad_input']);
});

it('shows a record with all that hangs on it, newest first, and finds words', async () => {
  await using engine: TestEngine = startEngine();
  await createEngagement(engine, { library: 'saas' });
  const { api } = engine;
  const [control, other] = await api.matrix.controls({});
  if (!control || !other) throw new Error('no controls');
  await api.matrix.updateControls({ ids: [control.id, other.id], patch: { notes: 'first' } });
  await api.matrix.updateControls({ ids: [control.id], patch: { criteria: ['CC1.1'] } });
  await api.matrix.updateControls({ ids: [other.id], patch: { title: 'Not this one' } });
  const record = { table: 'control', rowId: control.id };
  const { entries: own } = await api.workspace.history({ record, limit: 50 });
  expect(own.map((e) => e.label)).toEqual([
    `Criteria of ${control.ref}`,
    'Notes of 2 controls',
    'Create engagement',
  ]);
  expect(own[1]?.changes).toHaveLength(1);
  expect(own[1]?.changes[0]?.fields).toEqual([{ field: 'notes', before: '', after: 'first' }]);
  expect(own[0]?.changes.every((c) => c.table === 'control_criterion')).toBe(true);
  const first = await api.workspace.history({ limit: 2 });
  expect(first.more).toBe(true);
  const rest = await api.workspace.history({
    limit: 50,
    before: { transaction: first.entries.at(-1)?.transaction ?? 0, place: '' },
  });
  expect([...first.entries, ...rest.entries].map((e) => e.transaction)).toEqual([4, 3, 2, 1]);
  const found = await api.workspace.history({ search: 'notes OF', limit: 50 });
  expect(found.entries.map((e) => e.transaction)).toEqual([2]);
  expect((await api.workspace.history({ search: '100%_', limit: 50 })).entries).toEqual([]);
});
