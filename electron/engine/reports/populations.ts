import type { TestSheet } from '../../../shared/contract/audit/tests.ts';
import type { IpeVerdict } from '../../../shared/domain/audit-vocabulary.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { IpeChecks } from '../../../shared/domain/ipe-checks.ts';
import type { ReportPopulationRecord } from '../../../shared/domain/report-programme.ts';
import { readPopulations } from '../audit/population-rows.ts';
import type { Session } from '../session.ts';
import { checksOf, populationFacts, verdictOf } from './workpapers/population.ts';

interface StoredChecks {
  id: string;
  ipe_checks: string;
  ipeVerdict: IpeVerdict | null;
  ipeNote: string;
  ipeBy: string;
  ipeAt: string | null;
  spotChecks: number;
  differing: number;
}

const CHECKS = `SELECT p.id, p.ipe_checks, p.ipe_verdict AS ipeVerdict, p.ipe_note AS ipeNote, p.ipe_by AS ipeBy, p.ipe_at AS ipeAt,
  (SELECT count(*) FROM spot_check s WHERE s.population_id = p.id AND s.outcome IS NOT NULL) AS spotChecks,
  (SELECT count(*) FROM spot_check s WHERE s.population_id = p.id AND s.outcome = 'differs') AS differing
FROM population p`;

/** Each population once, with its source, its checks, and the tests that draw from it. */
export function reportPopulations(session: Session, sheets: readonly TestSheet[]): ReportPopulationRecord[] {
  const checks = new Map(session.workspace.all<StoredChecks>(CHECKS).map((row) => [row.id, row]));
  const drawn = groupBy(
    sheets.flatMap(({ population, workpaper }) => (population ? [{ id: population.id, workpaper }] : [])),
    ({ id }) => id,
  );
  return readPopulations(session).flatMap((population): ReportPopulationRecord[] => {
    const stored = checks.get(population.id);
    const workpapers = (drawn.get(population.id) ?? []).map(({ workpaper }) => workpaper);
    if (!stored || (workpapers.length === 0 && population.kind !== 'zero')) return [];
    return [
      {
        ref: population.ref || population.name,
        name: population.name,
        sha256: population.sha256,
        controls: population.controls.map(({ ref }) => ref),
        workpapers,
        facts: populationFacts(population),
        checks: checksOf(JSON.parse(stored.ipe_checks) as IpeChecks),
        verdict: verdictOf(stored),
        spotChecks: { total: stored.spotChecks, differing: stored.differing },
      },
    ];
  });
}
