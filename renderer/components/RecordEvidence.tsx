import type { EvidenceLinkKind } from '../../shared/domain/evidence-links.ts';
import { api } from '../app/api.ts';
import { useData } from '../app/query.ts';
import { EvidenceLinks } from './EvidenceLinks.tsx';

interface Props {
  kind: EvidenceLinkKind;
  id: string;
  /** What a person calls it, for example "POL-03". */
  of: string;
}

/** Evidence of a record of a register, a request or another kind. */
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
      goesTo={{ links: [{ kind, id }] }}
      onSave={(evidenceIds) => api.evidence.setEvidenceOf({ kind, id, evidenceIds })}
    />
  );
}
