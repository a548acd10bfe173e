import { CloseButton } from '@mantine/core';
import { Link } from 'wouter';
import type { LinkedRecord } from '../../shared/contract/registers/links.ts';
import styles from './RecordList.module.css';

interface Props {
  records: readonly LinkedRecord[];
  address: (id: string) => string;
  /** Without it nothing can be unlinked here. */
  onRemove?: (id: string) => void;
}

/** Records by reference and name, each a way to it. */
export function RecordList({ records, address, onRemove }: Props) {
  return (
    <ul className={styles.list}>
      {records.map(({ id, ref, title }) => (
        <li key={id}>
          <Link href={address(id)}>{ref || title}</Link>
          {ref && <span>{title}</span>}
          {onRemove && (
            <CloseButton size="xs" aria-label={`Unlink ${ref || title}`} onClick={() => onRemove(id)} />
          )}
        </li>
      ))}
    </ul>
  );
}
