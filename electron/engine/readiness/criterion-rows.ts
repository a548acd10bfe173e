import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import {
  countingRating,
  coverageOf,
  rateCriterion,
  UNDECIDED,
  type Assessment,
  type KnownGap,
  type Override,
} from '../../../shared/domain/readiness.ts';
import { readControls } from '../matrix/control-rows.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';

interface StoredAssessment {
  id: string;
  criterion_id: string;
  relevant: number;
  reason: string;
  override_rating: Override['rating'] | null;
  override_reason: string;
  overridden_by: string;
  overridden_at: string | null;
  notes: string;
}

/** What people decided about criteria, by criterion. */
function readAssessments(session: Session): Map<string, Assessment> {
  return new Map(
    session.workspace
      .all<StoredAssessment>('SELECT * FROM criterion_assessment')
      .map((row) => [row.criterion_id, toAssessment(row)]),
  );
}

function toAssessment(row: StoredAssessment): Assessment {
  return {
    isRelevant: row.relevant === 1,
    irrelevantBecause: row.relevant === 1 ? '' : row.reason,
    override: row.override_rating && {
      rating: row.override_rating,
      reason: row.override_reason,
      by: row.overridden_by,
      at: row.overridden_at ?? '',
    },
    notes: row.notes,
  };
}

type StoredGap = KnownGap & { criterion_id: string; is_mirror: number };

function readGaps(session: Session): Map<string, StoredGap[]> {
  const gaps = session.workspace.all<StoredGap>(
    `SELECT id, ref, name, severity, status, criterion_id, source LIKE 'rating:%' AS is_mirror
     FROM gap WHERE criterion_id IS NOT NULL AND status <> 'done' ORDER BY length(ref), ref`,
  );
  return Map.groupBy(gaps, (gap) => gap.criterion_id);
}

/** Criteria in scope in their canonical order, with coverage, computed readiness and what people decided. */
export function readCriteria(session: Session): readonly CriterionRow[] {
  return session.workspace.cached('criteria', () => rateCriteria(session, readControls(session)));
}

/** The same from controls that were rated for other dates. */
export function rateCriteria(session: Session, controls: readonly ControlRow[]): CriterionRow[] {
  const serving = new Map<string, ControlRow[]>();
  for (const control of controls) {
    for (const id of control.criteria) {
      const list = serving.get(id);
      if (list) list.push(control);
      else serving.set(id, [control]);
    }
  }
  const assessments = readAssessments(session);
  const gaps = readGaps(session);
  return criteriaInScope(session).map(({ id, group, category, summary }) => {
    const list = serving.get(id) ?? [];
    const known = gaps.get(id) ?? [];
    const assessment = assessments.get(id) ?? UNDECIDED;
    const { rating: computed, reasons } = rateCriterion({
      id,
      controls: list.map((c) => ({
        id: c.id,
        ref: c.ref,
        rating: c.rating,
        reasons: c.ratingReasons,
        isProviders: c.responsibility === 'provider',
      })),
      gaps: known.filter((gap) => gap.is_mirror === 0),
    });
    return {
      id,
      group,
      category,
      summary,
      controls: list.map((c) => ({ id: c.id, ref: c.ref, title: c.title })),
      coverage: coverageOf(list.length),
      computed,
      rating: countingRating(computed, assessment),
      reasons,
      ...assessment,
      openGaps: known.filter(({ status }) => status !== 'accepted').length,
    };
  });
}
