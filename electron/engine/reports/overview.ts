import type { Overview } from '../../../shared/contract/reports/reports.ts';
import { countBy } from '../../../shared/domain/count-by.ts';
import { READINESS_RATINGS, SEVERITIES, TEST_RESULTS } from '../../../shared/domain/vocabulary.ts';
import { monthsBefore, monthsBetween } from '../../../shared/domain/periods.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { readFindings } from '../findings/findings.ts';
import { readControls } from '../matrix/control-rows.ts';
import { readCriteria } from '../readiness/criterion-rows.ts';
import { today } from '../readiness/today.ts';
import { readOverdue } from '../requests/overdue.ts';
import type { Session } from '../session.ts';

/** Items of each group of the work list; the areas show the rest. */
const LISTED = 40;

/** Everything on the first screen, in one read. */
export function readOverview(session: Session): Overview {
  return session.workspace.cached(`overview ${today()}`, () => readAll(session));
}

function readAll(session: Session): Overview {
  return session.workspace.readTogether(() => {
    const controls = readControls(session);
    const criteria = readCriteria(session);
    const findings = readFindings(session).filter((f) => f.status !== 'closed');
    const { type } = session.engagement();
    const work = workList(session, controls, criteria, findings, type === 'II');
    const reported = work.filter(({ group }) => group === 'reported');
    const open = work.filter(({ group }) => group === 'open');
    return {
      criteria: [...criteria],
      ratings: countBy(
        READINESS_RATINGS,
        criteria.map((c) => c.rating),
      ),
      controls: controls.length,
      unowned: controls.filter((c) => c.ownerId === null).length,
      design: countBy(
        TEST_RESULTS,
        controls.map((c) => c.design),
      ),
      operation: countBy(
        TEST_RESULTS,
        controls.map((c) => c.operation),
      ),
      evidence: session.workspace.need<{ n: number }>('The evidence', 'SELECT count(*) AS n FROM evidence').n,
      controlsWithEvidence: controls.filter((c) => c.evidenceCount > 0).length,
      findings: countBy(
        SEVERITIES,
        findings.map((f) => f.severity),
      ),
      workTotals: { reported: reported.length, open: open.length },
      work: [...reported.slice(0, LISTED), ...open.slice(0, LISTED)],
      evidenceByMonth: evidenceByMonth(session),
    };
  });
}

/** Exceptions stay, whatever happens next; gaps can still be closed. */
function workList(
  session: Session,
  controls: ReturnType<typeof readControls>,
  criteria: ReturnType<typeof readCriteria>,
  findings: ReturnType<typeof readFindings>,
  hasOperation: boolean,
): Overview['work'] {
  const testId = new Map(
    session.workspace
      .all<{ id: string; control_id: string; kind: string }>('SELECT id, control_id, kind FROM test')
      .map((t) => [`${t.kind} ${t.control_id}`, t.id]),
  );
  const exceptions = controls
    .filter((c) => hasOperation && (c.operation === 'exceptions' || c.operation === 'unable_to_test'))
    .map((c) => {
      const finding = findings.find((f) => f.controlId === c.id);
      return {
        group: 'reported' as const,
        ref: c.ref,
        text:
          c.operation === 'exceptions'
            ? `Exception in ${workpaperRef('operation', c.ref)}`
            : `${workpaperRef('operation', c.ref)} could not be tested`,
        detail: finding
          ? `${c.criteria.join(' ')}, ${finding.ref} ${finding.status}`
          : `${c.criteria.join(' ')}, no finding raised`,
        due: finding?.due ?? null,
        link: `/audit/tests/${testId.get(`operation ${c.id}`) ?? ''}`,
      };
    });
  const uncovered = criteria
    .filter((c) => c.isRelevant && c.coverage === 'none')
    .map((c) => ({
      group: 'open' as const,
      ref: c.id,
      text: c.summary,
      detail: 'no control serves it',
      due: null,
      link: `/matrix/criteria/${c.id}`,
    }));
  const unowned = controls
    .filter((c) => c.ownerId === null)
    .map((c) => ({
      group: 'open' as const,
      ref: c.ref,
      text: c.title,
      detail: 'no owner',
      due: null,
      link: `/matrix/controls/${c.id}`,
    }));
  const open = findings
    .filter((f) => f.response === null)
    .map((f) => ({
      group: 'open' as const,
      ref: f.ref,
      text: f.title,
      detail: 'no management response',
      due: f.due,
      link: `/findings/${f.id}`,
    }));
  const late = readOverdue(session).map((r) => ({
    group: 'open' as const,
    ref: r.ref,
    text: r.title,
    detail: `request overdue, ${r.assignee ? `assigned to ${r.assignee}` : 'nobody assigned'}`,
    due: r.due,
    link: `/requests/list/${r.id}`,
  }));
  return [...exceptions, ...open, ...late, ...uncovered, ...unowned];
}

/** For every month of the period (Type I: the twelve months to the as-of date) how many pieces of evidence cover a day of it. */
export function evidenceByMonth(session: Session): Overview['evidenceByMonth'] {
  const e = session.engagement();
  const last = (e.type === 'II' ? e.period_to : e.as_of) ?? '';
  const first = e.type === 'II' ? (e.period_from ?? '') : monthsBefore(last, 11);
  const spans = session.workspace.all<{ from: string; to: string }>(
    `SELECT substr(coalesce(covers_from, as_of, covers_to), 1, 7) AS "from", substr(coalesce(covers_to, as_of, covers_from), 1, 7) AS "to"
     FROM evidence WHERE coalesce(covers_from, as_of, covers_to) IS NOT NULL`,
  );
  return monthsBetween(first, last).map((month) => ({
    month,
    items: spans.filter((span) => span.from <= month && month <= span.to).length,
  }));
}
