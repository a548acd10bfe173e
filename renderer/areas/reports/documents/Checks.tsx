import { Ban, Info, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import type { CheckLevel, ManagedDocument } from '../../../../shared/domain/documents/document-model.ts';
import styles from './documents.module.css';
import { documentLink } from './places.ts';

const SIGNS: Record<CheckLevel, { icon: typeof Info; name: string }> = {
  block: { icon: Ban, name: 'Keeps it from going out' },
  warning: { icon: TriangleAlert, name: 'Text and records disagree' },
  note: { icon: Info, name: 'Worth a look' },
};
const LEVELS = Object.keys(SIGNS) as CheckLevel[];

/** Where text and records disagree, heaviest first; each leads to where it is put right. */
export function Checks({ shown: { id, checks, parts } }: { shown: ManagedDocument }) {
  const titles = new Map(parts.map(({ part, number, title }) => [part, `${number} ${title}`.trim()]));
  return (
    <aside className={styles.checks} aria-label="Checks">
      <h2>Checks</h2>
      {checks.length === 0 && (
        <p className={styles.empty}>Text and records agree. Nothing is left to fill in.</p>
      )}
      {LEVELS.map((level) => {
        const { icon: Icon, name } = SIGNS[level];
        const own = checks.filter((check) => check.level === level);
        if (own.length === 0) return null;
        return (
          <section key={level}>
            <h3>
              {name} <span>{own.length}</span>
            </h3>
            <ul>
              {own.map(({ part, text, link }, at) => (
                <li key={`${part} ${at}`} data-check={level}>
                  <Icon size={13} aria-hidden />
                  <div>
                    {part && (
                      <Link href={documentLink(id, part)} className={styles.where}>
                        {titles.get(part) ?? part}
                      </Link>
                    )}
                    <p>{text}</p>
                    {link && <Link href={link}>Open the records</Link>}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </aside>
  );
}
