import type { PolicyStatus } from '../vocabulary.ts';

export interface PolicyFacts {
  name: string;
  status: PolicyStatus;
  approvedOn: string | null;
  reviewDue: string | null;
}

/**
 * Why a policy is not in force on a day, as the end of a sentence, or null when it is: approved on or before the day, and its
 * review not overdue on it. Type II looks at the last day of the period, because a yearly review renews the approval within it.
 */
export function whyNotInForce(policy: PolicyFacts, day: string): string | null {
  if (policy.status === 'missing') return 'is not written';
  if (policy.status === 'draft') return 'is a draft';
  if (policy.status === 'retired') return 'is retired';
  if (policy.approvedOn === null) return 'has no date of approval';
  if (policy.approvedOn > day) return `is approved on ${policy.approvedOn}, after ${day}`;
  if (policy.reviewDue !== null && policy.reviewDue < day) return `was due for review on ${policy.reviewDue}`;
  return null;
}
