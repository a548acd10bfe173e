import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReperformResult } from '../../../../shared/contract/audit/sample-log.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';
import { ExtendSample } from '../draw/ExtendSample.tsx';
import { refuseStage } from './sample-facts.ts';
import { UseElsewhere } from './UseElsewhere.tsx';
import styles from './pane.module.css';

interface Props {
  sheet: TestSheet;
  sample: NonNullable<TestSheet['sample']>;
  onRedraw: () => void;
  onRedrawn: (result: ReperformResult) => void;
}

/** Draw again to compare, extend, the next stage of a plan, another sample, and use for another test. */
export function SampleActions({ sheet, sample, onRedraw, onRedrawn }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [extending, setExtending] = useState(false);
  const isOwn = sample.tests[0]?.id === sheet.id;
  const isConcluded = sheet.concludedAt !== null;
  const hasMarks = sheet.rows.some(({ cells }) => cells.length > 0);
  const canGrow =
    sample.method !== 'systematic' && sample.method !== 'all' && sample.drawn < sample.frameSize;
  const planned = sample.design.stages.length;
  const inPlan = planned > 0 && sample.stageSizes.length < planned;
  const stageRefusal = inPlan ? refuseStage(sample, sheet) : null;

  const reperform = () =>
    run(async () => {
      // A sealed copy keeps no record of what a reader does with it.
      const { jobId } = await api.audit.reperform({ sampleId: sample.id, record: !readOnly });
      onRedrawn(await waitForJob<ReperformResult>(jobId));
    });
  const drawStage = () =>
    run(
      async () => {
        const { jobId } = await api.audit.nextStage({ sampleId: sample.id });
        return waitForJob<{ added: number; stage: number }>(jobId);
      },
      { done: ({ added, stage }) => `Stage ${stage} added ${plural(added, 'item')}.` },
    );
  const stopUsing = () =>
    run(() => api.audit.stopUsingSample({ testId: sheet.id }), {
      done: `${sheet.workpaper} no longer uses that sample.`,
    });
  return (
    <>
      <div className={styles.buttons}>
        <Button disabled={busy} onClick={() => void reperform()}>
          Re-perform the draw
        </Button>
        {!isConcluded && !readOnly && (
          <>
            {inPlan && (
              <Button disabled={busy || stageRefusal !== null} onClick={() => void drawStage()}>
                Draw stage {sample.stageSizes.length + 1} of {planned}
              </Button>
            )}
            {canGrow && (
              <Button disabled={busy} onClick={() => setExtending(true)}>
                Extend
              </Button>
            )}
            {!hasMarks && isOwn && <Button onClick={onRedraw}>Draw another sample</Button>}
            {!hasMarks && !isOwn && (
              <Button disabled={busy} onClick={() => void stopUsing()}>
                Stop using this sample
              </Button>
            )}
          </>
        )}
        {!readOnly && <UseElsewhere sheet={sheet} sample={sample} />}
      </div>
      {!isConcluded && stageRefusal && (
        <p className={styles.aside}>
          Stage {sample.stageSizes.length + 1}: {stageRefusal}
        </p>
      )}
      {!isConcluded && sample.method === 'systematic' && (
        <p className={styles.aside}>A systematic sample keeps its distances, so it can not be extended.</p>
      )}
      {extending && (
        <ExtendSample sample={sample} deviations={sheet.exceptions} onClose={() => setExtending(false)} />
      )}
    </>
  );
}
