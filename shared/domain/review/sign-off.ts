/**
 * Who may sign a workpaper, and what a sign-off is worth after a change. Rules of the trade: the preparer never reviews own work
 * (`segregation.ts`), review notes are cleared before the reviewer signs, a change after the signature reopens it (workpaper conventions).
 */
import { SIGN_OFF_ROLE_NAMES, type SignOffRole } from '../audit-vocabulary.ts';
import { isSamePerson, type Reviewed } from '../segregation.ts';

/** `reopened`: what was signed is not what the sheet says now. */
export type SignOffState = 'current' | 'reopened';

export interface SignedBy {
  by: string;
  state: SignOffState;
}

export interface SignOffFacts {
  isConcluded: boolean;
  /** Procedures without an outcome, items with an attribute that has no mark. */
  openProcedures: number;
  openItems: number;
  openNotes: number;
  preparer: SignedBy | null;
  reviewer: SignedBy | null;
}

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Why this person can not sign in this role now, as a sentence, or null when they can. */
export function refuseSignOff(role: SignOffRole, actor: string, facts: SignOffFacts): string | null {
  if (actor.trim() === '') return 'A signature needs a name. Enter yours in the settings.';
  return role === 'preparer' ? refusePreparer(facts) : refuseReviewer(facts);
}

function refusePreparer(facts: SignOffFacts): string | null {
  if (facts.openItems > 0)
    return `${count(facts.openItems, 'item has', 'items have')} attributes without a mark. Mark them first.`;
  if (facts.openProcedures > 0)
    return `${count(facts.openProcedures, 'procedure has', 'procedures have')} no outcome. Write down what came out first.`;
  if (!facts.isConcluded) return 'The test has no conclusion. Conclude it first.';
  return null;
}

function refuseReviewer({ preparer, openNotes }: SignOffFacts): string | null {
  if (!preparer) return 'Nobody signed as preparer yet. That comes first.';
  if (preparer.state === 'reopened')
    return `The sheet changed after ${preparer.by} signed. The preparer signs again first.`;
  if (openNotes > 0)
    return `${count(openNotes, 'review note is', 'review notes are')} not cleared. Clear ${openNotes === 1 ? 'it' : 'them'} first.`;
  return null;
}

/**
 * Who would review whose work once this person signed in this role. A review that a change undid does not count: whoever gave it
 * may prepare the sheet again, and the review has to be given anew.
 */
export function reviewBySigning(
  role: SignOffRole,
  actor: string,
  { preparer, reviewer }: Pick<SignOffFacts, 'preparer' | 'reviewer'>,
): Pick<Reviewed, 'reviewer' | 'workers'> {
  if (role === 'reviewer') return { reviewer: actor, workers: preparer ? [preparer.by] : [] };
  return { reviewer: reviewer?.state === 'current' ? reviewer.by : '', workers: [actor] };
}

/** Why a sign-off can not be withdrawn by this person, or null when it can. */
export function refuseWithdrawal(
  role: SignOffRole,
  actor: string,
  { preparer, reviewer }: Pick<SignOffFacts, 'preparer' | 'reviewer'>,
): string | null {
  const signed = role === 'preparer' ? preparer : reviewer;
  if (!signed) return `Nobody signed as ${SIGN_OFF_ROLE_NAMES[role].toLowerCase()}.`;
  if (!isSamePerson(signed.by, actor))
    return `${signed.by} signed. A signature is withdrawn by the person who gave it.`;
  if (role === 'preparer' && reviewer)
    return `${reviewer.by} reviewed this sheet. The review is withdrawn first.`;
  return null;
}

/** Where the review of one sheet stands. */
export const REVIEW_STATE_NAMES = {
  unsigned: 'Not signed',
  prepared: 'Prepared',
  reviewed: 'Reviewed',
  reopened: 'Reopened',
} as const;
export type ReviewState = keyof typeof REVIEW_STATE_NAMES;
export const REVIEW_STATES = [
  'unsigned',
  'prepared',
  'reviewed',
  'reopened',
] as const satisfies readonly ReviewState[];

/** A sheet with a signature that a change undid is reopened, whoever gave it. */
export function reviewState({
  preparer,
  reviewer,
}: Pick<SignOffFacts, 'preparer' | 'reviewer'>): ReviewState {
  if (preparer?.state === 'reopened' || reviewer?.state === 'reopened') return 'reopened';
  if (reviewer) return 'reviewed';
  return preparer ? 'prepared' : 'unsigned';
}
