import { addDays } from '../readiness/days.ts';
import { anchorOf } from '../readiness/evidence-window.ts';
import { places } from '../readiness/places.ts';
import { isRequirementOverdue } from '../requirements.ts';
import { POLICY_TEMPLATE_NAMES } from '../vocabulary.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { PitfallFacts, PolicyFact } from './facts.ts';
import { controlItem, nullIfNone } from './items.ts';

const YEAR = 366;
const link = places.policies;

/** Policies that are approved, as they say. */
const approved = ({ policies }: PitfallFacts): PolicyFact[] =>
  policies.filter((p) => p.status === 'approved');

const perPolicy = (
  policies: readonly PolicyFact[],
  find: (policy: PolicyFact) => string | null,
): CheckItem[] | null =>
  nullIfNone(policies, (policy) => {
    const what = find(policy);
    return what === null ? [] : [{ text: `${policy.name} ${what}`, link }];
  });

/** Written rules, and whether anybody lives by them. */
export const POLICIES: readonly Pitfall[] = [
  {
    id: 'policy-missing',
    title: 'Expected policy missing',
    why: 'Without written policies nobody can be held to a rule, and the auditor has nothing to test practice against.',
    severity: 'medium',
    fix: 'Write the policy from its outline, or record which document covers it.',
    link,
    find: ({ policies }) =>
      Object.entries(POLICY_TEMPLATE_NAMES).flatMap(([template, name]) => {
        const written = policies.some(
          (p) =>
            p.status !== 'missing' &&
            p.status !== 'retired' &&
            (p.template === template || sameName(p.name, name)),
        );
        return written ? [] : [{ text: `${name}: no such policy is recorded.`, link }];
      }),
  },
  {
    id: 'policy-draft',
    title: 'Policy still a draft',
    why: 'A draft binds nobody; what is not approved by the date is not in force on it.',
    severity: 'medium',
    fix: 'Have it approved and published, and record who approved it and when.',
    link,
    find: ({ policies }) => perPolicy(policies, (p) => (p.status === 'draft' ? 'is a draft.' : null)),
  },
  {
    id: 'policy-not-approved-by-date',
    title: 'Policy approved after the date',
    why: 'A policy in force since a later day does not support a report on an earlier one.',
    severity: 'medium',
    fix: 'Approve it before the date, or move the date.',
    link,
    find: (facts) => {
      const date = anchorOf(facts.dates);
      return perPolicy(approved(facts), ({ approvedOn }) =>
        approvedOn !== null && approvedOn > date ? `was approved on ${approvedOn}, after ${date}.` : null,
      );
    },
  },
  {
    id: 'policy-old',
    title: 'Policy not reviewed for a year',
    why: 'Policies are reviewed at least yearly; an older one no longer describes what is done.',
    severity: 'medium',
    fix: 'Review it, approve it again, and set the next review.',
    link,
    find: (facts) => {
      const date = anchorOf(facts.dates);
      return perPolicy(approved(facts), ({ approvedOn, reviewDue }) => {
        if (reviewDue !== null && reviewDue < date) return `was due for review on ${reviewDue}.`;
        return approvedOn !== null && approvedOn < addDays(date, -YEAR)
          ? `was last approved on ${approvedOn}.`
          : null;
      });
    },
  },
  {
    id: 'policy-without-approver',
    title: 'Approval of a policy not recorded',
    why: 'Approval is what makes it a policy; the auditor asks for name and date.',
    severity: 'medium',
    fix: 'Record who approved it and when.',
    link,
    find: (facts) =>
      perPolicy(approved(facts), ({ approvedBy, approvedOn }) => {
        if (approvedBy.trim() === '') return 'has no approver on record.';
        return approvedOn === null ? 'has no date of approval.' : null;
      }),
  },
  {
    id: 'policy-text-not-approved',
    title: 'Text of a policy is not the approved one',
    why: 'What was approved binds; brackets that nobody filled in and later edits were never decided.',
    severity: 'medium',
    fix: 'Fill in what is open, and record the approval of the text as it stands.',
    link,
    find: (facts) =>
      perPolicy(approved(facts), ({ changedSince, placeholders }) => {
        if (changedSince !== null) return `changed since it was approved on ${changedSince}.`;
        return placeholders > 0 ? `is approved with ${placeholders} left to fill in.` : null;
      }),
  },
  {
    id: 'requirement-overdue',
    title: 'Round of a programme requirement overdue',
    why: 'A programme is a habit: a round that is skipped is seen as soon as the auditor asks for this year’s record.',
    severity: 'medium',
    fix: 'Do the round and enter its day, or set the day on which it is due.',
    link: places.requirements,
    find: ({ requirements, today }) =>
      nullIfNone(requirements, ({ id, name, template, nextDue }) =>
        isRequirementOverdue({ nextDue }, today)
          ? [{ text: `${`${template} ${name}`.trim()} was due on ${nextDue}.`, link: places.requirement(id) }]
          : [],
      ),
  },
  {
    id: 'policy-without-owner',
    title: 'Policy without an owner',
    why: 'Nobody notices when it no longer fits, and the yearly review is missed.',
    severity: 'low',
    fix: 'Name the person who keeps it current.',
    link,
    find: ({ policies }) =>
      perPolicy(
        policies.filter((p) => p.status === 'draft' || p.status === 'approved'),
        ({ ownerId }) => (ownerId === null ? 'has no owner.' : null),
      ),
  },
  {
    id: 'policy-without-control',
    title: 'Policy that no control carries out',
    why: 'A rule that nothing carries out is a promise, not a control.',
    severity: 'low',
    fix: 'Link the controls that carry it out.',
    link,
    find: (facts) => {
      const used = new Set(facts.controls.map((c) => c.policyId));
      return perPolicy(approved(facts), ({ id }) => (used.has(id) ? null : 'is linked to no control.'));
    },
  },
  {
    id: 'policies-without-operation',
    title: 'Policies without evidence of operation',
    why: 'A policy library alone fails: skipped reviews, incomplete incident records and inconsistent approvals show only in operation.',
    severity: 'high',
    fix: 'Attach evidence of what people did under the policy, not the policy itself.',
    link,
    find: (facts) =>
      nullIfNone(
        approved(facts).filter(({ id }) => facts.controls.some((c) => c.policyId === id)),
        ({ id, name }) =>
          facts.controls.some((c) => c.policyId === id && c.evidence > 0)
            ? []
            : [{ text: `${name}: none of its controls has evidence.`, link }],
      ),
  },
  {
    id: 'control-without-policy',
    title: 'Control of people or process without a policy',
    why: 'What people do needs a rule that says so; otherwise each does it in another way.',
    severity: 'low',
    fix: 'Link the policy that the control carries out.',
    link: places.matrix,
    find: ({ controls }) =>
      nullIfNone(
        controls.filter((c) => c.layer === 'people' || c.layer === 'process'),
        (c) => (c.policyId === null ? [controlItem(c)] : []),
      ),
  },
];

/** "Backup policy" and "Backup" are the same policy. */
function sameName(given: string, name: string): boolean {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replace(/\bpolicy\b/, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return key(given) === key(name);
}
