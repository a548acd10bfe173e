import type { LastDone, ShortModel, ShortReportId } from '../../../shared/domain/report-short.ts';
import { SHORT_REPORTS } from '../../../shared/domain/report-short.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import { freezeFigures } from '../governance/freeze.ts';
import type { Session } from '../session.ts';
import { gatherReport } from './gather.ts';
import { kindFor } from './meta.ts';

const ACCESS_REVIEW = `SELECT max(substr(signed_at, 1, 10)) AS day FROM access_review WHERE signed_at IS NOT NULL`;
const RESTORE_TEST = `SELECT max(tested_on) AS day FROM restore_test WHERE outcome = 'succeeded' AND tested_on <= ?`;
const CONTACT = `SELECT p.name, p.title, p.email FROM engagement_role r JOIN person p ON p.id = r.person_id
WHERE r.role = 'compliance_lead' AND p.side = 'client' ORDER BY p.name LIMIT 1`;

/** Gathers a report of a few pages in one read, from what the readiness report of the engagement's type says. */
export const gatherShort = (session: Session, id: ShortReportId): ShortModel =>
  session.workspace.readTogether(() => {
    const report = gatherReport(session, kindFor(session.engagement().type));
    const { workspace } = session;
    const { period } = report.meta;
    const quarter = period && { key: '', ...period };
    return {
      id,
      meta: { ...report.meta, title: SHORT_REPORTS[id] },
      people: report.people,
      report,
      metrics: id === 'board' && quarter ? freezeFigures(session, quarter).metrics : [],
      lastDone: readLastDone(session, report),
      contact: workspace.all<NonNullable<ShortModel['contact']>>(CONTACT)[0] ?? null,
    };
  });

function readLastDone({ workspace }: Session, report: ReportModel): LastDone {
  const day = (sql: string, values: readonly string[] = []): string | null =>
    workspace.all<{ day: string | null }>(sql, [...values])[0]?.day ?? null;
  return {
    accessReview: day(ACCESS_REVIEW),
    restoreTest: day(RESTORE_TEST, [report.outlook.today]),
    penetrationTest: lastPenetrationTest(report),
  };
}

/** No register holds penetration tests: the newest evidence of the control that asks for them speaks of the last one. */
function lastPenetrationTest({ controls, evidence, outlook }: ReportModel): string | null {
  const refs = new Set(
    controls.filter(({ title }) => /\bpenetration test/i.test(title)).map(({ ref }) => ref),
  );
  const days = evidence
    .filter((item) => item.controls.some((ref) => refs.has(ref)))
    .flatMap(({ asOf, coversTo }) => asOf ?? coversTo ?? [])
    .filter((day) => day <= outlook.today);
  return days.toSorted().at(-1) ?? null;
}
