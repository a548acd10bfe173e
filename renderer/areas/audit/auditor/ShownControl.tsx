import { Link } from 'wouter';
import type { AuditorControl, AuditorTest } from '../../../../shared/contract/audit/auditor.ts';
import { SAMPLE_METHOD_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { FREQUENCY_NAMES, PROCEDURE_NAMES, TEST_KIND_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { ResultSign } from '../../../components/Sign.tsx';
import styles from './auditor.module.css';

/** A control as a report shows it: what it says, how it was tested, what came out, and what it rests on. */
export function ShownControl({ control }: { control: AuditorControl }) {
  const { id, ref, title, statement, frequency, tests, evidence } = control;
  return (
    <article className={styles.control} aria-label={`${ref} ${title}`}>
      <h3>
        <Link href={links.control(id)}>{ref}</Link> {title}
        <span>{frequency ? FREQUENCY_NAMES[frequency] : 'No frequency'}</span>
      </h3>
      <p>{statement || 'The control is not described.'}</p>
      {tests.map((test) => (
        <ShownTest key={test.id} test={test} />
      ))}
      <p className={styles.evidence}>
        {evidence.length === 0 ? 'No evidence.' : `${plural(evidence.length, 'piece')} of evidence: `}
        {evidence.map((piece, i) => (
          <span key={piece.id}>
            {i > 0 && ', '}
            <Link href={links.evidenceRecord(piece.id)} title={piece.title}>
              {piece.ref}
            </Link>
            {piece.last && ` (${piece.last})`}
          </span>
        ))}
      </p>
    </article>
  );
}

function ShownTest({ test }: { test: AuditorTest }) {
  const { id, workpaper, kind, result, conclusion, procedures, sample, findings } = test;
  return (
    <dl className={styles.test}>
      <dt>
        <Link href={links.test(id)}>{workpaper}</Link>
        <small>{TEST_KIND_NAMES[kind]}</small>
      </dt>
      <dd>
        {procedures.map(({ nature, text }) => (
          <p key={`${nature} ${text}`}>
            <b>{PROCEDURE_NAMES[nature]}.</b> {text}
          </p>
        ))}
        {sample && (
          <p>
            {count(sample.size)} of {count(sample.frameSize)} items,{' '}
            {SAMPLE_METHOD_NAMES[sample.method].toLowerCase()}, from{' '}
            <Link href={links.population(sample.population.id)}>{sample.population.name}</Link> (
            {plural(sample.population.rows, 'row')}
            {sample.population.sourceSystem && `, ${sample.population.sourceSystem}`}).{' '}
            <span className={styles.hash} title={`SHA-256 ${sample.population.sha256}`}>
              {sample.population.sha256.slice(0, 12)}
            </span>
          </p>
        )}
        <p>
          {result ? <ResultSign result={result} /> : 'Not concluded.'}
          {result &&
            sample &&
            sample.exceptions > 0 &&
            ` ${sample.exceptions} of ${sample.size} items. `}{' '}
          {conclusion}
          {findings.map((finding) => (
            <span key={finding.id}>
              {' '}
              <Link href={links.finding(finding.id)}>{finding.ref}</Link>
            </span>
          ))}
        </p>
      </dd>
    </dl>
  );
}
