import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { allowedResults, refuseConclusion } from '../../../../shared/domain/testing.ts';
import { TEST_RESULT_NAMES, type TestResult } from '../../../../shared/domain/vocabulary.ts';
import { api, toAppError } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { LinkedText } from '../../../components/LinkedText.tsx';
import { ResultSign } from '../../../components/Sign.tsx';
import { isVoid } from './cell-edits.ts';
import { ReopenButton } from './ReopenButton.tsx';
import styles from './pane.module.css';

/** The result of the test and the words for it. A result that the marks do not bear out is refused with the reason. */
export function Conclusion({ sheet }: { sheet: TestSheet }) {
  if (sheet.concludedAt === null) return <Open key={sheet.id} sheet={sheet} />;
  return (
    <PaneSection title="Conclusion" hint={moment(sheet.concludedAt)}>
      <ResultSign result={sheet.result} />
      <p className={styles.filled}>
        <LinkedText text={sheet.conclusion || 'Without words.'} />
      </p>
      <p className={styles.aside}>By {sheet.concludedBy}</p>
      {/* A sheet with items has it in place of its key row. */}
      {sheet.rows.length === 0 && (
        <div className={styles.buttons}>
          <ReopenButton sheet={sheet} />
        </div>
      )}
    </PaneSection>
  );
}

function Open({ sheet }: { sheet: TestSheet }) {
  const { readOnly } = useWorkspace();
  const [result, setResult] = useState<TestResult | null>(null);
  const [text, setText] = useState(sheet.conclusion);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  const allowed = allowedResults(sheet.kind);
  const facts = {
    kind: sheet.kind,
    natures: sheet.natures,
    attributes: sheet.attributes.length,
    items: sheet.rows.filter((row) => !isVoid(row)).map(({ cells }) => cells.map(({ mark }) => mark)),
    hasRecordedZero: sheet.hasRecordedZero,
  };
  const reason = result ? refuseConclusion(facts, result, text) : 'Choose a result.';

  const conclude = async () => {
    if (!result) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await api.audit.conclude({ testId: sheet.id, result, conclusion: text });
    } catch (error) {
      setRefused(toAppError(error).message);
    }
    setBusy(false);
  };

  const said = readOnly ? 'This copy is read only.' : (refused ?? reason);
  return (
    <PaneSection title="Conclusion">
      <div className={styles.stack}>
        <Select
          label="Result"
          placeholder="Not concluded"
          allowDeselect={false}
          data={allowed.map((value) => ({ value, label: TEST_RESULT_NAMES[value] }))}
          value={result}
          readOnly={readOnly}
          onChange={(next) => {
            setResult(allowed.find((known) => known === next) ?? null);
            setRefused(undefined);
          }}
        />
        {/* A field that grows is measured at every mark; this one keeps its height. */}
        <Textarea
          autosize={false}
          rows={3}
          label="Conclusion"
          placeholder="What was done and what it showed"
          value={text}
          readOnly={readOnly}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setRefused(undefined);
          }}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          variant="filled"
          disabled={busy || said !== null}
          aria-describedby="conclude-reason"
          onClick={() => void conclude()}
        >
          Conclude
        </Button>
        <span
          id="conclude-reason"
          className={styles.reason}
          role="status"
          data-error={refused ? true : undefined}
        >
          {said}
        </span>
      </div>
    </PaneSection>
  );
}
