import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Keys } from './Keys.tsx';
import styles from './outline.module.css';

interface Group<Part> {
  heading: string;
  entries: readonly Part[];
}

interface Props<Part> {
  label: string;
  groups: readonly Group<Part>[];
  /** Id of the part on screen. */
  current: string;
  linkTo: (id: string) => string;
  /** What stands beside the name of a part: how much it holds. */
  renderBeside?: (part: Part) => ReactNode;
}

/** The parts of an area at its left, in groups; `usePartSteps` has the keys. */
export function AreaOutline<Part extends { id: string; name: string }>(props: Props<Part>) {
  const { label, groups, current, linkTo, renderBeside } = props;
  return (
    <nav className={styles.outline} aria-label={label} data-pane>
      {groups.map(({ heading, entries }) => (
        <section key={heading} aria-label={heading}>
          <h2>{heading}</h2>
          <ul>
            {entries.map((part) => (
              <li key={part.id}>
                <Link href={linkTo(part.id)} aria-current={part.id === current ? 'page' : undefined}>
                  <span>{part.name}</span>
                  {renderBeside?.(part)}
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
