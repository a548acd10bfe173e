import { assertionNotes, draftAssertion } from '../../../shared/domain/documents/assertion.ts';
import { bridgeChecks, demandUnblocked, draftBridge } from '../../../shared/domain/documents/bridge.ts';
import { descriptionChecks, textChecks } from '../../../shared/domain/documents/checks.ts';
import { composeParts } from '../../../shared/domain/documents/compose.ts';
import { draftDescription } from '../../../shared/domain/documents/description.ts';
import {
  DOCUMENT_NAMES,
  type DocumentCheck,
  type DocumentId,
  type DocumentModel,
  type DocumentPart,
  type DraftPart,
  type ManagedDocument,
} from '../../../shared/domain/documents/document-model.ts';
import type { DocumentFacts } from '../../../shared/domain/documents/facts.ts';
import {
  askQuestions,
  draftRepresentation,
  representationChecks,
} from '../../../shared/domain/documents/representations.ts';
import { kindFor, reportMeta, timeStamp } from '../reports/meta.ts';
import { readTexts } from '../reports/settings.ts';
import type { Session } from '../session.ts';
import { readAnswers, representationFacts } from './answers.ts';
import { readBridgeFacts, readGap } from './bridge.ts';
import { readDocumentFacts } from './facts.ts';

/** Drafts of a document, and what holds for it alone. */
interface Drafted {
  drafts: DraftPart[];
  check: (parts: readonly DocumentPart[]) => DocumentCheck[];
}

const DRAFTS: Record<DocumentId, (session: Session, facts: DocumentFacts) => Drafted> = {
  description: (_, facts) => ({
    drafts: draftDescription(facts),
    check: (parts) => descriptionChecks(facts, parts),
  }),
  assertion: (_, facts) => ({ drafts: draftAssertion(facts), check: () => assertionNotes(facts) }),
  bridge: (session, facts) => {
    const given = readBridgeFacts(session, facts);
    const gap = readGap(session, given);
    return {
      drafts: draftBridge(facts, given, gap),
      check: (parts) => bridgeChecks(given, gap, parts),
    };
  },
  representation: (session, facts) => {
    const known = representationFacts(session, facts);
    const asked = askQuestions(known, readAnswers(session));
    return { drafts: draftRepresentation(known, asked), check: () => representationChecks(asked) };
  },
};

/** A document with its texts and checks as the records stand, in one read. @param today ISO 8601 */
export function readDocument(session: Session, id: DocumentId, today: string): ManagedDocument {
  return session.workspace.readTogether(() => {
    const facts = readDocumentFacts(session, today);
    const { drafts, check } = DRAFTS[id](session, facts);
    const parts = composeParts(drafts, readTexts(session.workspace, id));
    const words = textChecks(facts, parts, { isOfPeriod: id !== 'bridge' });
    return { id, parts, checks: [...check(parts), ...words] };
  });
}

/**
 * The document as it goes out.
 * @param at moment of the export, ISO 8601; now otherwise
 * @throws AppError conflict when the records forbid what it would say
 */
export function gatherDocument(session: Session, id: DocumentId, at?: string): DocumentModel {
  return session.workspace.readTogether(() => {
    const meta = reportMeta(session, kindFor(session.engagement().type));
    const moment = timeStamp(at);
    const document = readDocument(session, id, moment.slice(0, 10));
    demandUnblocked(DOCUMENT_NAMES[id], document.checks);
    return { ...document, meta: { ...meta, title: DOCUMENT_NAMES[id] }, people: [] };
  });
}
