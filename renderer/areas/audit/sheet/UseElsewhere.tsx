import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { api } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { useSamples, useTests } from '../queries.ts';
import styles from './sample.module.css';

interface Props {
  sheet: TestSheet;
  sample: NonNullable<TestSheet['sample']>;
}

/** By another name, because it is no hook. */
const share = api.audit.useSample;

/** Lets another test of operation, which has no sample yet, look at the same items. */
export function UseElsewhere({ sheet, sample }: Props) {
  const [testId, setTestId] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { run, busy } = useAction();
  const taken = new Set(useSamples().data?.flatMap(({ tests }) => tests.map(({ id }) => id)));
  const tests = useTests().data?.filter(
    ({ id, kind, result }) =>
      kind === 'operation' &&
      id !== sheet.id &&
      !taken.has(id) &&
      (result === 'not_tested' || result === 'in_progress'),
  );
  if (!tests || tests.length === 0) return null;
  const other = tests.find(({ id }) => id === testId);
  const use = () =>
    run(
      async () => {
        if (!other) return;
        await share({ testId: other.id, sampleId: sample.id });
        setTestId(null);
        setOpen(false);
      },
      { done: `${other?.workpaper ?? ''} now tests the items of this sample.` },
    );
  if (!isOpen) {
    return <Button onClick={() => setOpen(true)}>Use for another test</Button>;
  }
  return (
    <div className={styles.wide}>
      <Select
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was just pressed
        autoFocus
        searchable
        w={220}
        aria-label="Test that uses this sample too"
        placeholder="Choose a test of operation"
        data={tests.map(({ id, workpaper, controlTitle }) => ({
          value: id,
          label: `${workpaper} ${controlTitle}`,
        }))}
        value={testId}
        onChange={setTestId}
      />
      <Button variant="filled" disabled={busy || !other} onClick={() => void use()}>
        Use
      </Button>
      <Button onClick={() => setOpen(false)}>Cancel</Button>
    </div>
  );
}
