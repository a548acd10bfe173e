import type { CoverageRow } from '../../../shared/contract/evidence/coverage.ts';
import {
  controlCoverage,
  coverageSpan,
  type ExpectedOccurrence,
} from '../../../shared/domain/evidence-coverage.ts';
import { spanOf } from '../../../shared/domain/evidence-time.ts';
import type { EngagementDates, EvidenceDates } from '../../../shared/domain/evidence.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import type { Frequency } from '../../../shared/domain/vocabulary.ts';
import { readExpectedOccurrences } from '../calendar/expected-occurrences.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';

interface StoredControl {
  id: string;
  ref: string;
  title: string;
  domain: string;
  owner: string | null;
  frequency: Frequency | null;
}

interface LinkedEvidence extends EvidenceDates {
  controlId: string;
  id: string;
  ref: string;
  title: string;
}

const CONTROLS = `SELECT c.id, c.ref, c.title, c.domain, p.name AS owner, c.frequency
FROM control c LEFT JOIN person p ON p.id = c.owner_id ORDER BY c.ref`;

const EVIDENCE = `SELECT l.control_id AS controlId, e.id, e.ref, e.title, e.covers_from AS coversFrom, e.covers_to AS coversTo, e.as_of AS asOf
FROM control_evidence l JOIN evidence e ON e.id = l.evidence_id ORDER BY coalesce(e.covers_from, e.as_of, e.covers_to), length(e.ref), e.ref`;

/** Tables that what is expected of controls, and recorded of it, is read from. */
const OF_CALENDAR = [
  'control',
  'person',
  'engagement',
  'control_schedule',
  'programme_rules',
  'occurrence',
  'occurrence_evidence',
];

/** A Type I looks back at most a year. */
const LOOKS_BACK_DAYS = 366;

/** The gap map: what every control owes over the period and holds of it. */
export function readCoverage(session: Session): {
  from: string;
  to: string;
  today: string;
  rows: CoverageRow[];
} {
  const engagement = session.engagement();
  const dates: EngagementDates = {
    type: engagement.type,
    asOf: engagement.as_of,
    periodFrom: engagement.period_from,
    periodTo: engagement.period_to,
  };
  const now = today();
  const span = coverageSpan(dates, null);
  const from = dates.type === 'I' ? addDays(span.to, -LOOKS_BACK_DAYS) : span.from;
  const rows = session.workspace.cached(
    `evidence-coverage ${now}`,
    () => {
      const evidence = groupBy(session.workspace.all<LinkedEvidence>(EVIDENCE), ({ controlId }) => controlId);
      const expected = readExpectedOccurrences(session);
      return session.workspace
        .all<StoredControl>(CONTROLS)
        .map((control) =>
          toRow(
            control,
            { evidence: evidence.get(control.id) ?? [], expected: expected(control.id) },
            dates,
            now,
          ),
        );
    },
    [...OF_CALENDAR, 'evidence', 'control_evidence'],
  );
  return { from, to: span.to, today: now, rows };
}

function toRow(
  control: StoredControl,
  { evidence, expected }: { evidence: readonly LinkedEvidence[]; expected: readonly ExpectedOccurrence[] },
  dates: EngagementDates,
  now: string,
): CoverageRow {
  return {
    ...control,
    coverage: controlCoverage({ ...control, evidence, expected }, dates, now),
    evidence: evidence.map((piece) => {
      const span = spanOf(piece);
      const { id, ref, title } = piece;
      return { id, ref, title, first: span?.first ?? null, last: span?.last ?? null };
    }),
  };
}
