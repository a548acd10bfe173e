import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReperformResult } from '../../../../shared/contract/audit/sample-log.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { moment } from '../../../app/dates.ts';
import { count } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { shortHash } from '../populations/population-facts.ts';
import { MonthBars } from './MonthBars.tsx';
import { SampleActions } from './SampleActions.tsx';
import { SampleLog } from './SampleLog.tsx';
import { designFact, itemsByMonth, methodFact, sizeFact } from './sample-facts.ts';
import styles from './pane.module.css';
import own from './sample.module.css';

interface Props {
  sheet: TestSheet;
  sample: NonNullable<TestSheet['sample']>;
  onRedraw: () => void;
}

/** How the items were picked, so that a stranger can tell and repeat it; and what can be done with the sample. */
export function SampleFacts({ sheet, sample, onRedraw }: Props) {
  const { engagement } = useWorkspace();
  const [redrawn, setRedrawn] = useState<ReperformResult & { sampleId: string; drawn: number }>();
  // What was compared holds for the sample as it was: not after an extension or a replacement.
  const isSame = redrawn?.sampleId === sample.id && redrawn.drawn === sample.drawn;
  const shown = isSame ? redrawn : undefined;
  const { periodFrom: from, periodTo: to } = engagement;
  const design = designFact(sample);
  const others = sample.tests.filter(({ id }) => id !== sheet.id);
  const byChance = sample.method !== 'targeted' && sample.method !== 'all';
  const hint = shown?.agrees && (
    <span className={styles.agrees}>
      <ShieldCheck size={12} aria-hidden /> redrawn, agrees
    </span>
  );
  return (
    <>
      <PaneSection title="Sample" hint={hint}>
        <Properties>
          <Property label="Size">{sizeFact(sample)}</Property>
          <Property label="Basis">{sample.basis || 'Not written down'}</Property>
          {design && <Property label="Design">{design}</Property>}
          {sample.stageSizes.length > 1 && (
            <Property label="Stages">{sample.stageSizes.map(count).join(', ')} items</Property>
          )}
          <Property label="Method">{methodFact(sample)}</Property>
          {byChance && (
            <Property label="Seed">
              <span className={styles.mono}>{sample.seed}</span>
            </Property>
          )}
          <Property label="Population">
            <Link href={links.population(sample.populationId)} className={own.link}>
              {sample.populationName}
            </Link>
            , SHA-256{' '}
            <span className={styles.mono} title={sample.populationSha256}>
              {shortHash(sample.populationSha256)}
            </span>
          </Property>
          <Property label="Drawn">
            {sample.drawnBy}, {moment(sample.drawnAt)}
          </Property>
          {others.length > 0 && (
            <Property label="Also serves">
              {others.map(({ id, workpaper }, at) => (
                <span key={id}>
                  {at > 0 && ', '}
                  <Link href={links.test(id)} className={own.link}>
                    {workpaper}
                  </Link>
                </span>
              ))}
            </Property>
          )}
        </Properties>
        {sample.method === 'targeted' && (
          <p className={styles.aside}>Never evaluated statistically: it shows what these items show.</p>
        )}
        {sheet.population?.dateColumn && (
          <MonthBars
            {...itemsByMonth(sheet.rows, sheet.population.dateOrder, from && to ? { from, to } : null)}
          />
        )}
        {shown && !shown.agrees && (
          <div role="alert" className={styles.differs}>
            <p>The draw from the frozen file differs from this sample:</p>
            <ul>
              {shown.differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
          </div>
        )}
        <SampleActions
          sheet={sheet}
          sample={sample}
          onRedraw={onRedraw}
          onRedrawn={(result) => setRedrawn({ ...result, sampleId: sample.id, drawn: sample.drawn })}
        />
        <p role="status" className={styles.aside} hidden={!shown?.agrees}>
          {shown?.agrees &&
            `The same ${count(sample.drawn)} items came out of the frozen file, in the same order.`}
        </p>
      </PaneSection>
      <SampleLog sampleId={sample.id} />
    </>
  );
}
