import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TestSummary } from '../../../../shared/contract/audit/tests.ts';
import { allowedResults } from '../../../../shared/domain/testing.ts';
import { TEST_RESULT_NAMES, type TestResult } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import styles from './ConcludeMany.module.css';

interface Props {
  tests: readonly TestSummary[];
  onDone: () => void;
}

/** Records one conclusion for all selected tests; the engine refuses it for all when it does not hold for one. */
export function ConcludeMany({ tests, onDone }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [result, setResult] = useState<TestResult | null>(null);
  const [conclusion, setConclusion] = useState('');
  const allowed = commonResults(tests);

  const conclude = async () => {
    if (!result) return;
    const testIds = tests.map(({ id }) => id);
    const done = await run(() => api.audit.concludeMany({ testIds, result, conclusion }), {
      done: `${plural(tests.length, 'test')} concluded: ${TEST_RESULT_NAMES[result]}.`,
    });
    if (done) onDone();
  };

  return (
    <form
      className={styles.bar}
      aria-label="Conclude the selected tests"
      onSubmit={(event) => {
        event.preventDefault();
        void conclude();
      }}
    >
      <b>{plural(tests.length, 'test')} selected</b>
      <Select
        w={190}
        aria-label="Result"
        placeholder="Choose a result"
        value={result}
        onChange={(next) => setResult(allowed.find((known) => known === next) ?? null)}
        data={allowed.map((value) => ({ value, label: TEST_RESULT_NAMES[value] }))}
      />
      <TextInput
        className={styles.words}
        aria-label="Conclusion"
        placeholder="Conclusion: what was done and what it showed"
        value={conclusion}
        onChange={(event) => setConclusion(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" disabled={!result || busy || readOnly}>
        Conclude
      </Button>
      <Button variant="subtle" onClick={onDone}>
        Clear the selection
      </Button>
    </form>
  );
}

/** Results that tests of every selected kind can have. */
function commonResults(tests: readonly TestSummary[]): TestResult[] {
  const kinds = [...new Set(tests.map(({ kind }) => kind))];
  const [first = [], ...rest] = kinds.map(allowedResults);
  return first.filter((result) => rest.every((other) => other.includes(result)));
}
