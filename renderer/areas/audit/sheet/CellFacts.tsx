import { MARK_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';
import { MarkGlyph } from '../../../components/MarkGlyph.tsx';
import type { ItemSectionProps } from './section-props.ts';
import styles from './pane.module.css';

/** The active cell: what is checked, its mark and note, and the evidence of this one check. */
export function CellFacts({ sheet, item, attribute }: ItemSectionProps) {
  if (!attribute) return null;
  const cell = item.cells.find(({ attributeId }) => attributeId === attribute.id);
  const where = `${attribute.letter} of ${item.key}`;
  const linked = item.cellEvidence.filter(({ attributeId }) => attributeId === attribute.id);
  return (
    <>
      <PaneSection title={where} hint={cell ? MARK_NAMES[cell.mark] : 'no mark'}>
        <p>
          {cell && <MarkGlyph mark={cell.mark} />} {attribute.text}
        </p>
        {cell?.note && <p className={styles.aside}>{cell.note}</p>}
      </PaneSection>
      <EvidenceLinks
        key={`${item.id} ${attribute.id}`}
        title={`Evidence of ${attribute.letter}`}
        controls={[{ id: sheet.controlId, ref: sheet.controlRef }]}
        locked={sheet.concludedAt !== null}
        of={where}
        linked={linked}
        onSave={(evidenceIds) =>
          api.audit.linkCellEvidence({
            testId: sheet.id,
            itemId: item.id,
            attributeId: attribute.id,
            evidenceIds,
          })
        }
      />
    </>
  );
}
