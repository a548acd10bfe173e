import { Button } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { count } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import { rateStatement } from '../draw/sizes.ts';
import styles from './pane.module.css';

interface Redrawn {
  agrees: boolean;
  differences: string[];
}

interface Props {
  sheet: TestSheet;
  sample: NonNullable<TestSheet['sample']>;
  onRedraw: () => void;
}

/** How the sample was drawn, and the draw again from the frozen file alone. */
export function SampleFacts({ sheet, sample, onRedraw }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [redrawn, setRedrawn] = useState<Redrawn & { sampleId: string }>();
  const shown = redrawn?.sampleId === sample.id ? redrawn : undefined;

  const reperform = () =>
    run(async () => {
      const { jobId } = await api.audit.reperform({ sampleId: sample.id });
      setRedrawn({ ...(await waitForJob<Redrawn>(jobId)), sampleId: sample.id });
    });

  const hasMarks = sheet.rows.some(({ cells }) => cells.length > 0);
  const hint = shown?.agrees && (
    <span className={styles.agrees}>
      <ShieldCheck size={12} aria-hidden /> redrawn, agrees
    </span>
  );
  return (
    <PaneSection title="Sample" hint={hint}>
      <Properties>
        <Property label="Size">
          {count(sample.size)} of {count(sample.frameSize)}
        </Property>
        <Property label="Basis">{sample.basis || 'Not written down'}</Property>
        <Property label="Method">{sample.algorithm}, nobody picks</Property>
        <Property label="Seed">
          <span className={styles.mono}>{sample.seed}</span>
        </Property>
        <Property label="Drawn">
          {sample.drawnBy}, {moment(sample.drawnAt)}
        </Property>
      </Properties>
      {sheet.items > 0 && sheet.itemsDone === sheet.items && (
        <p className={styles.aside}>{rateStatement(sample.size, sample.frameSize, sheet.exceptions)}</p>
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
      <div className={styles.buttons}>
        <Button disabled={busy} onClick={() => void reperform()}>
          Re-perform the draw
        </Button>
        {!hasMarks && sheet.concludedAt === null && (
          <Button disabled={readOnly} onClick={onRedraw}>
            Draw another sample
          </Button>
        )}
      </div>
      <span role="status" className={styles.aside} hidden={!shown?.agrees}>
        {shown?.agrees &&
          `The same ${count(sample.size)} items came out of the frozen file, in the same order.`}
      </span>
    </PaneSection>
  );
}
