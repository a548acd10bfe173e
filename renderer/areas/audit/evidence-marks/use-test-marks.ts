import type { EvidenceMark } from '../../../../shared/contract/audit/evidence-marks.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

/** Marks on evidence that belong to a test, by evidence and page. */
export function useTestMarks(testId: string): EvidenceMark[] {
  const { data } = useData(['audit', 'testEvidenceMarks', testId], () =>
    api.audit.testEvidenceMarks({ testId }),
  );
  // While another test loads, the marks of the one before are still there.
  return data?.filter(({ cell }) => cell?.testId === testId) ?? [];
}
