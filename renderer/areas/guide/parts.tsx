/** What the articles of the guide are made of. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { POLICIES } from '../../../shared/catalog/policies.ts';
import { links } from '../../app/links.ts';
import styles from './guide.module.css';
import type { SectionId } from './sections.ts';

interface HeadProps {
  lead?: string;
  title: string;
  /** At the right: what one can do with it. */
  actions?: ReactNode;
}

export function Head({ lead, title, actions }: HeadProps) {
  return (
    <header className={styles.head}>
      <h2>
        {lead && <b>{lead}</b>}
        {title}
      </h2>
      {actions}
    </header>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul className={styles.bullets}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

interface ReferencesProps {
  section: SectionId;
  entries: readonly { key: string; label: string }[];
}

/** Links to other articles, one beside the other. */
export function References({ section, entries }: ReferencesProps) {
  return (
    <ul className={styles.references}>
      {entries.map(({ key, label }) => (
        <li key={key}>
          <Link href={links.guideEntry(section, key)}>{label}</Link>
        </li>
      ))}
    </ul>
  );
}

export const CriteriaReferences = ({ ids }: { ids: readonly string[] }) => (
  <References section="criteria" entries={ids.map((id) => ({ key: id, label: id }))} />
);

export const PolicyReferences = ({ ids }: { ids: readonly string[] }) => (
  <References
    section="policies"
    entries={POLICIES.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ key: id, label: name }))}
  />
);

/** Controls of the library, one a line. */
export function ControlLines({ controls }: { controls: readonly { ref: string; title: string }[] }) {
  return (
    <ul className={styles.lines}>
      {controls.map(({ ref, title }) => (
        <li key={ref}>
          <Link href={links.guideEntry('controls', ref)}>
            <b>{ref}</b>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
