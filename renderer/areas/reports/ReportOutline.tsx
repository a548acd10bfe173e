import { Link } from 'wouter';
import { links } from '../../app/links.ts';
import { Keys } from '../../components/Keys.tsx';
import styles from '../../components/outline.module.css';
import type { OutlineGroup } from './outline.ts';

export function ReportOutline({ groups, current }: { groups: readonly OutlineGroup[]; current: string }) {
  return (
    <nav className={styles.outline} aria-label="Parts of reports" data-pane>
      {groups.map(({ heading, entries }) => (
        <section key={heading} aria-label={heading}>
          <h2>{heading}</h2>
          <ul>
            {entries.map(({ id, name }) => (
              <li key={id}>
                <Link href={links.reportPart(id)} aria-current={id === current ? 'page' : undefined}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <Keys keys="alt+PageDown" /> Next part
      </p>
    </nav>
  );
}
