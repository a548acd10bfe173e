import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FindingRow, RetestFields } from '../../../shared/contract/findings.ts';
import { RETEST_RESULT_NAMES, type RetestResult } from '../../../shared/domain/audit-vocabulary.ts';
import { refuseRetest } from '../../../shared/domain/findings.ts';
import { dayProblem, moment, today } from '../../app/dates.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { DateField } from '../../components/DateField.tsx';
import styles from './findings.module.css';

const RESULTS = Object.keys(RETEST_RESULT_NAMES) as RetestResult[];

interface Props {
  finding: FindingRow;
  initial?: RetestFields;
  onSave: (retest: RetestFields) => Promise<unknown>;
  onClose: () => void;
}

/** When, by whom, what was done and what it showed. Refused with the reason while the parts do not fit. */
export function RetestForm({ finding, initial, onSave, onClose }: Props) {
  const { run, busy } = useAction();
  const { actor } = useWorkspace();
  const [retest, setRetest] = useState<RetestFields>(
    initial ?? {
      testedOn: today(),
      testedBy: actor,
      procedure: '',
      items: 0,
      deviations: 0,
      result: 'effective',
      notes: '',
      evidenceIds: [],
    },
  );
  const change = (part: Partial<RetestFields>) => setRetest({ ...retest, ...part });
  const raisedOn = moment(finding.raisedAt).slice(0, 10);
  const reason =
    dayProblem(retest.testedOn) ??
    refuseRetest(retest, raisedOn) ??
    (retest.procedure.trim() === '' ? 'Say what was done.' : null);
  const whole = (value: string | number) => Math.max(0, Math.trunc(Number(value) || 0));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          await onSave(retest);
          onClose();
        });
      }}
    >
      <div className={styles.pair}>
        <DateField label="Tested on" value={retest.testedOn} onChange={(testedOn) => change({ testedOn })} />
        <TextInput
          label="By"
          maxLength={300}
          value={retest.testedBy}
          onChange={(event) => change({ testedBy: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label="Procedure"
        placeholder="What was done, on which items, after the change"
        data-autofocus
        autosize
        minRows={2}
        value={retest.procedure}
        onChange={(event) => change({ procedure: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <NumberInput
          label="Items"
          min={0}
          allowDecimal={false}
          value={retest.items}
          onChange={(items) => change({ items: whole(items) })}
        />
        <NumberInput
          label="Of them deviating"
          min={0}
          allowDecimal={false}
          value={retest.deviations}
          onChange={(deviations) => change({ deviations: whole(deviations) })}
        />
      </div>
      <Select
        label="Result"
        allowDeselect={false}
        value={retest.result}
        data={RESULTS.map((value) => ({ value, label: RETEST_RESULT_NAMES[value] }))}
        onChange={(next) => change({ result: RESULTS.find((known) => known === next) ?? retest.result })}
      />
      <Textarea
        label="Notes"
        autosize
        value={retest.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant="filled"
          disabled={busy || reason !== null}
          aria-describedby="retest-reason"
        >
          Save retest
        </Button>
        <Button onClick={onClose}>Cancel</Button>
        <span id="retest-reason" className={styles.hint} role="status">
          {reason}
        </span>
      </div>
    </form>
  );
}
