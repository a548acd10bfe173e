import { Link } from 'wouter';
import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { count } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { Keys } from '../../components/Keys.tsx';
import styles from '../../components/outline.module.css';
import { REGISTER_OUTLINE } from './outline.ts';

/** The registers with how many records each holds, and the views over the year. */
export function RegisterOutline({ counts, current }: { counts: ScopeCounts; current: string }) {
  return (
    <nav className={styles.outline} aria-label="Registers" data-pane>
      {REGISTER_OUTLINE.map(({ heading, entries }) => (
        <section key={heading} aria-label={heading}>
          <h2>{heading}</h2>
          <ul>
            {entries.map(({ id, name }) => (
              <li key={id}>
                <Link href={links.registerPart(id)} aria-current={id === current ? 'page' : undefined}>
                  <span>{name}</span>
                  {id in counts.registers && <small>{count(counts.registers[id as RegisterId])}</small>}
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
