/** Documents that management writes and signs, as they are shown, edited and exported. Plain data that survives JSON. */
import type { PolicyDocument } from '../policies/document.ts';
import type { ReportMeta, ReportPerson } from '../report-model.ts';

export const DOCUMENT_IDS = ['description', 'assertion', 'bridge', 'representation'] as const;
export type DocumentId = (typeof DOCUMENT_IDS)[number];
export const DOCUMENT_NAMES: Record<DocumentId, string> = {
  description: 'System description',
  assertion: "Management's assertion",
  bridge: 'Bridge letter',
  representation: 'Representation questionnaire',
};
/** What each one is for, one sentence. */
export const DOCUMENT_PURPOSES: Record<DocumentId, string> = {
  description: 'What the system is and does, by description criterion: section III of the report.',
  assertion: 'What management says of the description and the controls: section II of the report.',
  bridge: 'What happened since the last report ended, in the words of management, for three months at most.',
  representation: 'What management tells the auditor beside the records, question by question.',
};

/** Letters go out without cover and contents, and their parts without headings. */
export const isLetter = (document: DocumentId): boolean => document === 'assertion' || document === 'bridge';

/** One part as the records give it. */
export interface DraftPart {
  /** `dc3-infrastructure` */
  part: string;
  /** `3.1`; empty for a part without a number. */
  number: string;
  title: string;
  level: 1 | 2;
  draft: PolicyDocument;
  /** Follows from records or answers, so that no text of a person may stand in its place. */
  isFixed?: true;
}

/**
 * `draft`: follows the records. `own`: a person's text. `changed`: a person's text, and the records say something else since it
 * was begun.
 */
export const PART_STATES = ['draft', 'own', 'changed'] as const;
export type PartState = (typeof PART_STATES)[number];

export interface DocumentPart extends Omit<DraftPart, 'isFixed'> {
  state: PartState;
  isFixed: boolean;
  /** What stands in the document. */
  body: PolicyDocument;
  /** Lines that the records have gained and lost since a person's text was begun. */
  gained: string[];
  lost: string[];
}

/** `block`: the document can not go out like this. `warning`: text and records disagree. `note`: worth a look before signing. */
export const CHECK_LEVELS = ['block', 'warning', 'note'] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];

export interface DocumentCheck {
  level: CheckLevel;
  /** Of the document; null for the whole of it. */
  part: string | null;
  text: string;
  /** Where it is put right; empty when that is the text itself. */
  link: string;
}

export interface ManagedDocument {
  id: DocumentId;
  parts: DocumentPart[];
  checks: DocumentCheck[];
}

export interface DocumentModel extends ManagedDocument {
  meta: ReportMeta & { title: string };
  people: ReportPerson[];
}
