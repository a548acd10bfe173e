import { DOCUMENT_IDS, type DocumentId } from '../../../../shared/domain/documents/document-model.ts';
import { links } from '../../../app/links.ts';

const BASE = `${links.reports}/documents`;

export const documentLink = (document: DocumentId, part?: string): string =>
  [BASE, document, ...(part ? [part] : [])].join('/');

/** What an address of this view shows; the description without one. */
export function placeOf(path: string): { document: DocumentId; part: string | undefined } {
  const [id, part] = path.startsWith(`${BASE}/`) ? path.slice(BASE.length + 1).split('/') : [];
  return { document: DOCUMENT_IDS.find((one) => one === id) ?? 'description', part };
}
