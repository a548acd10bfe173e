import { api } from '../../../app/api.ts';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';
import type { ItemSectionProps } from './section-props.ts';

/** Evidence of the whole item. */
export function ItemEvidence({ sheet, item }: ItemSectionProps) {
  return (
    <EvidenceLinks
      key={item.id}
      title="Evidence of the item"
      controls={[{ id: sheet.controlId, ref: sheet.controlRef }]}
      locked={sheet.concludedAt !== null}
      of={item.key}
      goesTo={{ sampleItemIds: [item.id] }}
      linked={item.evidence}
      onSave={(evidenceIds) => api.audit.linkItemEvidence({ itemId: item.id, evidenceIds })}
    />
  );
}
