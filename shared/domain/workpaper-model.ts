/**
 * What the workpapers say, as plain data: gathered in one read, then rendered to PDF or Excel in another thread. Whoever reads one
 * paper, and nothing else, can do the test again. Dates are `YYYY-MM-DD`, moments ISO 8601.
 */
import type { SignOffRole } from './audit-vocabulary.ts';
import type { ReportFinding, ReportMeta, ReportPerson } from './report-model.ts';
import type { ReviewNoteState } from './review/review-note.ts';
import type { ReviewState, SignOffState } from './review/sign-off.ts';
import type { SelectionWords } from './selection-words.ts';
import type { Mark, ProcedureNature, TestKind, TestResult } from './vocabulary.ts';

export interface WorkpaperModel {
  meta: ReportMeta;
  people: ReportPerson[];
  papers: Workpaper[];
}

/** Name of the PDF with the marked pages, attached to the workpapers. */
export const markedCopiesName = (ref: string): string => `${ref} marked evidence.pdf`;

/** A term and what is to say about it; an empty meaning is not printed. */
export type Fact = readonly [term: string, meaning: string];

export interface Workpaper {
  /** `E-CHG-01` */
  ref: string;
  kind: TestKind;
  controlRef: string;
  title: string;
  statement: string;
  criteria: string[];
  owner: string;
  objective: string;
  source: string;
  state: ReviewState;
  prepared: Signature | null;
  reviewed: Signature | null;
  result: TestResult;
  conclusion: string;
  concludedBy: string;
  concludedOn: string | null;
  procedures: PaperProcedure[];
  population: PaperPopulation | null;
  selection: PaperSelection | null;
  attributes: { letter: string; text: string }[];
  items: PaperItem[];
  notes: PaperNote[];
  deviations: PaperDeviation[];
  /** What the facts suggest about the deviations, and what the sample says, in sentences. */
  assessment: string[];
  evaluation: string[];
  /** What was made of the exceptions; none of it changes the result. */
  findings: PaperFinding[];
  evidence: { ref: string; title: string; fileName: string; sha256: string; use: string }[];
  evidenceMarks: PaperEvidenceMark[];
  references: { refersTo: PaperReference[]; referredBy: PaperReference[] };
  signOffs: PaperSignOff[];
  /** Hash of what the paper says now; a sign-off with the same one is current. */
  sha256: string;
  reviewNotes: PaperReviewNote[];
}

export interface PaperSignOff extends Signature {
  role: SignOffRole;
  sha256: string;
  changes: string[];
  /** Why the preparer reviewed as well: the reason, or that none was given. Empty where another person did. */
  override: string;
}

export interface Signature {
  by: string;
  at: string;
  state: SignOffState;
}

export interface PaperProcedure {
  nature: ProcedureNature;
  text: string;
  outcome: string;
  doneOn: string | null;
}

export interface PaperPopulation {
  /** Reference, or the name of a population without one. */
  ref: string;
  name: string;
  facts: Fact[];
  /** Completeness and accuracy: question, answer, note. */
  checks: { title: string; answer: string; note: string }[];
  verdict: string;
  spotChecks: { direction: string; key: string; outcome: string; note: string; by: string }[];
}

export interface PaperSelection extends SelectionWords {
  log: PaperLogEntry[];
}

export interface PaperLogEntry {
  /** `Drawn`, `Replaced`. */
  what: string;
  by: string;
  at: string;
  reason: string;
  /** What happened, as a sentence. */
  text: string;
}

export interface PaperItem {
  position: number;
  key: string;
  date: string;
  description: string;
  stratum: string;
  stage: number;
  ticket: string;
  /** Why it was replaced; a replaced item stays on the paper. */
  voidReason: string;
  replaces: string | null;
  replacedBy: string | null;
  /** By letter of the attribute. */
  marks: Record<string, Mark>;
  /** Numbers of the notes of each cell, by letter; those of the item stand under ''. */
  notes: Record<string, number>;
  evidenceRefs: string[];
}

/** The same words in several places are one note. */
export interface PaperNote {
  number: number;
  /** `CR-0410 C`, `CR-0410` */
  places: string[];
  text: string;
}

export interface PaperDeviation {
  /** Key of the item; empty for the test as a whole. */
  key: string;
  facts: string[];
  /** `Isolated`, or that nobody decided yet. */
  extent: string;
  cause: string;
  finding: string;
}

export type PaperFinding = Pick<
  ReportFinding,
  'ref' | 'title' | 'status' | 'statusReason' | 'response' | 'remedies'
>;

export interface PaperEvidenceMark {
  ref: string;
  number: number;
  page: number;
  what: string;
  place: string;
  text: string;
  by: string;
}

export interface PaperReference {
  ref: string;
  title: string;
  /** `population`, `mentioned in the conclusion`. */
  as: string;
}

export interface PaperReviewNote {
  place: string;
  text: string;
  state: ReviewNoteState;
  raised: string;
  answer: string;
  answered: string;
  cleared: string;
}
