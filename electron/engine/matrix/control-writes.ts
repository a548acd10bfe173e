import type { ControlFields } from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { linkTablesTo } from '../../../shared/domain/registers.ts';
import { splitProcedure, type ProcedureStep } from '../../../shared/domain/procedures.ts';
import type { ProcedureNature } from '../../../shared/domain/vocabulary.ts';
import { SAMPLE_OF_TEST } from '../audit/sample-of-test.ts';
import { insertProcedures, programmeColumns } from '../audit/test-procedures.ts';
import { releaseMarks } from '../audit/evidence-mark-rows.ts';
import { detach } from '../registers/references.ts';
import { insertPerson } from '../scope/people.ts';
import { newId, type Change, type Row, type Workspace } from '../workspace/workspace.ts';

export interface TestTemplate {
  procedure: string;
  natures: readonly ProcedureNature[];
  /** The procedure by nature; read from its sentences when left out. */
  steps?: readonly ProcedureStep[];
  attributes?: readonly string[];
}

/** One person, however the name was typed: composed or decomposed accents, letter case, spaces. */
const nameKey = (name: string): string =>
  name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase('en');

/** Finds the person of that name, or adds one on the client's side: an owner typed or imported is a person of the client. */
function personByName(workspace: Workspace, tx: Change, name: string): string | null {
  const key = nameKey(name);
  if (key === '') return null;
  const people = workspace.all<{ id: string; name: string }>('SELECT id, name FROM person');
  const found = people.find((person) => nameKey(person.name) === key);
  return (
    found?.id ??
    insertPerson(tx, { name: name.normalize('NFC').trim(), title: '', email: '', side: 'client' })
  );
}

const COLUMNS: Record<string, string> = {
  ref: 'ref',
  title: 'title',
  domain: 'domain',
  statement: 'statement',
  ownerId: 'owner_id',
  frequency: 'frequency',
  nature: 'nature',
  mode: 'mode',
  layer: 'layer',
  system: 'system',
  evidenceWanted: 'evidence_wanted',
  notes: 'notes',
  risk: 'risk',
  samplingRisk: 'sampling_risk',
  responsibility: 'responsibility',
  provider: 'provider',
  policyId: 'policy_id',
  libraryRef: 'library_ref',
};

/** Columns of `control` for the fields that are present. */
function toColumns(workspace: Workspace, tx: Change, fields: Partial<ControlFields>): Row {
  const row: Row = {};
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = fields[field as keyof ControlFields];
    if (value !== undefined) row[column] = value as string | null;
  }
  if (fields.isKey !== undefined) row['is_key'] = fields.isKey ? 1 : 0;
  if (fields.ownerName !== undefined) row['owner_id'] = personByName(workspace, tx, fields.ownerName);
  return row;
}

/** Adds a control with its criteria and its two tests, which every control has from the start. @returns its id */
export function insertControl(
  workspace: Workspace,
  tx: Change,
  fields: Partial<ControlFields> & { ref: string; title: string },
  tests: { design?: TestTemplate; operation?: TestTemplate } = {},
): string {
  assertRefFree(workspace, fields.ref);
  const id = newId();
  tx.insert('control', {
    id,
    domain: '',
    statement: '',
    owner_id: null,
    frequency: null,
    nature: null,
    mode: null,
    layer: null,
    is_key: 0,
    system: '',
    evidence_wanted: '',
    notes: '',
    risk: '',
    sampling_risk: null,
    responsibility: 'own',
    provider: '',
    policy_id: null,
    library_ref: '',
    ...toColumns(workspace, tx, fields),
  } as Row);
  setCriteria(workspace, tx, id, fields.criteria ?? []);
  setRationales(workspace, tx, id, fields.rationales ?? {});
  insertTest(tx, id, 'design', tests.design);
  insertTest(tx, id, 'operation', tests.operation);
  return id;
}

function insertTest(
  tx: Change,
  controlId: string,
  kind: 'design' | 'operation',
  template?: TestTemplate,
): void {
  const id = newId();
  const natures = template?.natures ?? ['inquiry', 'inspection'];
  const written = template?.procedure ? splitProcedure(template.procedure, natures) : [];
  const steps = template?.steps?.length ? template.steps : written;
  tx.insert('test', {
    id,
    control_id: controlId,
    kind,
    ...(steps.length > 0 ? programmeColumns(steps) : { procedure: '', natures: JSON.stringify(natures) }),
    result: null,
    conclusion: '',
    concluded_by: '',
    concluded_at: null,
  });
  insertProcedures(tx, id, steps);
  const attributes = template?.attributes ?? (kind === 'operation' ? ['Performed as the control says'] : []);
  attributes.forEach((text, i) =>
    tx.insert('test_attribute', { id: newId(), test_id: id, position: i + 1, text }),
  );
}

export function updateControl(
  workspace: Workspace,
  tx: Change,
  id: string,
  patch: Partial<ControlFields>,
): void {
  if (patch.ref !== undefined) assertRefFree(workspace, patch.ref, id);
  tx.update('control', id, toColumns(workspace, tx, patch));
  if (patch.criteria) setCriteria(workspace, tx, id, patch.criteria);
  if (patch.rationales) setRationales(workspace, tx, id, patch.rationales);
}

/** Removes a control with its links and untouched tests. @throws AppError conflict when work hangs on it */
export function removeControl(workspace: Workspace, tx: Change, id: string): void {
  const { ref } = workspace.need<{ ref: string }>('That control', 'SELECT ref FROM control WHERE id = ?', [
    id,
  ]);
  const used = workspace.get<{ what: string }>(
    `SELECT 'a sample' AS what FROM ${SAMPLE_OF_TEST} s JOIN test t ON t.id = s.test_id WHERE t.control_id = @id
     UNION ALL SELECT 'a concluded test' FROM test WHERE control_id = @id AND result IS NOT NULL
     UNION ALL SELECT 'recorded occurrences' FROM occurrence WHERE control_id = @id
     UNION ALL SELECT 'a finding' FROM finding WHERE control_id = @id
     UNION ALL SELECT 'a finding' FROM deviation d JOIN test t ON t.id = d.test_id WHERE t.control_id = @id AND d.finding_id IS NOT NULL
     UNION ALL SELECT 'a finding for which it compensates' FROM compensating_control WHERE control_id = @id LIMIT 1`,
    { id },
  );
  if (used)
    throw new AppError(
      'conflict',
      `${ref} was not removed: it has ${used.what}. Remove that first, or keep the control.`,
    );
  const children: [string, string][] = [
    ['control_criterion', 'SELECT id FROM control_criterion WHERE control_id = ?'],
    ['control_evidence', 'SELECT id FROM control_evidence WHERE control_id = ?'],
    ['control_comment', 'SELECT id FROM control_comment WHERE control_id = ?'],
    ['control_schedule', 'SELECT id FROM control_schedule WHERE control_id = ?'],
    ...linkTablesTo('control').map((table): [string, string] => [
      table,
      `SELECT id FROM "${table}" WHERE control_id = ?`,
    ]),
    ['population_control', 'SELECT id FROM population_control WHERE control_id = ?'],
    ['walkthrough_control', 'SELECT id FROM walkthrough_control WHERE control_id = ?'],
    ['request_control', 'SELECT id FROM request_control WHERE control_id = ?'],
    [
      'request_test',
      'SELECT r.id FROM request_test r JOIN test t ON t.id = r.test_id WHERE t.control_id = ?',
    ],
    ['deviation', 'SELECT d.id FROM deviation d JOIN test t ON t.id = d.test_id WHERE t.control_id = ?'],
    ['review_note', 'SELECT n.id FROM review_note n JOIN test t ON t.id = n.test_id WHERE t.control_id = ?'],
    ['sign_off', 'SELECT s.id FROM sign_off s JOIN test t ON t.id = s.test_id WHERE t.control_id = ?'],
    [
      'test_attribute',
      'SELECT a.id FROM test_attribute a JOIN test t ON t.id = a.test_id WHERE t.control_id = ?',
    ],
    [
      'test_procedure',
      'SELECT p.id FROM test_procedure p JOIN test t ON t.id = p.test_id WHERE t.control_id = ?',
    ],
    [
      'test_evidence',
      'SELECT l.id FROM test_evidence l JOIN test t ON t.id = l.test_id WHERE t.control_id = ?',
    ],
    ['test', 'SELECT id FROM test WHERE control_id = ?'],
  ];
  for (const test of workspace.all<{ id: string }>('SELECT id FROM test WHERE control_id = ?', [id]))
    releaseMarks(workspace, tx, { testId: test.id });
  for (const [table, sql] of children) {
    for (const row of workspace.all<{ id: string }>(sql, [id])) tx.remove(table, row.id);
  }
  detach(workspace, tx, 'control', id, ref);
  tx.remove('control', id);
}

function setCriteria(workspace: Workspace, tx: Change, controlId: string, criteria: readonly string[]): void {
  const wanted = new Set(criteria);
  const present = workspace.all<{ id: string; criterion_id: string }>(
    'SELECT id, criterion_id FROM control_criterion WHERE control_id = ?',
    [controlId],
  );
  for (const link of present) if (!wanted.delete(link.criterion_id)) tx.remove('control_criterion', link.id);
  for (const criterion of wanted)
    tx.insert('control_criterion', {
      id: newId(),
      control_id: controlId,
      criterion_id: criterion,
      rationale: '',
    });
}

/** @throws AppError bad_input for a criterion that the control does not serve */
function setRationales(
  workspace: Workspace,
  tx: Change,
  controlId: string,
  rationales: Readonly<Record<string, string>>,
): void {
  for (const [criterion, rationale] of Object.entries(rationales)) {
    const link = workspace.get<{ id: string }>(
      'SELECT id FROM control_criterion WHERE control_id = ? AND criterion_id = ?',
      [controlId, criterion],
    );
    if (!link) {
      throw new AppError(
        'bad_input',
        `The rationale for ${criterion} was not kept: the control does not serve it. Map the control to ${criterion} first.`,
      );
    }
    tx.update('control_criterion', link.id, { rationale: rationale.trim() });
  }
}

function assertRefFree(workspace: Workspace, ref: string, exceptId = ''): void {
  const taken = workspace.get<{ title: string }>('SELECT title FROM control WHERE ref = ? AND id <> ?', [
    ref,
    exceptId,
  ]);
  if (taken)
    throw new AppError(
      'conflict',
      `${ref} is already the number of "${taken.title}". Numbers are not used twice.`,
    );
}
