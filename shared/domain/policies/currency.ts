/** Whether a policy is in force, and what its next version is called. */
import type { PolicyStatus } from '../vocabulary.ts';

export interface PolicyDates {
  status: PolicyStatus;
  effectiveOn: string | null;
  reviewDue: string | null;
}

/** The next review lies before today. A policy that is retired or does not exist is not reviewed. */
export const isReviewOverdue = ({ status, reviewDue }: PolicyDates, today: string): boolean =>
  (status === 'approved' || status === 'draft') && reviewDue !== null && reviewDue < today;

/** Approved, and in force from a day to come only. */
export const isNotYetEffective = ({ status, effectiveOn }: PolicyDates, today: string): boolean =>
  status === 'approved' && effectiveOn !== null && effectiveOn > today;

/** The version after this one: the last number rises by one. "3.2" to "3.3"; "1.0" where there is none. */
export function nextVersion(version: string): string {
  const [whole, before = '', number = '', after = ''] = /^(.*?)(\d{1,9})(\D*)$/.exec(version.trim()) ?? [];
  if (whole === undefined) return version.trim() === '' ? '1.0' : `${version.trim()} 2`;
  return `${before}${Number(number) + 1}${after}`;
}
