import { Link } from 'wouter';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import type { ItemSectionProps } from '../sheet/section-props.ts';
import styles from './evidence-marks.module.css';
import { MarkedPages } from './MarkedPages.tsx';
import { useTestMarks } from './use-test-marks.ts';

/** Marks on evidence for the active item, or for its active cell; and the evidence on which more can be put. */
export function CellMarks({ sheet, item, attribute }: ItemSectionProps) {
  const { readOnly } = useWorkspace();
  const marks = useTestMarks(sheet.id).filter(
    ({ cell }) =>
      cell?.itemId === item.id &&
      (!attribute || cell.attributeId === null || cell.attributeId === attribute.id),
  );
  const evidence = [
    ...item.cellEvidence.filter(({ attributeId }) => attributeId === attribute?.id),
    ...item.evidence,
  ];
  const offered = evidence.filter(({ id }, index) => evidence.findIndex((one) => one.id === id) === index);
  const cell = { testId: sheet.id, itemId: item.id, attributeId: attribute?.id ?? null };
  const locked = readOnly || sheet.concludedAt !== null;
  return (
    <PaneSection title="Marks on evidence" hint={marks.length}>
      <MarkedPages marks={marks} />
      {!locked && offered.length > 0 && (
        <p className={styles.offer}>
          <span>Mark {attribute ? `for ${attribute.letter}` : 'for this item'}:</span>
          {offered.map(({ id, ref, title }) => (
            <Link key={id} href={links.evidenceForCell(id, cell)} title={title}>
              {ref}
            </Link>
          ))}
        </p>
      )}
      {marks.length === 0 && offered.length === 0 && (
        <p className={styles.offer}>None. Link evidence, then mark it.</p>
      )}
    </PaneSection>
  );
}
