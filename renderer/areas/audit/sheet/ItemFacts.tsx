import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { MARK_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { ItemEvidence } from './ItemEvidence.tsx';
import styles from './pane.module.css';

/** One sample item: its row of the population, its marks in words, and its evidence. */
export function ItemFacts({ sheet, item }: { sheet: TestSheet; item: SheetItem }) {
  const cellOf = new Map(item.cells.map((cell) => [cell.attributeId, cell]));
  return (
    <>
      <PaneSection title={item.key} hint={`item ${item.position} of ${sheet.items}`}>
        <Properties>
          {Object.entries(item.data).map(([column, value]) => (
            <Property key={column} label={column}>
              {value || <span aria-hidden>–</span>}
            </Property>
          ))}
        </Properties>
      </PaneSection>
      <ItemEvidence sheet={sheet} item={item} />
      <PaneSection title="Marks">
        <ul className={styles.list}>
          {sheet.attributes.map(({ id, letter, text }) => {
            const cell = cellOf.get(id);
            return (
              <li key={id}>
                <b>{letter}</b>
                <span>
                  {text}: {cell ? MARK_NAMES[cell.mark] : 'no mark'}
                  {cell?.note && <span className={styles.aside}>. {cell.note}</span>}
                </span>
              </li>
            );
          })}
        </ul>
        {item.note && <p className={styles.aside}>{item.note}</p>}
      </PaneSection>
    </>
  );
}
