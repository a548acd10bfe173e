import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { MOST_DISTINCT } from '../../../../shared/domain/population-profile.ts';
import { count, plural } from '../../../app/format.ts';
import { Section } from '../../../components/Section.tsx';
import { MonthChart } from './MonthChart.tsx';
import styles from './profile.module.css';

type Profile = NonNullable<PopulationRecord['profile']>;

/** What the frozen file holds: figures, months, running numbers and the values of its columns. */
export function ProfileView({ population }: { population: PopulationRecord }) {
  const { profile, kind, rows } = population;
  if (kind === 'zero' && rows === 0) {
    return (
      <p className={styles.text}>
        Nothing occurred: the search found no row, so there is nothing to draw. A test of a control that it
        serves can be concluded as “Did not occur in the period” and point here.
      </p>
    );
  }
  if (!profile) {
    return (
      <p className={styles.text}>
        This population was frozen by an earlier version, which kept no profile. Add the same file again to
        see one.
      </p>
    );
  }
  return (
    <>
      <Figures population={population} profile={profile} />
      {population.dateColumn !== null && (
        <Section className={styles.section} title="Rows by month" hint={population.dateColumn}>
          <MonthChart population={population} />
        </Section>
      )}
      <Section className={styles.section} title="Running numbers" hint={population.keyColumn}>
        <Sequences profile={profile} />
      </Section>
      <Section
        className={styles.section}
        title="Values of each column"
        hint={`${plural(profile.values.length, 'column')}; values over all rows of the file`}
      >
        <Values profile={profile} rows={rows} />
      </Section>
    </>
  );
}

function Figures({ population, profile }: { population: PopulationRecord; profile: Profile }) {
  const hasPeriod = population.periodFrom !== null;
  const figures: [string, number, string?][] = [
    ['Rows', population.rows],
    ['In the period', population.inPeriod],
    ...(hasPeriod
      ? ([
          ['Before', profile.beforePeriod],
          ['After', profile.afterPeriod],
        ] as [string, number][])
      : []),
    ['To draw from', population.frameSize],
    ['Repeated keys', population.duplicateKeys, profile.duplicateExamples.join(', ')],
    ['Empty keys', population.emptyKeys],
    ['Without a date', profile.emptyDates],
    ['Dates not readable', population.unreadableDates],
    ['Ragged rows', profile.raggedRows],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value, examples]) => (
        <div key={name} data-zero={value === 0 || undefined}>
          <dt>{name}</dt>
          <dd>{count(value)}</dd>
          {examples && <dd className={styles.examples}>{examples}</dd>}
        </div>
      ))}
    </dl>
  );
}

function Sequences({ profile: { sequences } }: { profile: Profile }) {
  if (sequences.found.length === 0) {
    return <p className={styles.none}>The keys are no running numbers, so no number can be missing.</p>;
  }
  return (
    <>
      {sequences.found.map((sequence) => (
        <div key={sequence.prefix} className={styles.sequence}>
          <p>
            <b>
              {sequence.first} to {sequence.last}
            </b>
            : {plural(sequence.count, 'number')} there,{' '}
            {sequence.missing === 0
              ? 'none missing.'
              : `${count(sequence.missing)} missing in ${plural(sequence.gapCount, 'gap')}.`}
          </p>
          {sequence.gaps.length > 0 && (
            <ul aria-label={`Gaps of ${sequence.prefix}`}>
              {sequence.gaps.map(({ from, to, missing }) => (
                <li key={from}>{missing === 1 ? from : `${from} to ${to} (${count(missing)})`}</li>
              ))}
              {sequence.gapCount > sequence.gaps.length && (
                <li>and {plural(sequence.gapCount - sequence.gaps.length, 'further gap')}</li>
              )}
            </ul>
          )}
        </div>
      ))}
      {sequences.otherKeys > 0 && (
        <p className={styles.none}>{plural(sequences.otherKeys, 'key')} without a running number.</p>
      )}
    </>
  );
}

function Values({ profile, rows }: { profile: Profile; rows: number }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className={styles.values}>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Different</th>
          <th scope="col">Empty</th>
          <th scope="col">Most frequent values</th>
        </tr>
      </thead>
      <tbody>
        {profile.values.map(({ column, distinct, empty, top }) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            <td>{distinct === null ? <span aria-hidden>–</span> : count(distinct)}</td>
            <td>{count(empty)}</td>
            <td>
              {top.slice(0, open === column ? top.length : SHOWN).map(({ value, rows: times }) => (
                <span key={value} className={styles.value} title={`${count(times)} of ${count(rows)} rows`}>
                  <span>{value}</span> {count(times)}
                </span>
              ))}
              {top.length > SHOWN && (
                <UnstyledButton
                  className={styles.more}
                  aria-expanded={open === column}
                  onClick={() => setOpen(open === column ? null : column)}
                >
                  {open === column ? 'Fewer' : `${top.length - SHOWN} more`}
                </UnstyledButton>
              )}
              {distinct === null && (
                <span className={styles.quiet}>
                  More than {count(MOST_DISTINCT)} values, or long texts: not counted
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Values shown before more are asked for. */
const SHOWN = 4;
