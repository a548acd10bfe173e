import { Lock } from 'lucide-react';
import { Link } from 'wouter';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import { moment } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { completeness, dateFact, frameFact, keyFact, shortHash } from './population-facts.ts';
import styles from './populations.module.css';

/** Whether the rows agree with an independent total, set off where they do not. */
export function Completeness({ population }: { population: Population }) {
  const { agrees, sentence } = completeness(population);
  return <span className={agrees === false ? styles.differs : undefined}>{sentence}</span>;
}

/** Where a population came from and what is in it. */
export function PopulationFacts({ population, titled }: { population: Population; titled?: boolean }) {
  const { engagement } = useWorkspace();
  const run = [population.runBy, population.runAt].filter(Boolean).join(', ');
  const frozen = (
    <>
      <Lock size={12} aria-hidden /> frozen {moment(population.frozenAt)}
    </>
  );
  return (
    <PaneSection title="Population" hint={frozen}>
      <Properties>
        {titled && <Property label="What">{population.name}</Property>}
        <Property label="Rows">
          <Completeness population={population} />
        </Property>
        <Property label="Frame">{frameFact(population)}</Property>
        <Property label="Key">{keyFact(population)}</Property>
        <Property label="Dates">{dateFact(population, engagement)}</Property>
        <Property label="Source">{population.sourceSystem || 'Not written down'}</Property>
        <Property label="Query">
          <span className={styles.query}>{population.query || 'Not written down'}</span>
        </Property>
        <Property label="Run">{run || 'Not written down'}</Property>
        <Property label="File">
          <Link className={styles.inText} href={links.evidenceRecord(population.evidenceId)}>
            {population.evidenceRef}
          </Link>{' '}
          {population.fileName}
        </Property>
        <Property label="SHA-256">
          <span className={styles.mono} title={population.sha256}>
            {shortHash(population.sha256)}
          </span>
        </Property>
      </Properties>
    </PaneSection>
  );
}
