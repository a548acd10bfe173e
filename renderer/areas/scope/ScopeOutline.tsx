import { Check } from 'lucide-react';
import { VisuallyHidden } from '@mantine/core';
import { Link } from 'wouter';
import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import { links } from '../../app/links.ts';
import { Keys } from '../../components/Keys.tsx';
import { SCOPE_OUTLINE } from './parts.ts';
import styles from '../../components/outline.module.css';
import type { Scope } from './types.ts';

interface Props {
  counts: ScopeCounts;
  scope: Scope;
  /** Id of the part on screen. */
  current: string;
}

/** The parts of the scope with how much each holds. */
export function ScopeOutline({ counts, scope, current }: Props) {
  return (
    <nav className={styles.outline} aria-label="Parts of the scope" data-pane>
      {SCOPE_OUTLINE.map(({ heading, parts }) => (
        <section key={heading} aria-label={heading}>
          <h2>{heading}</h2>
          <ul>
            {parts.map((part) => {
              const isFilled = part.isFilled?.(counts, scope);
              return (
                <li key={part.id}>
                  <Link
                    href={links.scopePart(part.id)}
                    aria-current={part.id === current ? 'page' : undefined}
                  >
                    <span>{part.name}</span>
                    <small>
                      {part.count(counts, scope)}
                      {isFilled ? <Check size={12} aria-hidden /> : <i aria-hidden />}
                      {isFilled !== undefined && (
                        <VisuallyHidden>{isFilled ? ', filled' : ', not filled'}</VisuallyHidden>
                      )}
                    </small>
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <p>
        <Keys keys="alt+PageDown" /> Next part
      </p>
    </nav>
  );
}
