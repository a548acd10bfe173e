import { basisOf } from '../../../shared/domain/documents/compose.ts';
import { DOCUMENT_NAMES, type DocumentId } from '../../../shared/domain/documents/document-model.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { normalDocument, type PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { changeTexts, readTexts } from '../reports/settings.ts';
import type { Session } from '../session.ts';
import { readDocument } from './gather.ts';

const isSame = (a: PolicyDocument, b: PolicyDocument): boolean =>
  JSON.stringify(normalDocument(a)) === JSON.stringify(normalDocument(b));

/**
 * Puts a person's text in the place of a draft; null, or the draft word for word, lets the part follow the records again.
 * @throws AppError not_found for a part that the document does not have; conflict for one that follows from records alone
 */
export function writePart(
  session: Session,
  { document, part, today }: { document: DocumentId; part: string; today: string },
  text: PolicyDocument | null,
): void {
  const known = partOf(session, document, part, today);
  if (known.isFixed)
    throw new AppError(
      'conflict',
      `“${known.title}” follows from the records. Change the records, and the text changes with them.`,
    );
  const label = `Text of the ${DOCUMENT_NAMES[document].toLowerCase()}`;
  const isOwn = text !== null && !isSame(text, known.draft);
  const basis = readTexts(session.workspace, document).get(basisOf(part));
  changeTexts(
    session,
    document,
    new Map([
      [part, isOwn ? text : null],
      [basisOf(part), isOwn ? (basis ?? known.draft) : null],
    ]),
    label,
  );
}

/** Says that a person's text takes account of the records as they are now. @throws AppError not_found */
export function acceptRecords(
  session: Session,
  { document, part, today }: { document: DocumentId; part: string; today: string },
): void {
  const known = partOf(session, document, part, today);
  if (known.state === 'draft') return;
  changeTexts(
    session,
    document,
    new Map([[basisOf(part), known.draft]]),
    `Text of the ${DOCUMENT_NAMES[document].toLowerCase()} compared with the records`,
  );
}

function partOf(session: Session, document: DocumentId, part: string, today: string) {
  const known = readDocument(session, document, today).parts.find((one) => one.part === part);
  if (!known)
    throw new AppError('not_found', `The ${DOCUMENT_NAMES[document].toLowerCase()} has no part “${part}”.`);
  return known;
}
