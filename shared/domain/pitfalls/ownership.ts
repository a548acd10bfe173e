import { places } from '../readiness/places.ts';
import { SELF_REVIEW_RULES, type SelfReviewRule } from '../segregation.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { PitfallFacts } from './facts.ts';
import { controlItem, controlsWhere, nullIfNone } from './items.ts';

/** More than this share of the controls with one owner is a bottleneck; fewer controls than the least say nothing about it. */
const LARGEST_SHARE = 0.4;
const LEAST_CONTROLS = 10;

const hasRole = ({ roles }: PitfallFacts, role: string): boolean =>
  roles.some((r) => r.role === role && r.personId !== null);

const missingRole =
  (role: string, name: string) =>
  (facts: PitfallFacts): CheckItem[] =>
    hasRole(facts, role)
      ? []
      : [{ text: `No person is recorded as ${name}.`, link: places.scopeRegister('roles') }];

/** Where a review of each kind is seen, by the id of what was reviewed. */
const PLACE_OF_REVIEW: Readonly<Record<SelfReviewRule, (id: string) => string>> = {
  test_review: places.test,
  evidence_review: places.evidenceRecord,
  access_review: () => places.accessReviews,
  vendor_review: () => places.register('vendors'),
  finding_retest: () => places.findings,
  finding_closure: places.finding,
  policy_approval: (id) => places.registerRecord('policies', id),
  exception_approval: (id) => places.registerRecord('policy-exceptions', id),
};

export const OWNERSHIP: readonly Pitfall[] = [
  {
    id: 'no-owner',
    title: 'Control without an owner',
    why: 'What belongs to everybody is done by nobody: nobody answers when the auditor asks, and occurrences are missed.',
    severity: 'high',
    fix: 'Name exactly one accountable person of the organization for each control.',
    link: places.matrix,
    find: (facts) => controlsWhere(facts, (c) => c.ownerId === null),
  },
  {
    id: 'owner-from-firm',
    title: 'Control owned by the adviser',
    why: 'A control operated by the adviser is not the organization’s control, and an adviser who runs controls can not review them.',
    severity: 'high',
    fix: 'Hand the control to a person of the organization.',
    link: places.matrix,
    find: (facts) => {
      const firm = new Set(facts.people.filter((p) => p.side === 'firm').map((p) => p.id));
      return nullIfNone(
        facts.controls.filter((c) => c.ownerId !== null),
        (c) => (firm.has(c.ownerId ?? '') ? [controlItem(c, `${c.owner} is on the firm’s side`)] : []),
      );
    },
  },
  {
    id: 'owner-concentration',
    title: 'One person owns most controls',
    why: 'When that person is away, most controls are missed at once.',
    severity: 'medium',
    fix: 'Spread ownership over the people who do the work, and name deputies.',
    link: places.matrix,
    find: ({ controls }) => {
      if (controls.length < LEAST_CONTROLS) return null;
      const owned = new Map<string, number>();
      for (const { owner } of controls) if (owner !== null) owned.set(owner, (owned.get(owner) ?? 0) + 1);
      return [...owned]
        .filter(([, count]) => count > controls.length * LARGEST_SHARE)
        .map(([owner, count]) => ({
          text: `${owner} owns ${count} of ${controls.length} controls.`,
          link: places.matrix,
        }));
    },
  },
  {
    id: 'no-executive-sponsor',
    title: 'No executive sponsor',
    why: 'Without one, owners put the work behind everything else, and nobody can accept a risk or sign the assertion.',
    severity: 'medium',
    fix: 'Record the executive sponsor among the roles.',
    link: places.scopeRegister('roles'),
    find: missingRole('executive_sponsor', 'executive sponsor'),
  },
  {
    id: 'no-compliance-lead',
    title: 'No compliance lead',
    why: 'Somebody of the organization has to keep the calendar, the evidence and the auditor’s questions together.',
    severity: 'medium',
    fix: 'Record the compliance lead among the roles.',
    link: places.scopeRegister('roles'),
    find: missingRole('compliance_lead', 'compliance lead'),
  },
  {
    id: 'preparer-reviews',
    title: 'Preparer and reviewer are the same person',
    why: 'Nobody sees the own mistakes: a preparer never reviews the own work.',
    severity: 'medium',
    fix: 'Give the review to another person.',
    link: places.scopeRegister('roles'),
    find: ({ roles, people }) => {
      const holders = (role: string) =>
        roles.filter((r) => r.role === role && r.personId !== null).map((r) => r.personId);
      const reviewers = holders('reviewer');
      if (reviewers.length === 0) return null;
      return holders('preparer')
        .filter((id) => reviewers.includes(id))
        .map((id) => ({
          text: `${people.find((p) => p.id === id)?.name ?? 'One person'} prepares and reviews.`,
          link: places.scopeRegister('roles'),
        }));
    },
  },
  {
    id: 'own-work-reviewed',
    title: 'Work reviewed by who did it',
    why: 'An auditor asks for the reason of each such review, and may not rely on it. Without a written reason there is no answer.',
    severity: 'medium',
    fix: 'Have another person review it, or keep the reason ready.',
    link: places.audit,
    find: ({ selfReviews }) =>
      selfReviews.map(({ rule, id, ref, person, reason }) => ({
        text: `${ref}: ${SELF_REVIEW_RULES[rule].name} by ${person}, who did the work. ${reason === null ? 'No reason was given.' : `Reason: ${reason}`}`,
        link: PLACE_OF_REVIEW[rule](id),
      })),
  },
  {
    id: 'owner-tests-own-control',
    title: 'Owner concluded the test of the own control',
    why: 'A conclusion counts when somebody else than the operator drew it.',
    severity: 'medium',
    fix: 'Have another person repeat the test and conclude it.',
    link: places.audit,
    find: ({ tests, controls }) => {
      const owner = new Map(controls.map((c) => [c.id, c.owner]));
      return nullIfNone(
        tests.filter((t) => t.concludedBy !== ''),
        (t) =>
          owner.get(t.controlId) === t.concludedBy
            ? [
                {
                  text: `${t.ref} was concluded by ${t.concludedBy}, who owns the control.`,
                  link: places.test(t.id),
                },
              ]
            : [],
      );
    },
  },
];
