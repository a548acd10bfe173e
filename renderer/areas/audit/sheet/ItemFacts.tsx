import { MARK_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import type { ItemSectionProps } from './section-props.ts';
import styles from './pane.module.css';

/** One sample item: its row of the population, how it came into the sample, and its marks in words. */
export function ItemFacts({ sheet, item }: ItemSectionProps) {
  const cellOf = new Map(item.cells.map((cell) => [cell.attributeId, cell]));
  return (
    <>
      <PaneSection title={item.key} hint={`item ${item.position} of ${sheet.rows.length}`}>
        <Properties>
          {item.voidReason && <Property label="Void">{item.voidReason}</Property>}
          {item.replacedByKey && <Property label="Replaced by">{item.replacedByKey}</Property>}
          {item.replacesKey && <Property label="Replaces">{item.replacesKey}</Property>}
          {item.stratum && <Property label="Stratum">{item.stratum}</Property>}
          {item.stage > 1 && <Property label="Stage">{item.stage}</Property>}
          {Object.entries(item.data).map(([column, value]) => (
            <Property key={column} label={column}>
              {value || <span aria-hidden>–</span>}
            </Property>
          ))}
        </Properties>
      </PaneSection>
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
