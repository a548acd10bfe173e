import type { EvidenceLinkKind } from '../../shared/domain/evidence-links.ts';
import { api } from '../app/api.ts';
import { useData } from '../app/query.ts';
import type { DropPlace } from './EvidenceDrop.tsx';
import { EvidenceLinks } from './EvidenceLinks.tsx';

interface Props {
  kind: EvidenceLinkKind;
  id: string;
  /** What a person calls it, for example "POL-03". */
  of: string;
}

/** Where new files go, by what the record is. */
const GOES_TO: Record<EvidenceLinkKind, (id: string) => Omit<DropPlace, 'to'>> = {
  policy: (id) => ({ policyIds: [id] }),
  vendor: (id) => ({ vendorIds: [id] }),
  request: (id) => ({ requestIds: [id] }),
};

/** Evidence of a policy, a subservice organization or a request. */
export function RecordEvidence({ kind, id, of }: Props) {
  const linked = useData(['evidence', 'evidenceOf', kind, id], () =>
    api.evidence.evidenceOf({ kind, id }),
  ).data;
  if (!linked) return null;
  return (
    <EvidenceLinks
      key={id}
      title="Evidence"
      of={of}
      controls={[]}
      linked={linked}
      goesTo={GOES_TO[kind](id)}
      onSave={(evidenceIds) => api.evidence.setEvidenceOf({ kind, id, evidenceIds })}
    />
  );
}
