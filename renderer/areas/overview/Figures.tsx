import { Link } from 'wouter';
import type { Overview } from '../../../shared/contract/reports/reports.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import { SEVERITIES, type TestResult } from '../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import styles from './OverviewArea.module.css';

const OPEN_RESULTS: readonly TestResult[] = ['not_tested', 'in_progress'];

const concluded = (results: Overview['design']) =>
  Object.entries(results)
    .filter(([result]) => !OPEN_RESULTS.some((open) => open === result))
    .reduce((sum, [, tests]) => sum + tests, 0);

interface FigureProps {
  label: string;
  value: number;
  of: string;
  /** Full width of the bar. */
  total: number;
  path: string;
}

function Figure({ label, value, of, total, path }: FigureProps) {
  return (
    <Link href={path} className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <p>
        <b>{count(value)}</b>
        <span>{of}</span>
      </p>
      <i className={styles.bar}>
        <i style={{ width: `${total ? (value / total) * 100 : 0}%` }} />
      </i>
    </Link>
  );
}

function FindingsFigure({ findings }: { findings: Overview['findings'] }) {
  const total = SEVERITIES.reduce((sum, severity) => sum + findings[severity], 0);
  const present = SEVERITIES.toReversed().filter((severity) => findings[severity] > 0);
  const words = present.slice(0, 2).map((severity) => `${findings[severity]} ${severity}`);
  const lower = present.slice(2).reduce((sum, severity) => sum + findings[severity], 0);
  if (lower > 0) words.push(`${lower} lower`);
  return (
    <Link href={links.findings} className={styles.figure}>
      <span className={styles.label}>Findings open</span>
      <p>
        <b>{count(total)}</b>
        <span>{words.join(', ')}</span>
      </p>
      <i className={styles.bar}>
        {present.map((severity) => (
          <i key={severity} data-severity={severity} style={{ flex: findings[severity] }} />
        ))}
      </i>
    </Link>
  );
}

/** Five numbers with their denominators; each opens the area it counts. */
export function Figures({ overview, engagement }: { overview: Overview; engagement: Engagement }) {
  const { ratings, controls } = overview;
  const relevant = overview.criteria.length - ratings.not_relevant;
  const ofControls = `of ${plural(controls, 'control')}`;
  return (
    <div className={styles.figures}>
      <Figure
        label="Criteria ready"
        value={ratings.ready}
        of={`of ${count(relevant)} relevant`}
        total={relevant}
        path={links.criteria}
      />
      <Figure
        label="Design concluded"
        value={concluded(overview.design)}
        of={ofControls}
        total={controls}
        path={links.audit}
      />
      {engagement.type === 'II' && (
        <Figure
          label="Operation concluded"
          value={concluded(overview.operation)}
          of={ofControls}
          total={controls}
          path={links.audit}
        />
      )}
      <Figure
        label="Controls with evidence"
        value={overview.controlsWithEvidence}
        of={`${ofControls}, ${count(overview.evidence)} files`}
        total={controls}
        path={links.evidence}
      />
      <FindingsFigure findings={overview.findings} />
    </div>
  );
}
