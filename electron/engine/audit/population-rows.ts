import type { Population } from '../../../shared/contract/audit/populations.ts';
import type { Session } from '../session.ts';

interface Stored {
  id: string;
  name: string;
  evidence_id: string;
  evidence_ref: string;
  file_name: string;
  sha256: string;
  key_column: string;
  date_column: string | null;
  columns: string;
  rows: number;
  in_period: number;
  frame_size: number;
  duplicate_keys: number;
  empty_keys: number;
  unreadable_dates: number;
  first_date: string | null;
  last_date: string | null;
  source_system: string;
  query: string;
  run_by: string;
  run_at: string;
  independent_total: number | null;
  frozen_at: string;
  samples: number;
}

/** All populations, by name. */
export function readPopulations(session: Session): Population[] {
  return session.workspace
    .all<Stored>(
      `SELECT p.*, f.evidence_id, e.ref AS evidence_ref, f.file_name, f.sha256,
         (SELECT count(*) FROM sample s WHERE s.population_id = p.id) AS samples
       FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id JOIN evidence e ON e.id = f.evidence_id
       ORDER BY p.name COLLATE NOCASE`,
    )
    .map((p) => ({
      id: p.id,
      name: p.name,
      evidenceId: p.evidence_id,
      evidenceRef: p.evidence_ref,
      fileName: p.file_name,
      sha256: p.sha256,
      keyColumn: p.key_column,
      dateColumn: p.date_column,
      columns: JSON.parse(p.columns) as string[],
      rows: p.rows,
      inPeriod: p.in_period,
      frameSize: p.frame_size,
      duplicateKeys: p.duplicate_keys,
      emptyKeys: p.empty_keys,
      unreadableDates: p.unreadable_dates,
      firstDate: p.first_date,
      lastDate: p.last_date,
      sourceSystem: p.source_system,
      query: p.query,
      runBy: p.run_by,
      runAt: p.run_at,
      independentTotal: p.independent_total,
      frozenAt: p.frozen_at,
      samples: p.samples,
    }));
}
