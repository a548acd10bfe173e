import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { api } from '../../../app/api.ts';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';

/** What shows how the list came about: the screenshot of the query with its count, the report's definition. */
export function PopulationEvidence({ population }: { population: PopulationRecord }) {
  const { id, name, controls, evidence } = population;
  return (
    <EvidenceLinks
      title="Evidence of the query and its count"
      of={name}
      controls={controls}
      linked={evidence}
      onSave={(evidenceIds) => api.audit.setPopulationEvidence({ id, evidenceIds })}
    />
  );
}
