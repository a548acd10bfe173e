import { Check, Minus } from 'lucide-react';
import type { RequestItem } from '../../../../shared/contract/requests/records.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import styles from '../requests.module.css';

/** The items that a request asks for, and whether evidence of each is there. */
export function ItemTable({ items }: { items: readonly RequestItem[] }) {
  const received = items.filter((item) => item.received).length;
  return (
    <PaneSection title="Sample items" hint={`${received} of ${items.length} received`}>
      <div className={styles.items} tabIndex={0} role="region" aria-label="Sample items">
        <table>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Date</th>
              <th scope="col">Description</th>
              <th scope="col">Received</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <tr key={`${item.key} ${at}`}>
                <th scope="row">{item.key}</th>
                <td>{item.date}</td>
                <td title={item.description}>{item.description}</td>
                <td data-received={item.received || undefined}>
                  {item.received ? <Check size={13} aria-hidden /> : <Minus size={13} aria-hidden />}
                  {item.received ? 'Yes' : 'No'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PaneSection>
  );
}
