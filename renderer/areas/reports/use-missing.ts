import { api } from '../../app/api.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { DOCUMENT_IDS } from '../../../shared/domain/documents/document-model.ts';
import type { ExportKind } from '../../../shared/domain/report-kinds.ts';
import { missingFrom, missingFromDocument, type Missing } from './missing.ts';
import { hasOperation } from './outline.ts';

/** What is still open in a kind of report; null until it is known. */
export function useMissing(): (kind: ExportKind) => readonly Missing[] | null {
  const { type } = useWorkspace().engagement;
  const tests = useData(['audit', 'tests'], () => api.audit.tests({})).data;
  const findings = useData(['findings', 'list'], () => api.findings.list({})).data;
  const criteria = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data;
  const documents = useData(['documents', 'all'], () =>
    Promise.all(DOCUMENT_IDS.map((document) => api.documents.get({ document }))),
  ).data;
  const facts = tests && findings && criteria ? { tests, findings, criteria } : null;
  return (kind) => {
    if (DOCUMENT_IDS.some((id) => id === kind)) {
      const document = documents?.find(({ id }) => id === kind);
      return document ? missingFromDocument(document) : null;
    }
    return facts && missingFrom(facts, kind, hasOperation(kind, type));
  };
}
