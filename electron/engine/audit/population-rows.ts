import type { Population, PopulationRecord, SpotCheck } from '../../../shared/contract/audit/populations.ts';
import type { IpeVerdict, PopulationKind, SampleMethod } from '../../../shared/domain/audit-vocabulary.ts';
import type { DateOrder } from '../../../shared/domain/calendar-date.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { IpeChecks } from '../../../shared/domain/ipe-checks.ts';
import type { KeptProfile } from '../../../shared/domain/population-profile.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import type { Session } from '../session.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';

interface Stored {
  id: string;
  ref: string;
  kind: PopulationKind;
  name: string;
  evidence_id: string;
  evidence_ref: string;
  file_name: string;
  sha256: string;
  key_column: string;
  date_column: string | null;
  date_order: DateOrder | null;
  columns: string;
  shown_columns: string;
  rows: number;
  in_period: number;
  frame_size: number;
  duplicate_keys: number;
  empty_keys: number;
  unreadable_dates: number;
  first_date: string | null;
  last_date: string | null;
  period_from: string | null;
  period_to: string | null;
  source_system: string;
  query: string;
  run_by: string;
  run_at: string;
  independent_total: number | null;
  total_source: string;
  profile: string;
  ipe_checks: string;
  ipe_verdict: IpeVerdict | null;
  ipe_note: string;
  ipe_by: string;
  ipe_at: string | null;
  frozen_at: string;
  samples: number;
}

/** All populations, or the one with this id, by number; those without a number first. */
function readStored(session: Session, id: string | null): Stored[] {
  return session.workspace.all<Stored>(
    `SELECT p.*, f.evidence_id, e.ref AS evidence_ref, f.file_name, f.sha256,
       (SELECT count(*) FROM sample s WHERE s.population_id = p.id) AS samples
     FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id JOIN evidence e ON e.id = f.evidence_id
     WHERE @id IS NULL OR p.id = @id ORDER BY length(p.ref), p.ref, p.name COLLATE NOCASE`,
    { id },
  );
}

type ServedControl = Population['controls'][number];

function readServed(session: Session, id: string | null): ReadonlyMap<string, ServedControl[]> {
  const rows = session.workspace.all<ServedControl & { population_id: string }>(
    `SELECT l.population_id, c.id, c.ref, c.title FROM population_control l JOIN control c ON c.id = l.control_id
     WHERE @id IS NULL OR l.population_id = @id ORDER BY c.ref`,
    { id },
  );
  const served = new Map<string, ServedControl[]>();
  for (const { population_id, ...control } of rows) {
    served.set(population_id, [...(served.get(population_id) ?? []), control]);
  }
  return served;
}

function populationOf(p: Stored, controls: ServedControl[]): Population {
  return {
    id: p.id,
    ref: p.ref,
    kind: p.kind,
    name: p.name,
    evidenceId: p.evidence_id,
    evidenceRef: p.evidence_ref,
    fileName: p.file_name,
    sha256: p.sha256,
    keyColumn: p.key_column,
    dateColumn: p.date_column,
    dateOrder: p.date_order,
    columns: JSON.parse(p.columns) as string[],
    shownColumns: JSON.parse(p.shown_columns) as string[],
    rows: p.rows,
    inPeriod: p.in_period,
    frameSize: p.frame_size,
    duplicateKeys: p.duplicate_keys,
    emptyKeys: p.empty_keys,
    unreadableDates: p.unreadable_dates,
    firstDate: p.first_date,
    lastDate: p.last_date,
    periodFrom: p.period_from,
    periodTo: p.period_to,
    sourceSystem: p.source_system,
    query: p.query,
    runBy: p.run_by,
    runAt: p.run_at,
    independentTotal: p.independent_total,
    totalSource: p.total_source,
    ipeVerdict: p.ipe_verdict,
    controls,
    frozenAt: p.frozen_at,
    samples: p.samples,
  };
}

/** All populations, by number. */
export function readPopulations(session: Session): Population[] {
  const served = readServed(session, null);
  return readStored(session, null).map((stored) => populationOf(stored, served.get(stored.id) ?? []));
}

/** One population with all that is known of it. @throws AppError not_found */
export function readPopulation(session: Session, id: string): PopulationRecord {
  const { workspace } = session;
  const [stored] = readStored(session, id);
  if (!stored) throw new AppError('not_found', 'That population is not in the workspace any more.');
  const profile = JSON.parse(stored.profile) as Partial<KeptProfile>;
  return {
    ...populationOf(stored, readServed(session, id).get(id) ?? []),
    profile: profile.months ? (profile as KeptProfile) : null,
    ipeChecks: JSON.parse(stored.ipe_checks) as IpeChecks,
    ipeNote: stored.ipe_note,
    ipeBy: stored.ipe_by,
    ipeAt: stored.ipe_at,
    spotChecks: readSpotChecks(session, id),
    evidence: workspace.all<PopulationRecord['evidence'][number]>(
      `SELECT e.id, e.ref, e.title FROM population_evidence l JOIN evidence e ON e.id = l.evidence_id
       WHERE l.population_id = ? ORDER BY length(e.ref), e.ref`,
      [id],
    ),
    drawn: readDrawn(session, id),
  };
}

function readSpotChecks({ workspace }: Session, populationId: string): SpotCheck[] {
  return workspace
    .all<Omit<SpotCheck, 'checkedBy' | 'checkedAt'> & { checked_by: string; checked_at: string | null }>(
      `SELECT id, direction, key, outcome, note, checked_by, checked_at FROM spot_check
       WHERE population_id = ? ORDER BY direction, id`,
      [populationId],
    )
    .map(({ checked_by: checkedBy, checked_at: checkedAt, ...check }) => ({
      ...check,
      checkedBy,
      checkedAt,
    }));
}

/** Samples of the population under every test that uses them. */
function readDrawn({ workspace }: Session, populationId: string): PopulationRecord['drawn'] {
  return workspace
    .all<{
      sample_id: string;
      test_id: string;
      method: SampleMethod;
      size: number;
      drawn_at: string;
      ref: string;
      kind: 'design' | 'operation';
    }>(
      `SELECT u.sample_id, u.test_id, s.method, s.drawn_at, c.ref, t.kind,
         (SELECT count(*) FROM sample_item i WHERE i.sample_id = s.id AND i.void_reason = '') AS size FROM ${SAMPLE_OF_TEST} u
         JOIN sample s ON s.id = u.sample_id JOIN test t ON t.id = u.test_id JOIN control c ON c.id = t.control_id
       WHERE s.population_id = ? ORDER BY c.ref`,
      [populationId],
    )
    .map((s) => ({
      sampleId: s.sample_id,
      testId: s.test_id,
      workpaper: workpaperRef(s.kind, s.ref),
      method: s.method,
      size: s.size,
      drawnAt: s.drawn_at,
    }));
}
