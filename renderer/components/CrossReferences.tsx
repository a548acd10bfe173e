import { Link } from 'wouter';
import type { RecordKind, Reference } from '../../shared/contract/audit/references.ts';
import { api } from '../app/api.ts';
import { useData } from '../app/query.ts';
import styles from './CrossReferences.module.css';
import { PaneSection } from './DetailPane.tsx';
import { addressOf } from './named-records.ts';

/** What a record refers to and what refers to it, by links and by mentions in texts. */
export function CrossReferences({ kind, id }: { kind: RecordKind; id: string }) {
  const found = useData(['audit', 'references', { kind, id }], () => api.audit.references({ kind, id }));
  const { data } = found;
  if (!data || found.isPlaceholderData) return null;
  if (data.refersTo.length + data.referredBy.length === 0) return null;
  return (
    <PaneSection title="Cross-references" hint={data.refersTo.length + data.referredBy.length}>
      <References label="Refers to" references={data.refersTo} />
      <References label="Referred to by" references={data.referredBy} />
    </PaneSection>
  );
}

function References({ label, references }: { label: string; references: readonly Reference[] }) {
  if (references.length === 0) return null;
  return (
    <>
      <h4 className={styles.label}>{label}</h4>
      <ul className={styles.list}>
        {references.map((reference) => (
          <li key={`${reference.kind} ${reference.id}`}>
            <Link href={addressOf(reference)}>{reference.ref}</Link>
            <span>
              {reference.title !== reference.ref && <span className={styles.title}>{reference.title}</span>}
              <span className={styles.as}>{reference.as}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
