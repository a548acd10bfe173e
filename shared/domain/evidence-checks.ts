/**
 * What a reviewer looks at before calling a piece of evidence sufficient: nine questions about a list that a system produced, nine
 * about a picture of a screen, four about a document. Rules of the trade: AT-C section 205 on information produced by the entity,
 * and what auditors write when they send screenshots back.
 */
import type { EvidenceKind, EvidenceMethod, EvidenceVerdict } from './evidence-vocabulary.ts';
import { IPE_CHECK_IDS, IPE_CHECKS, type IpeCheck } from './ipe-checks.ts';

const SCREENSHOT_CHECKS = [
  {
    id: 'whole_window',
    title: 'Whole window',
    question: 'Is the whole window in the picture, with nothing cut off at its edges?',
  },
  {
    id: 'clock',
    title: 'Date and time visible',
    question: 'Is the date with the time in the picture, by the clock of the system or of the page?',
  },
  {
    id: 'address',
    title: 'Address or system visible',
    question: 'Does the picture show the address or the name of the system?',
  },
  {
    id: 'user',
    title: 'Signed-in user visible',
    question: 'Does the picture show who is signed in, and to which account or tenant?',
  },
  {
    id: 'environment',
    title: 'Environment visible',
    question: 'Can a reader see which environment it is, such as production?',
  },
  {
    id: 'all_pages',
    title: 'All pages or a count',
    question: 'Are all pages of a list there, or a count such as "1-50 of 50"?',
  },
  { id: 'legible', title: 'Legible', question: 'Can every word that matters be read?' },
  {
    id: 'unedited',
    title: 'Not edited',
    question: 'Is the picture as it was taken, apart from marks that say they are marks?',
  },
  {
    id: 'caption',
    title: 'Says what it shows',
    question: 'Do the title and notes say what it shows, and for which control?',
  },
] as const;

const DOCUMENT_CHECKS = [
  { id: 'approved', title: 'Approved', question: 'Does it say who approved it, and when?' },
  {
    id: 'dated',
    title: 'Version and date',
    question: 'Does it carry a version or a date, and was that the one in force?',
  },
  { id: 'complete_pages', title: 'All pages', question: 'Are all pages and annexes there?' },
  {
    id: 'signed',
    title: 'Signed where it must be',
    question: 'Are the signatures there that it asks for, by people who may give them?',
  },
] as const;

export const CHECK_LISTS = {
  listing: { name: 'Completeness and accuracy', checks: IPE_CHECKS },
  screenshot: { name: 'Screenshot check', checks: SCREENSHOT_CHECKS },
  document: { name: 'Document check', checks: DOCUMENT_CHECKS },
} as const;
export type CheckList = keyof typeof CHECK_LISTS;

export const EVIDENCE_CHECK_IDS = [
  ...IPE_CHECK_IDS,
  ...SCREENSHOT_CHECKS.map(({ id }) => id),
  ...DOCUMENT_CHECKS.map(({ id }) => id),
] as const;
export type EvidenceCheckId = (typeof EVIDENCE_CHECK_IDS)[number];
/** Answers by question; they outlive a change of the method, so nothing is lost by a wrong choice. */
export type EvidenceChecks = Partial<Record<EvidenceCheckId, IpeCheck>>;

interface Character {
  kind: EvidenceKind | null;
  method: EvidenceMethod | null;
}

/** The questions that suit how evidence was obtained or, failing that, what it is; null while neither is known. */
export function checkListFor({ kind, method }: Character): CheckList | null {
  if (method === 'screenshot' || method === 'photo') return 'screenshot';
  if (method === 'export' || method === 'query' || method === 'api') return 'listing';
  if (method !== null) return kind === 'listing' || kind === 'log' ? 'listing' : 'document';
  if (kind === null || kind === 'other') return null;
  return kind === 'listing' || kind === 'log' ? 'listing' : 'document';
}

/** How many questions of a list are answered. */
export const answeredOf = (list: CheckList, checks: EvidenceChecks): number =>
  CHECK_LISTS[list].checks.filter(({ id }) => checks[id]?.answer).length;

interface Reviewed extends Character {
  checks: EvidenceChecks;
}

/**
 * Why a verdict cannot be given, as a sentence; null when it can. Insufficient needs a reason, because the one who collects again
 * must know what to change. Sufficient can not stand on an answer "no" that nobody explained.
 */
export function evidenceVerdictProblem(
  verdict: EvidenceVerdict,
  reason: string,
  { checks, ...character }: Reviewed,
): string | null {
  if (verdict === 'insufficient') {
    return reason.trim() === ''
      ? 'Write down why it is insufficient, so that it can be collected again.'
      : null;
  }
  const list = checkListFor(character);
  if (!list) return null;
  const bare = CHECK_LISTS[list].checks.filter(
    ({ id }) => checks[id]?.answer === 'no' && !checks[id]?.note.trim(),
  );
  return bare.length > 0
    ? `Write down why it does not matter: ${bare.map(({ title }) => title.toLowerCase()).join(', ')}.`
    : null;
}
