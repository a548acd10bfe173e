import { describe, expect, it } from 'vitest';
import { PITFALLS, runCheck, type PitfallFacts } from '../../../shared/domain/pitfalls.ts';
import { control, criterion, piece, SOUND } from '../../fixtures/pitfall-facts.ts';

const TYPE_I: Partial<PitfallFacts> = {
  dates: { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null },
  today: '2026-06-01',
};
/** Before the end of the period, as most of the work is. */
const DURING: Partial<PitfallFacts> = { today: '2026-05-15' };
const SOUND_DATE = { name: 'Date', due: '2026-06-30', ends: null, doneOn: null };
const AFTER: Partial<PitfallFacts> = { today: '2026-07-01' };
/** Nothing but an empty engagement with Security. */
const EMPTY: PitfallFacts = {
  ...SOUND,
  today: '2025-11-01',
  categories: [{ category: 'security', rationale: '' }],
  criteria: [criterion('CC6.1', [])],
  controls: [],
  evidence: [],
  roles: [],
  services: 0,
  components: [],
  commitments: [],
  dataClasses: [],
  exclusions: [],
  vendors: [],
  complementary: [],
  milestones: [],
  policies: [],
  requirements: [],
  populations: [],
  tests: [],
  findings: [],
  gaps: [],
  calendar: [],
};

/** Replaces the first of a list with a changed copy. */
const first = <K extends keyof PitfallFacts>(
  key: K,
  change: Partial<PitfallFacts[K] extends readonly (infer T)[] ? T : never>,
): Partial<PitfallFacts> => {
  const [head, ...rest] = SOUND[key] as readonly object[];
  return { [key]: [{ ...head, ...change }, ...rest] };
};
/** Replaces every record of a list with a changed copy. */
const all = <K extends keyof PitfallFacts>(
  key: K,
  change: Partial<PitfallFacts[K] extends readonly (infer T)[] ? T : never>,
): Partial<PitfallFacts> => ({ [key]: (SOUND[key] as readonly object[]).map((r) => ({ ...r, ...change })) });

const runChecks = (facts: PitfallFacts) => PITFALLS.map((pitfall) => runCheck(pitfall, facts));
const statusOf = (id: string, facts: PitfallFacts) => runChecks(facts).find((c) => c.id === id);

/** What trips each check, and what its first item says. */
const TRIPS: [id: string, change: Partial<PitfallFacts>, item: RegExp][] = [
  ['no-services', { services: 0 }, /No service/],
  ['boundary-incomplete', { components: SOUND.components.slice(1) }, /Infrastructure/],
  ['no-commitments', { commitments: [] }, /No commitment/],
  ['category-without-rationale', { categories: [{ category: 'privacy', rationale: ' ' }] }, /Privacy/],
  ['exclusion-without-reason', first('exclusions', { reason: 'n/a' }), /Website/],
  [
    'not-relevant-without-reason',
    { criteria: [criterion('CC6.4', [], { isRelevant: false, irrelevantBecause: 'N/A' })] },
    /CC6\.4: "N\/A"/,
  ],
  ['availability-without-measure', first('commitments', { measure: '' }), /No commitment of the category/],
  ['sensitive-data-unnamed', { dataClasses: [{ classification: 'internal' }] }, /No data/],
  ['privacy-without-notice', { criteria: [criterion('P1.1', [], { category: 'privacy' })] }, /P1\.1/],
  ['confidentiality-in-words-only', all('controls', { layer: 'process' }), /C1\.1/],
  [
    'period-length',
    { dates: { ...SOUND.dates, periodFrom: '2026-05-01' } },
    /61 days, shorter than three months/,
  ],
  ['as-of-date-far', { ...TYPE_I, today: '2024-01-01' }, /911 days ahead/],
  ['date-passed-untested', { ...AFTER, ...first('tests', { result: null }) }, /D-X-0/],
  ['milestone-overdue', first('milestones', { doneOn: null }), /Start was due on 2026-01-01/],
  ['no-milestones', { milestones: [] }, /No milestone/],
  [
    'milestone-differs',
    first('milestones', { due: '2026-02-01' }),
    /says 2026-02-01, the engagement 2026-01-01/,
  ],
  ['gap-due-after-date', first('gaps', { due: '2026-08-01' }), /due 2026-08-01, after 2026-06-30/],
  ['period-starts-unready', first('controls', { design: 'in_progress' }), /X-0/],
  ['no-owner', first('controls', { ownerId: null, owner: null }), /X-0 Control 0/],
  ['owner-from-firm', first('controls', { ownerId: 'firm', owner: 'Adviser' }), /Adviser/],
  ['owner-concentration', all('controls', { owner: 'Person 1' }), /Person 1 owns 12 of 12/],
  ['no-executive-sponsor', first('roles', { personId: null }), /executive sponsor/],
  ['no-compliance-lead', { roles: SOUND.roles.slice(2) }, /compliance lead/],
  [
    'preparer-reviews',
    { roles: ['preparer', 'reviewer'].map((role) => ({ role, personId: 'p1' })) },
    /Person 1 prepares and reviews/,
  ],
  [
    'own-work-reviewed',
    {
      selfReviews: [{ rule: 'evidence_review', id: 'e1', ref: 'EV-0001', person: 'Person 1', reason: null }],
    },
    /^EV-0001: Verdict on evidence by Person 1, who did the work\. No reason was given\.$/,
  ],
  ['owner-tests-own-control', first('tests', { concludedBy: 'Person 0' }), /D-X-0 .* Person 0/],
  ['criterion-uncovered', { criteria: [criterion('CC1.1', [])] }, /CC1\.1/],
  ['control-without-criterion', first('controls', { criteria: [] }), /X-0/],
  ['single-support', { criteria: [criterion('CC1.1', ['c3'])] }, /CC1\.1 rests on X-3 alone/],
  ['automated-only', { criteria: [criterion('CC1.1', ['c0', 'c2'])] }, /CC1\.1/],
  ['automated-without-change-management', all('controls', { criteria: ['CC6.1'] }), /6 automated controls/],
  ['prevention-only', all('controls', { nature: 'preventive' }), /CC6\.1/],
  [
    'optimistic-override',
    { criteria: [criterion('CC1.1', ['c0'], { computed: 'major_gap' })] },
    /CC1\.1 counts as "Ready"/,
  ],
  ['no-statement', first('controls', { statement: ' ' }), /X-0/],
  [
    'untestable-statement',
    first('controls', { statement: 'Access is reviewed regularly as appropriate.', mode: 'manual' }),
    /X-0/,
  ],
  ['no-frequency', first('controls', { frequency: null }), /X-0/],
  ['no-mode', first('controls', { mode: null }), /X-0/],
  ['no-risk', first('controls', { risk: '' }), /X-0/],
  ['same-statement', all('controls', { statement: 'The lead signs.' }), /X-1 .* X-0/],
  ['provider-alone', all('controls', { responsibility: 'provider', provider: 'Host' }), /CC6\.1/],
  [
    'provider-unrecorded',
    first('controls', { responsibility: 'shared', provider: 'Other' }),
    /Other is not recorded/,
  ],
  ['component-provider-unrecorded', first('components', { provider: 'Other' }), /run by Other/],
  ['provider-unreviewed', first('vendors', { reviewedOn: null }), /Host/],
  ['provider-report-gap', first('vendors', { reportTo: '2026-04-30' }), /a bridge letter is needed/],
  ['provider-report-old', first('vendors', { reportTo: '2025-03-31' }), /ended on 2025-03-31/],
  ['carve-out-without-csoc', first('vendors', { csocs: 0 }), /Host is carved out/],
  ['vendor-undecided', first('vendors', { subservice: 'undecided' }), /Host is recorded/],
  ['vendor-review-overdue', first('vendors', { nextReview: '2026-06-29' }), /due for review on 2026-06-29/],
  ['vendor-opinion-unanswered', first('vendors', { reportOpinion: 'qualified' }), /opinion is qualified/],
  [
    'vendor-cuec-unmapped',
    all('vendors', { cuecs: [{ id: 'q', number: '', name: 'Leavers', response: 'open', controlId: null }] }),
    /Host: Leavers/,
  ],
  ['vendor-clauses-missing', first('vendors', { clauses: [] }), /Confidentiality/],
  ['no-cuec', { complementary: [] }, /No complementary/],
  ['policy-missing', { policies: SOUND.policies.slice(1) }, /Information security/],
  ['policy-draft', first('policies', { status: 'draft' }), /is a draft/],
  ['policy-not-approved-by-date', first('policies', { approvedOn: '2026-07-01' }), /after 2026-06-30/],
  [
    'policy-old',
    first('policies', { approvedOn: '2025-01-01', reviewDue: null }),
    /last approved on 2025-01-01/,
  ],
  ['policy-without-approver', first('policies', { approvedBy: '' }), /no approver/],
  ['policy-text-not-approved', first('policies', { placeholders: 2 }), /2 left to fill in/],
  [
    'requirement-overdue',
    first('requirements', { nextDue: '2026-01-31' }),
    /R04 Risk assessment was due on 2026-01-31/,
  ],
  ['policy-without-owner', first('policies', { ownerId: null }), /no owner/],
  ['policy-without-control', first('controls', { policyId: null }), /Information security/],
  ['policies-without-operation', first('controls', { evidence: 0 }), /Information security/],
  ['control-without-policy', { controls: [control(1, { layer: 'people', policyId: null })] }, /X-1/],
  ['incident-plan-untested', first('controls', { newestEvidence: '2025-06-01' }), /X-0 .*right time/],
  [
    'backup-without-restore-test',
    { controls: [control(1, { libraryRef: 'BCP-04' })] },
    /No control restores/,
  ],
  ['recovery-plan-untested', { controls: [control(1)] }, /No control tests the recovery plan/],
  [
    'access-review-missing',
    { controls: [control(1, { title: 'Access review', evidence: 0, newestEvidence: null })] },
    /no evidence is attached/,
  ],
  ['risk-assessment-missing', { controls: [control(1)] }, /No control assesses/],
  ['no-vulnerability-testing', { controls: [control(1)] }, /No control looks for/],
  ['vendor-review-missing', { controls: [control(1)] }, /No control reviews the vendors/],
  ['training-missing', { controls: [control(1)] }, /No control trains/],
  ['no-evidence', first('controls', { evidence: 0 }), /X-0/],
  [
    'evidence-outside-period',
    first('evidence', { first: '2025-11-01', last: '2025-11-30' }),
    /before the period/,
  ],
  [
    'evidence-after-date',
    { ...TYPE_I, ...first('evidence', { first: '2026-07-05', last: '2026-07-05' }) },
    /after 2026-06-30/,
  ],
  [
    'stale-evidence',
    first('controls', { newestEvidence: '2025-12-01' }),
    /from 2025-12-01, before 2026-01-01/,
  ],
  ['evidence-undated', first('evidence', { first: null, last: null }), /EV-0000/],
  [
    'missed-turns',
    {
      controls: [control(1, { operation: 'not_tested', frequency: 'quarterly' })],
      evidence: [piece(1, { first: '2026-05-02', last: '2026-05-02' })],
    },
    /nothing shows 2026-01 to 2026-03/,
  ],
  ['missed-occurrences', first('calendar', { missed: ['2026-Q1'] }), /X-01 Review: missed 2026-Q1/],
  ['evidence-for-many-controls', all('evidence', { sha256: 'same' }), /12 controls/],
  ['evidence-for-nothing', first('evidence', { controlIds: [] }), /EV-0000/],
  [
    'population-unproven',
    first('populations', { independentTotal: null }),
    /Changes: without independent total/,
  ],
  ['population-total-differs', first('populations', { independentTotal: 41 }), /40 rows, .* 41/],
  ['population-duplicates', first('populations', { duplicateKeys: 2 }), /2 keys/],
  ['population-dates-unreadable', first('populations', { unreadableDates: 3 }), /3 dates/],
  ['exception-without-finding', first('tests', { result: 'exceptions' }), /D-X-0/],
  ['inquiry-only', first('tests', { natures: ['inquiry'] }), /D-X-0/],
  ['concluded-without-evidence', first('controls', { evidence: 0 }), /D-X-0/],
  ['operation-before-design', first('tests', { result: null }), /E-X-0/],
  ['finding-without-response', first('findings', { hasResponse: false }), /F-01/],
  ['high-finding-open', { ...DURING, ...first('findings', { severity: 'high' }) }, /F-01 .*high/],
  ['finding-overdue', first('findings', { due: '2026-06-01' }), /due on 2026-06-01/],
  ['remediated-not-retested', first('findings', { status: 'remediated' }), /F-01/],
  ['gap-overdue', first('gaps', { due: '2026-05-01' }), /G-001/],
  ['gap-without-owner', first('gaps', { owner: null, due: null }), /no owner and no date/],
  ['serious-gap-accepted', { gaps: SOUND.gaps.map((g) => ({ ...g, severity: 'high' as const })) }, /G-002/],
];

/** What keeps a check from applying. */
const NOT_APPLICABLE: [id: string, change: Partial<PitfallFacts>][] = [
  ['period-length', TYPE_I],
  ['period-starts-unready', TYPE_I],
  ['missed-turns', TYPE_I],
  ['evidence-outside-period', TYPE_I],
  ['operation-before-design', TYPE_I],
  ['as-of-date-far', {}],
  ['evidence-after-date', {}],
  ['date-passed-untested', {}],
  ['high-finding-open', AFTER],
  ['availability-without-measure', { categories: [] }],
  ['recovery-plan-untested', { categories: [] }],
  ['sensitive-data-unnamed', { categories: [] }],
  ['privacy-without-notice', { criteria: [] }],
  ['owner-concentration', { controls: SOUND.controls.slice(0, 9) }],
  ['preparer-reviews', { roles: [] }],
  ['automated-without-change-management', all('controls', { mode: 'manual' })],
  ['backup-without-restore-test', { controls: [control(1)] }],
];

describe('the checks', () => {
  it('are all named once, and explain themselves in sentences', () => {
    expect(new Set(PITFALLS.map((p) => p.id)).size).toBe(PITFALLS.length);
    for (const { id, title, why, fix, link } of PITFALLS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).not.toMatch(/\.$/);
      expect(why).toMatch(/\.$/);
      expect(fix).toMatch(/\.$/);
      expect(link).toMatch(/^\//);
    }
  });

  it.each([{}, DURING, TYPE_I])('find nothing in a sound engagement, %j', (change) => {
    // The milestones of SOUND are those of a period.
    const milestones = change.dates ? [{ ...SOUND_DATE, kind: 'type1_date' }] : SOUND.milestones;
    const attention = runChecks({ ...SOUND, ...change, milestones }).filter((c) => c.status === 'attention');
    expect(attention.map((c) => [c.id, c.items[0]?.text])).toEqual([]);
  });

  it.each(TRIPS)('%s', (id, change, item) => {
    expect(statusOf(id, SOUND)?.status).not.toBe('attention');
    const check = statusOf(id, { ...SOUND, ...change });
    expect(check?.status).toBe('attention');
    expect(check?.count).toBe(check?.items.length);
    expect(check?.items[0]?.text).toMatch(item);
    expect(check?.items[0]?.link).toMatch(/^\//);
  });

  it('are each tried', () => {
    expect(TRIPS.map(([id]) => id).toSorted()).toEqual(PITFALLS.map((p) => p.id).toSorted());
  });

  it.each(NOT_APPLICABLE)('%s does not apply where it can not', (id, change) => {
    expect(statusOf(id, { ...SOUND, ...change })).toMatchObject({ status: 'not_applicable', items: [] });
  });

  it('of an empty engagement ask for its beginnings and for nothing that can not be there yet', () => {
    const attention = runChecks(EMPTY)
      .filter((c) => c.status === 'attention')
      .map((c) => c.id);
    expect(attention).toEqual([
      'no-services',
      'boundary-incomplete',
      'no-commitments',
      'no-milestones',
      'no-executive-sponsor',
      'no-compliance-lead',
      'criterion-uncovered',
      'no-cuec',
      'policy-missing',
    ]);
  });

  it('change nothing in the facts and give the same again', () => {
    const before = structuredClone(SOUND);
    expect(runChecks(SOUND)).toEqual(runChecks(SOUND));
    expect(SOUND).toEqual(before);
  });
});

describe('occurrences', () => {
  const quarterly = control(1, { operation: 'not_tested', frequency: 'quarterly' });
  const missed = (change: Partial<PitfallFacts>) =>
    statusOf('missed-turns', { ...SOUND, controls: [quarterly], evidence: [piece(1)], ...change });

  it('are due only once they are over', () => {
    const evidence = [piece(1, { first: '2026-01-10', last: '2026-01-10' })];
    expect(missed({ evidence, today: '2026-06-15' })?.status).toBe('passed');
    expect(missed({ evidence, today: '2026-07-01' })?.count).toBe(1);
  });

  it('are shown by any day within them', () => {
    expect(missed({ evidence: [piece(1, { first: '2026-03-31', last: '2026-04-01' })] })?.status).toBe(
      'passed',
    );
  });

  it('of tested controls were looked at in their population', () => {
    expect(missed({ controls: [{ ...quarterly, operation: 'no_exceptions' }] })?.status).toBe(
      'not_applicable',
    );
  });
});
