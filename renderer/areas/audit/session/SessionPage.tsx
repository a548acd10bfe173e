import { Link } from 'wouter';
import type { SessionControl } from '../../../../shared/contract/audit/session.ts';
import {
  SESSION_PART_NAMES,
  SESSION_PARTS,
  type SessionPart,
} from '../../../../shared/domain/mock-audit/missing.ts';
import {
  FREQUENCY_NAMES,
  MODE_NAMES,
  NATURE_NAMES,
  TEST_KIND_NAMES,
} from '../../../../shared/domain/vocabulary.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { ResultSign } from '../../../components/Sign.tsx';
import { useSessionControl } from '../queries.ts';
import { Interview } from './Interview.tsx';
import { QuickActions } from './QuickActions.tsx';
import styles from './session.module.css';

/** One control of the session: what there is, what is missing, what an outsider would ask, and the interview beside it. */
export function SessionPage({ controlId }: { controlId: string }) {
  const { data: control, error } = useSessionControl(controlId);
  if (error) return <p className={styles.page}>{error.message}</p>;
  if (!control || control.id !== controlId) return <div className={styles.page} />;
  return (
    <>
      <main className={styles.page} data-pane aria-label={`${control.ref} ${control.title}`}>
        <header className={styles.head}>
          <h2>
            <Link href={links.control(control.id)}>{control.ref}</Link> {control.title}
          </h2>
          <p>{control.statement || 'The control is not described.'}</p>
          <p className={styles.traits}>{traits(control)}</p>
          <QuickActions control={control} />
        </header>
        {SESSION_PARTS.map((part) => (
          <Part key={part} part={part} control={control} />
        ))}
        <AuditorWouldAsk control={control} />
      </main>
      <Interview control={control} />
    </>
  );
}

const traits = (control: SessionControl): string =>
  [
    control.owner ?? 'No owner',
    control.frequency && FREQUENCY_NAMES[control.frequency],
    control.nature && NATURE_NAMES[control.nature],
    control.mode && MODE_NAMES[control.mode],
    control.criteria.map(({ id }) => id).join(' '),
  ]
    .filter(Boolean)
    .join('  ·  ');

function Part({ part, control }: { part: SessionPart; control: SessionControl }) {
  const missing = control.missing.filter((one) => one.part === part);
  return (
    <section className={styles.part} aria-label={SESSION_PART_NAMES[part]}>
      <h3>
        {SESSION_PART_NAMES[part]}
        <span data-open={missing.length > 0 || undefined}>
          {missing.length === 0 ? 'nothing missing' : `${missing.length} missing`}
        </span>
      </h3>
      <ul className={styles.missing}>
        {missing.map(({ code, text, link }) => (
          <li key={`${code} ${text}`}>
            <Link href={link}>{text}</Link>
          </li>
        ))}
      </ul>
      <Facts part={part} control={control} />
    </section>
  );
}

function Facts({ part, control }: { part: SessionPart; control: SessionControl }) {
  if (part === 'design') return <TestFacts control={control} kind="design" />;
  if (part === 'evidence') return <EvidenceFacts control={control} />;
  if (part === 'sample') {
    return (
      <>
        <ul className={styles.facts}>
          {control.populations.map(({ id, name, rows, inPeriod, isAgreed }) => (
            <li key={id}>
              <Link href={links.population(id)}>{name}</Link>
              <span>
                {plural(rows, 'row')}, {inPeriod} in the period
              </span>
              <span>{isAgreed ? 'Complete' : 'Not agreed'}</span>
            </li>
          ))}
        </ul>
        <TestFacts control={control} kind="operation" />
      </>
    );
  }
  return (
    <ul className={styles.facts}>
      {control.tests.map(({ id, workpaper, preparer, reviewer, plannedOn }) => (
        <li key={id}>
          <Link href={links.test(id)}>{workpaper}</Link>
          <span>
            Prepared by {preparer ?? 'nobody yet'}, reviewed by {reviewer ?? 'nobody yet'}
          </span>
          <span>{plannedOn ?? 'No day'}</span>
        </li>
      ))}
    </ul>
  );
}

function TestFacts({ control, kind }: { control: SessionControl; kind: 'design' | 'operation' }) {
  const tests = control.tests.filter((test) => test.kind === kind);
  if (tests.length === 0 && kind === 'operation')
    return <p className={styles.hint}>A Type I engagement tests the design only.</p>;
  return (
    <ul className={styles.facts}>
      {tests.map(({ id, workpaper, result, items, itemsDone, exceptions }) => (
        <li key={id}>
          <Link href={links.test(id)}>{workpaper}</Link>
          <span>
            Test of {TEST_KIND_NAMES[kind].toLowerCase()}
            {items > 0 && `, ${itemsDone} of ${plural(items, 'item')} tested`}
            {exceptions > 0 && `, ${plural(exceptions, 'exception')}`}
          </span>
          <span>
            <ResultSign result={result} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** More would push the sample off the page; the record of the control holds them all. */
const MOST_EVIDENCE = 6;

function EvidenceFacts({ control }: { control: SessionControl }) {
  const more = control.evidence.length - MOST_EVIDENCE;
  return (
    <ul className={styles.facts}>
      {control.evidence.slice(0, MOST_EVIDENCE).map(({ id, ref, title, first, last, isUseful }) => (
        <li key={id}>
          <Link href={links.evidenceRecord(id)}>{ref}</Link>
          <span title={title}>{title}</span>
          <span data-useless={!isUseful || undefined}>
            {first === null ? 'No date' : first === last ? first : `${first} to ${last}`}
          </span>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Link href={links.control(control.id)}>and {more} more</Link>
        </li>
      )}
    </ul>
  );
}

function AuditorWouldAsk({ control: { questions } }: { control: SessionControl }) {
  if (questions.length === 0) return null;
  return (
    <section className={styles.part} aria-label="An auditor would ask">
      <h3>
        An auditor would ask<span>{questions.length}</span>
      </h3>
      <ul className={styles.missing}>
        {questions.map(({ id, text, link, because }) => (
          <li key={id}>
            <Link href={link}>{text}</Link>
            <small>{because}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
