/** What an auditor answers to a sealed copy, and what becomes of it in the workspace that was sealed. */

export const REVIEW_KINDS = ['comment', 'request', 'accept', 'return'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const REVIEW_KIND_NAMES: Readonly<Record<ReviewKind, string>> = {
  comment: 'Comment',
  request: 'Request',
  accept: 'Accepted',
  return: 'Returned',
};

/** Records that an auditor can answer to. */
export const REVIEWED_TABLES = ['control', 'evidence', 'test', 'finding', 'request', 'criterion'] as const;
export type ReviewedTable = (typeof REVIEWED_TABLES)[number];

export const REVIEWED_TABLE_NAMES: Readonly<Record<ReviewedTable, string>> = {
  control: 'Control',
  evidence: 'Evidence',
  test: 'Test',
  finding: 'Finding',
  request: 'Request',
  criterion: 'Criterion',
};

/** What is handed in to be looked at, and so can be accepted or returned. */
const JUDGED: readonly ReviewedTable[] = ['request', 'test', 'evidence'];

export const REVIEW_DECISIONS = ['open', 'taken', 'declined'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const REVIEW_DECISION_NAMES: Readonly<Record<ReviewDecision, string>> = {
  open: 'Not answered',
  taken: 'Taken',
  declined: 'Declined',
};

/** Kinds that can be said of a record; only a request can be made of none. */
export function kindsFor(table: ReviewedTable | null): ReviewKind[] {
  if (table === null) return ['request'];
  return REVIEW_KINDS.filter((kind) => kind === 'comment' || kind === 'request' || JUDGED.includes(table));
}

interface Draft {
  kind: ReviewKind;
  target: { table: ReviewedTable } | null;
  text: string;
}

/** @returns why it can not be said so, or null */
export function reviewProblem({ kind, target, text }: Draft): string | null {
  if (!kindsFor(target?.table ?? null).includes(kind))
    return target === null
      ? 'Choose the record that this is about.'
      : `A ${REVIEWED_TABLE_NAMES[target.table].toLowerCase()} is not accepted or returned. Write a comment.`;
  if (kind === 'accept' || text.trim() !== '') return null;
  return kind === 'return' ? 'Say why it is returned.' : 'Write something first.';
}

/** Longest title of a request (characters). */
const LONGEST_TITLE = 200;

/** The first line of what is asked for is the title of the request. */
export const titleOf = (text: string): string =>
  (text.trim().split('\n', 1)[0] ?? '').trim().slice(0, LONGEST_TITLE);

/** What taking an item does, as a sentence. Nothing of it happens by itself. */
export function takingOf({ kind, target }: Pick<Draft, 'kind' | 'target'>): string {
  if (kind === 'request') return 'Taking it makes a request of it.';
  if (kind !== 'comment')
    return target?.table === 'request'
      ? `Taking it sets the auditor’s status to ${kind === 'accept' ? 'accepted' : 'returned'}.`
      : 'Taking it marks it as settled; status and conclusion stay as you set them.';
  return target?.table === 'request' || target?.table === 'control'
    ? 'Taking it puts it among the comments.'
    : 'Taking it marks it as settled.';
}
