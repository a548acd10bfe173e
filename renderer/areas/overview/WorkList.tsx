import { Link } from 'wouter';
import type { Overview } from '../../../shared/contract/reports/reports.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import { daysBetween, shortDay, today } from '../../app/dates.ts';
import { count, plural } from '../../app/format.ts';
import { ResultGlyph } from '../../components/glyphs.tsx';
import { Section } from '../../components/Section.tsx';
import styles from './WorkList.module.css';

type Work = Overview['work'][number];

interface GroupProps {
  name: string;
  /** The first of them; the areas hold them all. */
  work: Work[];
  total: number;
  reported: boolean;
}

function Group({ name, work, total, reported }: GroupProps) {
  if (total === 0) return null;
  return (
    <>
      <h3 className={styles.group} data-reported={reported || undefined}>
        <ResultGlyph result={reported ? 'exceptions' : 'not_tested'} />
        {name}
        <span>{count(total)}</span>
      </h3>
      <ul className={styles.list}>
        {work.map(({ ref, text, detail, due, link }) => (
          <li key={`${ref} ${text} ${link}`}>
            <Link href={link.replace(/^#/, '')}>
              <b>{ref}</b>
              <span>
                {text}
                <small>{detail}</small>
              </span>
              {due && <time dateTime={due}>{shortDay(due)}</time>}
            </Link>
          </li>
        ))}
        {total > work.length && <li className={styles.more}>and {count(total - work.length)} more</li>}
      </ul>
    </>
  );
}

/** Exceptions that will be reported whatever happens next, apart from what can still be done. */
export function WorkList({ overview, engagement }: { overview: Overview; engagement: Engagement }) {
  const { work, workTotals } = overview;
  const end = engagement.type === 'I' ? engagement.asOf : engagement.periodTo;
  const left = end ? daysBetween(today(), end) : 0;
  const title = end && left > 0 ? `Between now and ${end}` : 'Still to do';
  return (
    <Section title={title} hint={left > 0 ? plural(left, 'day') : undefined} className={styles.work}>
      <Group
        name="Will be reported, whatever happens next"
        work={work.filter(({ group }) => group === 'reported')}
        total={workTotals.reported}
        reported
      />
      <Group
        name="Can still be done"
        work={work.filter(({ group }) => group === 'open')}
        total={workTotals.open}
        reported={false}
      />
      {work.length === 0 && (
        <p className={styles.none}>
          Every criterion has a control, every control an owner and every open finding a response. The tests
          without a conclusion are counted under Tests.
        </p>
      )}
    </Section>
  );
}
