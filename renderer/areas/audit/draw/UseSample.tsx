import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Sample } from '../../../../shared/contract/audit/samples.ts';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { SAMPLE_METHOD_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { count } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { useSamples } from '../queries.ts';
import styles from './draw.module.css';

/** Samples that other tests drew; undefined until they are known. */
export const useSharableSamples = (testId: string): readonly Sample[] | undefined =>
  useSamples().data?.filter(({ tests }) => tests.every((test) => test.id !== testId));

/** By another name, because it is no hook. */
const share = api.audit.useSample;

interface Props {
  sheet: TestSheet;
  samples: readonly Sample[];
  onUsed: () => void;
}

const label = ({ tests, size, populationName, method }: Sample) =>
  `${tests[0]?.workpaper ?? ''}: ${count(size)} of ${populationName}, ${SAMPLE_METHOD_NAMES[method].toLowerCase()}`;

/** The same draw serves several controls: this test looks at the items that another one drew. */
export function UseSample({ sheet, samples, onUsed }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [sampleId, setSampleId] = useState<string | null>(null);
  const use = () =>
    run(
      async () => {
        if (sampleId === null) return;
        await share({ testId: sheet.id, sampleId });
        onUsed();
      },
      { done: `${sheet.workpaper} now tests the items of that sample.` },
    );
  return (
    <section aria-label="Sample of another test">
      <h2>Sample of another test</h2>
      <div className={styles.line}>
        <Select
          w={360}
          searchable
          aria-label="Sample of another test"
          placeholder="Choose a sample"
          data={samples.map((sample) => ({ value: sample.id, label: label(sample) }))}
          value={sampleId}
          onChange={setSampleId}
        />
        <Button disabled={busy || readOnly || sampleId === null} onClick={() => void use()}>
          Use this sample
        </Button>
      </div>
      <p className={styles.hint}>
        The same draw can serve several controls, where its population is what each of them acted on. Marks
        and conclusions stay apart.
      </p>
    </section>
  );
}
