import { Link } from 'wouter';
import type { Overview } from '../../../shared/contract/reports/reports.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import { monthName, today } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { Section } from '../../components/Section.tsx';
import styles from './EvidenceMonths.module.css';

type Month = Overview['evidenceByMonth'][number];

/** Marks in one line, and the distance from one to the next (px). */
const [ACROSS, PITCH] = [8, 9];
/** Marks are counted one by one up to here; above it the number alone tells. */
const MOST = 120;

function Marks({ items }: { items: number }) {
  const shown = Math.min(items, MOST);
  return (
    <svg
      width={ACROSS * PITCH}
      height={Math.max(Math.ceil(shown / ACROSS), 1) * PITCH}
      aria-hidden
      className={styles.marks}
    >
      {Array.from({ length: shown }, (_, mark) => (
        <rect
          key={mark}
          x={(mark % ACROSS) * PITCH}
          y={Math.floor(mark / ACROSS) * PITCH}
          width={7}
          height={7}
          rx={1}
        />
      ))}
    </svg>
  );
}

/** How much evidence covers each month of the period. A month without any is named, because it is the gap to look at. */
export function EvidenceMonths({ overview, engagement }: { overview: Overview; engagement: Engagement }) {
  const months = overview.evidenceByMonth;
  if (months.length === 0) return null;
  const thisMonth = today().slice(0, 7);
  // One date has no months to be covered, so for a Type I an empty month is no gap.
  const isGap = ({ month, items }: Month) => engagement.type === 'II' && items === 0 && month <= thisMonth;
  const gaps = months.filter(isGap).map(({ month }) => monthName(month));
  const summary = gaps.length > 0 ? ` No evidence covers ${gaps.join(', ')}.` : '';
  return (
    <Section title="Evidence by month" hint="files by the months they cover" className={styles.section}>
      <ul className={styles.months}>
        {months.map(({ month, items }) => (
          <li key={month}>
            <Link href={links.evidenceCoverage} aria-label={`${month}: ${plural(items, 'file')}`}>
              <span className={styles.head}>
                <b>{monthName(month)}</b>
                {isGap({ month, items }) ? (
                  <span className={styles.gap}>none</span>
                ) : (
                  <span>{items === 0 && month > thisMonth ? 'to come' : items}</span>
                )}
              </span>
              {items > 0 && <Marks items={items} />}
            </Link>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {months.some(({ items }) => items > 0)
          ? 'One mark is one file.'
          : 'No file covers a day of these months.'}
        {summary}
      </p>
    </Section>
  );
}
