import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { PitfallFacts } from '../../../shared/domain/pitfalls.ts';
import type { ProcedureNature } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { readOccurrences } from '../calendar/occurrence-rows.ts';
import { readPlan, readRecorded } from '../calendar/plan.ts';
import { EvidenceIndex, type IndexedEvidence } from '../evidence/evidence-index.ts';
import { readFindings } from '../findings/findings.ts';
import { readKnownControls } from '../matrix/control-rows.ts';
import { readPopulations } from '../audit/population-rows.ts';
import { readTextFacts } from '../registers/policy-text/stored.ts';
import { readVendors } from '../registers/vendor-rows.ts';
import { readSelfReviews } from '../segregation/segregation.ts';
import type { Session } from '../session.ts';
import { rateCriteria } from './criterion-rows.ts';

type Facts<K extends keyof PitfallFacts> = PitfallFacts[K][keyof PitfallFacts[K] & number];

function policyFacts({ workspace }: Session): PitfallFacts['policies'] {
  const texts = workspace.cached('policy texts', () => readTextFacts(workspace), ['policy']);
  const byId = new Map(texts.map((text) => [text.id, text]));
  return workspace
    .all<Omit<Facts<'policies'>, 'placeholders' | 'changedSince'>>(
      `SELECT id, name, template, status, owner_id AS ownerId, approved_by AS approvedBy, approved_on AS approvedOn,
         review_due AS reviewDue FROM policy ORDER BY name COLLATE NOCASE`,
    )
    .map((policy) => {
      const { placeholders = 0, changedSince = null } = byId.get(policy.id) ?? {};
      return { ...policy, placeholders, changedSince };
    });
}

/** Everything that the checks look at, for a report on these dates: a query for each list, none for a record. */
export function gatherFacts(session: Session, dates: EngagementDates, today: string): PitfallFacts {
  const { workspace } = session;
  const known = readKnownControls(session, dates);
  const rows = known.map(({ row }) => row);
  return {
    today,
    dates,
    categories: workspace.all('SELECT category, rationale FROM engagement_category ORDER BY category'),
    criteria: rateCriteria(session, rows).map(({ controls, ...c }) => ({
      id: c.id,
      category: c.category,
      isRelevant: c.isRelevant,
      irrelevantBecause: c.irrelevantBecause,
      computed: c.computed,
      rating: c.rating,
      reasons: c.reasons,
      controlIds: controls.map(({ id }) => id),
    })),
    controls: known.map(({ row, facts }) => ({
      ...row,
      evidence: facts.evidence.count,
      newestEvidence: facts.evidence.newest,
    })),
    evidence: evidenceFacts(session),
    testedEvidence: testedEvidence(session),
    people: workspace.all('SELECT id, name, side FROM person'),
    roles: workspace.all('SELECT role, person_id AS personId FROM engagement_role'),
    services: workspace.need<{ n: number }>('The services', 'SELECT count(*) AS n FROM service').n,
    components: workspace.all('SELECT kind, name, provider FROM component'),
    commitments: workspace.all('SELECT name, category, measure FROM commitment'),
    dataClasses: workspace.all('SELECT classification FROM data_class'),
    exclusions: workspace.all('SELECT name, reason FROM exclusion'),
    vendors: readVendors(workspace),
    complementary: workspace.all('SELECT kind FROM complementary_control'),
    milestones: workspace.all('SELECT name, kind, due, ends, done_on AS doneOn FROM milestone ORDER BY due'),
    policies: policyFacts(session),
    requirements: workspace.all(
      'SELECT id, name, template, next_due AS nextDue FROM requirement ORDER BY template, name',
    ),
    populations: readPopulations(session).map((p) => ({ ...p, source: p.sourceSystem })),
    tests: testFacts(session),
    findings: readFindings(session).map((f) => ({ ...f, hasResponse: f.response !== null })),
    gaps: workspace.all(
      `SELECT g.id, g.ref, g.name, g.source, g.recommendation, g.severity, g.status, g.due, p.name AS owner
       FROM gap g LEFT JOIN person p ON p.id = g.owner_id ORDER BY length(g.ref), g.ref`,
    ),
    selfReviews: readSelfReviews(workspace).map(({ override, ...review }) => ({
      ...review,
      reason: override?.reason ?? null,
    })),
    calendar: dates.type === 'I' ? [] : calendarFacts(session),
  };
}

/** Controls whose calendar is kept: of the others nobody knows whether they were missed or not recorded. */
function calendarFacts(session: Session): Facts<'calendar'>[] {
  const recorded = readRecorded(session);
  const controlIds = [...recorded.keys()];
  if (controlIds.length === 0) return [];
  const missed = groupBy(
    readOccurrences(session, { controlIds, states: ['missed'] }),
    ({ controlId }) => controlId,
  );
  return readPlan(session).controls.flatMap(({ control: { id, ref, title } }) =>
    recorded.has(id)
      ? [
          {
            controlId: id,
            ref,
            title,
            missed: (missed.get(id) ?? []).map(({ key, system }) =>
              system === '' ? key : `${key} ${system}`,
            ),
          },
        ]
      : [],
  );
}

/** By list of evidence, which is another one after each change of evidence. */
const shown = new WeakMap<readonly IndexedEvidence[], Facts<'evidence'>[]>();

function evidenceFacts(session: Session): readonly Facts<'evidence'>[] {
  const list = EvidenceIndex.of(session.workspace).sortedBy('ref', () => '');
  const known = shown.get(list);
  if (known) return known;
  const facts = list.map((e) => ({
    id: e.id,
    ref: e.ref,
    title: e.title,
    first: e.covers_from ?? e.as_of ?? e.covers_to,
    last: e.covers_to ?? e.as_of ?? e.covers_from,
    sha256: e.sha256,
    controlIds: e.controlIds,
  }));
  shown.set(list, facts);
  return facts;
}

function testedEvidence(session: Session): ReadonlySet<string> {
  const rows = session.workspace.all<{ id: string }>(
    `SELECT evidence_id AS id FROM sample_item_evidence
     UNION SELECT f.evidence_id FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id`,
  );
  return new Set(rows.map(({ id }) => id));
}

type StoredTest = Omit<Facts<'tests'>, 'natures' | 'ref'> & { natures: string; control_ref: string };

function testFacts(session: Session): Facts<'tests'>[] {
  return session.workspace
    .all<StoredTest>(
      `SELECT t.id, t.control_id AS controlId, c.ref AS control_ref, t.kind, t.natures, t.result, t.concluded_by AS concludedBy,
         (SELECT count(*) FROM finding f WHERE f.test_id = t.id) AS findings
       FROM test t JOIN control c ON c.id = t.control_id
       WHERE t.kind = 'design' OR (SELECT type FROM engagement) = 'II' ORDER BY c.ref, t.kind`,
    )
    .map(({ natures, control_ref, ...test }) => ({
      ...test,
      ref: workpaperRef(test.kind, control_ref),
      natures: JSON.parse(natures) as ProcedureNature[],
    }));
}
