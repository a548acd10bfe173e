/**
 * Segregation of duties: nobody reviews own work. What a person does in Trustbench is refused, and goes on with a written reason;
 * what was typed or imported about the client is not refused, and the quality checks name it. Rules of the trade: preparer and reviewer
 * of workpapers, evidence by a person who did not collect it, reviews of access by somebody else than its holder, approval by
 * somebody else than the author. The owner of a risk accepts it (ISO/IEC 27001, 6.1.3 f), so acceptance of risks is no rule here.
 */
interface Rule {
  name: string;
  /** Table of the record that an override points to. */
  table: string;
  /** What the person did, and what nobody does who did that: "prepared the sheet", "review it". */
  work: string;
  review: string;
}

export const SELF_REVIEW_RULES = {
  test_review: { name: 'Review of a test', table: 'test', work: 'prepared the sheet', review: 'review it' },
  evidence_review: {
    name: 'Verdict on evidence',
    table: 'evidence',
    work: 'collected the evidence',
    review: 'give the verdict on it',
  },
  access_review: {
    name: 'Review of access',
    table: 'access_review',
    work: 'holds accounts in the listing',
    review: 'decide on them',
  },
  vendor_review: {
    name: 'Review of a vendor',
    table: 'vendor_review',
    work: 'owns the vendor',
    review: 'review it',
  },
  finding_retest: {
    name: 'Retest of a finding',
    table: 'retest',
    work: 'remediates the finding',
    review: 'retest it',
  },
  finding_closure: {
    name: 'Closure of a finding',
    table: 'finding',
    work: 'remediates the finding',
    review: 'close it',
  },
  policy_approval: {
    name: 'Approval of a policy',
    table: 'policy',
    work: 'owns the policy',
    review: 'approve it',
  },
  exception_approval: {
    name: 'Approval of a policy exception',
    table: 'policy_exception',
    work: 'owns the exception',
    review: 'approve it',
  },
} as const satisfies Record<string, Rule>;

export type SelfReviewRule = keyof typeof SELF_REVIEW_RULES;
export const SELF_REVIEW_RULE_IDS = Object.keys(SELF_REVIEW_RULES) as [SelfReviewRule, ...SelfReviewRule[]];

/** Characters: fewer say nothing that an auditor can use. */
export const LEAST_OVERRIDE_REASON = 10;

const personKey = (name: string): string =>
  // Upper case first folds what has several small forms, such as ß and ss or the two sigmas.
  name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toUpperCase().toLowerCase().normalize('NFC');

/** One person, however the name was typed: spaces, letter case and the way accents are stored do not make another one. */
export function isSamePerson(one: string, other: string): boolean {
  return personKey(one) !== '' && personKey(one) === personKey(other);
}

/** A review that somebody is about to give, or gave. */
export interface Reviewed {
  /** Id of a row of the rule's table. */
  id: string;
  ref: string;
  reviewer: string;
  /** Who did the work; empty names are nobody. */
  workers: readonly string[];
}

/** Whether who reviews did the work as well. */
export const isSelfReview = ({ reviewer, workers }: Pick<Reviewed, 'reviewer' | 'workers'>): boolean =>
  workers.some((worker) => isSamePerson(worker, reviewer));

/** References that a sentence names; the rest is counted. */
const NAMED = 5;

/** What is wrong with these reviews and what to do next, in one sentence each; null when another person gives each of them. */
export function refuseSelfReview(rule: SelfReviewRule, reviews: readonly Reviewed[]): string | null {
  const own = reviews.filter(isSelfReview);
  const [first] = own;
  if (!first) return null;
  const { work, review } = SELF_REVIEW_RULES[rule];
  const refs = own.slice(0, NAMED).map(({ ref }) => ref);
  const more = own.length > NAMED ? ` and ${own.length - NAMED} more` : '';
  const worker = first.workers.find((name) => isSamePerson(name, first.reviewer)) ?? first.reviewer;
  return `${refs.join(', ')}${more}: ${worker.trim()} ${work} and would ${review} as well. Another person does that, or you give a reason for an override.`;
}
