/** What is said of a frozen population: its facts, the record of completeness and accuracy, and what it is linked to. */
import type { z } from 'zod';
import type { populationPatch } from '../../../shared/contract/audit/populations.ts';
import type { IpeVerdict } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  verdictProblem,
  type IpeCheck,
  type IpeCheckId,
  type IpeChecks,
} from '../../../shared/domain/ipe-checks.ts';
import { TEST_RESULT_NAMES, type TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row } from '../workspace/workspace.ts';
import { assertNameFree } from './population-freeze.ts';

interface Named {
  name: string;
  columns: string;
  ipe_checks: string;
  ipe_verdict: IpeVerdict | null;
}

function named(session: Session, id: string): Named {
  return session.workspace.need<Named>(
    'That population',
    'SELECT name, columns, ipe_checks, ipe_verdict FROM population WHERE id = ?',
    [id],
  );
}

const COLUMNS = {
  name: 'name',
  sourceSystem: 'source_system',
  query: 'query',
  runBy: 'run_by',
  runAt: 'run_at',
  independentTotal: 'independent_total',
  totalSource: 'total_source',
} as const;

/** @throws AppError not_found, conflict for a name that is taken, bad_input for a column that the file does not have */
export function updatePopulation(
  session: Session,
  { id, patch }: { id: string; patch: z.infer<typeof populationPatch> },
): void {
  const { name, columns } = named(session, id);
  if (patch.name !== undefined) assertNameFree(session, patch.name, id);
  const row: Row = {};
  for (const field of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]) {
    const value = patch[field];
    if (value !== undefined) row[COLUMNS[field]] = value;
  }
  if (patch.shownColumns) {
    const known = JSON.parse(columns) as string[];
    const unknown = patch.shownColumns.find((column) => !known.includes(column));
    if (unknown !== undefined) {
      throw new AppError('bad_input', `${name} has no column "${unknown}". Choose among its own columns.`);
    }
    row['shown_columns'] = JSON.stringify(patch.shownColumns);
  }
  session.change(`Change population ${name}`, (tx) => tx.update('population', id, row));
}

/** Answers a question; a verdict that does not stand on the answers any more is withdrawn in the same change. */
export function answerIpeCheck(
  session: Session,
  { id, check, answer, note }: IpeCheck & { id: string; check: IpeCheckId },
): void {
  const { name, ipe_checks, ipe_verdict } = named(session, id);
  const checks: IpeChecks = { ...(JSON.parse(ipe_checks) as IpeChecks), [check]: { answer, note } };
  const isWithdrawn = ipe_verdict !== null && verdictProblem(ipe_verdict, checks) !== null;
  session.change(`Completeness and accuracy of ${name}`, (tx) =>
    tx.update('population', id, {
      ipe_checks: JSON.stringify(checks),
      ...(isWithdrawn ? { ipe_verdict: null, ipe_by: '', ipe_at: null } : {}),
    }),
  );
}

/** @throws AppError conflict when the answers do not carry the verdict */
export function setIpeVerdict(
  session: Session,
  { id, verdict, note }: { id: string; verdict: IpeVerdict | null; note: string },
): void {
  const { name, ipe_checks } = named(session, id);
  const problem = verdict && verdictProblem(verdict, JSON.parse(ipe_checks) as IpeChecks);
  if (problem) throw new AppError('conflict', `${name} is not shown to be sufficient. ${problem}`);
  session.change(`Verdict on population ${name}`, (tx) =>
    tx.update('population', id, {
      ipe_verdict: verdict,
      ipe_note: note.trim(),
      ipe_by: verdict ? session.actor : '',
      ipe_at: verdict ? new Date().toISOString() : null,
    }),
  );
}

const LINKS = {
  population_control: { column: 'control_id', label: 'Controls' },
  population_evidence: { column: 'evidence_id', label: 'Evidence' },
} as const;

/** Links exactly these records; links that are there stay as they are. */
export function setLinks(
  session: Session,
  table: keyof typeof LINKS,
  populationId: string,
  ids: readonly string[],
): void {
  const { name } = named(session, populationId);
  const { column, label } = LINKS[table];
  const wanted = new Set(ids);
  const present = session.workspace.all<{ id: string; linked: string }>(
    `SELECT id, ${column} AS linked FROM ${table} WHERE population_id = ?`,
    [populationId],
  );
  if (table === 'population_control') {
    const left = present.filter(({ linked }) => !wanted.has(linked)).map(({ linked }) => linked);
    assertNothingRests(session, populationId, left, 'still serves its control');
  }
  session.change(`${label} of population ${name}`, (tx) => {
    for (const link of present) if (!wanted.delete(link.linked)) tx.remove(table, link.id);
    for (const id of wanted) tx.insert(table, { id: newId(), population_id: populationId, [column]: id });
  });
}

/**
 * A conclusion that the control did not occur rests on the recorded zero.
 * @param controlIds looks at these controls only
 * @throws AppError conflict naming the workpaper
 */
function assertNothingRests(
  { workspace }: Session,
  populationId: string,
  controlIds: readonly string[],
  kept: string,
): void {
  const test = workspace.get<{ kind: TestKind; ref: string; name: string }>(
    `SELECT t.kind, c.ref, p.name FROM population p JOIN population_control l ON l.population_id = p.id
       JOIN control c ON c.id = l.control_id JOIN test t ON t.control_id = c.id
     WHERE p.id = @populationId AND p.kind = 'zero' AND t.result = 'did_not_occur' AND c.id IN (SELECT value FROM json_each(@controlIds))`,
    { populationId, controlIds: JSON.stringify(controlIds) },
  );
  if (!test) return;
  throw new AppError(
    'conflict',
    `${test.name} ${kept}: ${workpaperRef(test.kind, test.ref)} is concluded as "${TEST_RESULT_NAMES.did_not_occur}" on it. Reopen that conclusion first.`,
  );
}

/**
 * Removes a population with what hangs on it; its file stays in evidence.
 * @throws AppError conflict when a sample is drawn from it or a conclusion rests on it
 */
export function removePopulation(session: Session, id: string): void {
  const { name } = named(session, id);
  const drawn = session.workspace.need<{ count: number }>(
    'The samples',
    'SELECT count(*) AS count FROM sample WHERE population_id = ?',
    [id],
  ).count;
  if (drawn > 0) {
    throw new AppError(
      'conflict',
      `${name} was not removed: ${drawn === 1 ? 'a sample is' : `${drawn} samples are`} drawn from it. Remove the ${drawn === 1 ? 'sample' : 'samples'} first.`,
    );
  }
  const served = session.workspace.all<{ control_id: string }>(
    'SELECT control_id FROM population_control WHERE population_id = ?',
    [id],
  );
  assertNothingRests(
    session,
    id,
    served.map((link) => link.control_id),
    'was not removed',
  );
  session.change(`Remove population ${name}`, (tx) => {
    for (const table of ['spot_check', 'population_control', 'population_evidence']) {
      removeWhere(session, tx, table, id);
    }
    tx.remove('population', id);
  });
}

function removeWhere({ workspace }: Session, tx: Change, table: string, populationId: string): void {
  const rows = workspace.all<{ id: string }>(`SELECT id FROM ${table} WHERE population_id = ?`, [
    populationId,
  ]);
  for (const row of rows) tx.remove(table, row.id);
}
