import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { AuditDashboard } from '../../../../shared/domain/mock-audit/dashboard.ts';
import { TEST_KIND_NAMES, TEST_KINDS } from '../../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Section } from '../../../components/Section.tsx';
import { AuditBar } from '../AuditBar.tsx';
import { PlanLink } from '../plan/PlanLink.tsx';
import { useDashboard } from '../queries.ts';
import styles from './dashboard.module.css';
import { ResultUnits } from './ResultUnits.tsx';

/** Where the mock audit stands: what is tested, what was found, what waits, and what to do next. */
export function DashboardView() {
  const [, navigate] = useLocation();
  const { engagement } = useWorkspace();
  const board = useDashboard().data;
  if (!board) return <AuditBar view="dashboard" />;
  if (board.tests === 0) {
    return (
      <>
        <AuditBar view="dashboard" />
        <EmptyState
          title="No tests yet"
          actions={
            <Button variant="filled" onClick={() => navigate(links.matrix)}>
              Open the matrix
            </Button>
          }
        >
          Every control brings its tests with it. Add controls, or load the starter library, in the matrix.
        </EmptyState>
      </>
    );
  }
  const kinds = TEST_KINDS.filter((kind) => kind === 'design' || engagement.type === 'II');
  return (
    <>
      <AuditBar view="dashboard" />
      <div className={styles.page}>
        <Figures board={board} />
        <div className={styles.columns}>
          <div>
            {kinds.map((kind) => (
              <Section
                key={kind}
                title={`Tests of ${TEST_KIND_NAMES[kind].toLowerCase()}`}
                className={styles.section}
              >
                <ResultUnits kind={kind} results={board.results[kind]} />
              </Section>
            ))}
            <Preparers board={board} />
          </div>
          <div>
            <NextSteps board={board} />
            <Days board={board} />
          </div>
        </div>
      </div>
    </>
  );
}

interface FigureProps {
  label: string;
  value: number;
  of: string;
}

const FigureText = ({ label, value, of }: FigureProps) => (
  <>
    <span>{label}</span>
    <p>
      <b>{count(value)}</b>
      <small>{of}</small>
    </p>
  </>
);

function Figures({ board }: { board: AuditDashboard }) {
  const concluded = board.tests - board.shows.open;
  return (
    <div className={styles.figures}>
      <PlanLink part={{ show: 'open' }}>
        <FigureText label="Tests concluded" value={concluded} of={`of ${count(board.tests)}`} />
      </PlanLink>
      <PlanLink part={{ show: 'exceptions' }}>
        <FigureText
          label="With exceptions"
          value={board.shows.exceptions}
          of={`tests, ${plural(board.exceptions, 'item')}`}
        />
      </PlanLink>
      <Link href={links.findings}>
        <FigureText label="Findings open" value={board.openFindings} of="from tests" />
      </Link>
      <PlanLink part={{ show: 'notes' }}>
        <FigureText label="Review notes" value={board.openNotes} of="not cleared" />
      </PlanLink>
      <PlanLink part={{ show: 'unsigned' }}>
        <FigureText label="Not signed" value={board.shows.unsigned} of={`of ${count(concluded)} concluded`} />
      </PlanLink>
      <Link href={links.populations}>
        <FigureText
          label="Populations not agreed"
          value={board.notAgreed}
          of={`of ${count(board.populations)}`}
        />
      </Link>
      <PlanLink part={{ show: 'incomplete' }}>
        <FigureText label="Samples open" value={board.samplesIncomplete} of={`of ${count(board.samples)}`} />
      </PlanLink>
      <Link href={board.requests.recorded ? links.requests : links.requestProposals}>
        <FigureText
          label={board.requests.recorded ? 'Requests open' : 'Requests proposed'}
          value={board.requests.open}
          of={
            board.requests.overdue > 0
              ? `${count(board.requests.overdue)} overdue`
              : `of ${count(board.requests.total)}`
          }
        />
      </Link>
    </div>
  );
}

function NextSteps({ board }: { board: AuditDashboard }) {
  return (
    <Section title="Next" className={styles.section}>
      {board.next.length === 0 ? (
        <p className={styles.quiet}>Every test is concluded and signed, and nothing is asked for.</p>
      ) : (
        <ol className={styles.next}>
          {board.next.map(({ text, detail, link }) => (
            <li key={text}>
              <Link href={link}>
                {text}
                <small>{detail}</small>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

const daysLeft = (left: number) =>
  left === 0 ? 'today' : left > 0 ? `${plural(left, 'day')} left` : `${plural(-left, 'day')} ago`;

function Days({ board }: { board: AuditDashboard }) {
  return (
    <Section title="Days left" className={styles.section}>
      <ul className={styles.days}>
        {board.milestones.map(({ name, day, left }) => (
          <li key={`${name} ${day}`} data-late={left < 0 || undefined}>
            <span>{name}</span>
            <time dateTime={day}>{day}</time>
            <b>{daysLeft(left)}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Preparers({ board }: { board: AuditDashboard }) {
  return (
    <Section
      title="Progress by preparer"
      className={styles.section}
      hint={
        board.shows.late > 0 && (
          <PlanLink part={{ show: 'late' }}>{plural(board.shows.late, 'test')} late</PlanLink>
        )
      }
    >
      <ul className={styles.people}>
        {board.preparers.map(({ name, tests, concluded, late }) => (
          <li key={name ?? ''}>
            <PlanLink part={{ preparer: name ?? '' }}>{name ?? 'Nobody yet'}</PlanLink>
            <i className={styles.bar}>
              <i style={{ width: `${(concluded / tests) * 100}%` }} />
            </i>
            <span>
              {concluded} of {plural(tests, 'test')}
              {late > 0 && <b>, {late} late</b>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
