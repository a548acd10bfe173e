import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import {
  REQUEST_PRIORITIES,
  REQUEST_PRIORITY_NAMES,
  type RequestPriority,
} from '../../../shared/domain/request-vocabulary.ts';
import { api } from '../../app/api.ts';
import { dayProblem } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { DateField } from '../../components/DateField.tsx';
import type { ProposalRow } from './proposal-columns.tsx';
import { usePeople } from './queries.ts';
import styles from './requests.module.css';

interface Props {
  proposals: readonly ProposalRow[];
  /** False when these are all that the filters let through. */
  isChosen: boolean;
  onClear: () => void;
}

/** Records proposals as requests, with what they all have in common. */
export function ProposalsBulk({ proposals, isChosen, onClear }: Props) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const people = usePeople();
  const [due, setDue] = useState('');
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  const [priority, setPriority] = useState<RequestPriority>('normal');
  const problem = due === '' ? undefined : dayProblem(due);

  const record = async () => {
    const result = await run(
      () =>
        api.requests.generate({
          sourceKeys: proposals.map(({ sourceKey }) => sourceKey),
          priority,
          ...(due === '' ? {} : { due }),
          ...(assigneeId === null ? {} : { assigneeId }),
        }),
      { done: ({ added }) => `Recorded ${plural(added.length, 'request')}.` },
    );
    if (result) onClear();
  };
  return (
    <form
      className={styles.bulk}
      aria-label="Record proposals as requests"
      onSubmit={(event) => {
        event.preventDefault();
        if (!problem) void record();
      }}
    >
      <b>{isChosen ? `${plural(proposals.length, 'proposal')} selected` : `All ${proposals.length} shown`}</b>
      <Select
        w={170}
        aria-label="Assigned to"
        placeholder="From the control's owner"
        searchable
        clearable
        value={assigneeId}
        onChange={setAssigneeId}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <span className={styles.hint}>due</span>
      <span className={styles.day}>
        <DateField
          label="Due; empty for the day of the plan"
          hideLabel
          value={due}
          onChange={setDue}
          error={problem}
        />
      </span>
      <Select
        w={96}
        aria-label="Priority"
        allowDeselect={false}
        value={priority}
        onChange={(next) => setPriority(REQUEST_PRIORITIES.find((known) => known === next) ?? priority)}
        data={REQUEST_PRIORITIES.map((value) => ({ value, label: REQUEST_PRIORITY_NAMES[value] }))}
      />
      <Button type="submit" variant="filled" disabled={busy || readOnly || problem !== undefined}>
        Record {plural(proposals.length, 'request')}
      </Button>
      {readOnly && <span className={styles.hint}>The workspace is open read-only.</span>}
      {isChosen && (
        <Button variant="subtle" onClick={onClear}>
          Clear the selection
        </Button>
      )}
    </form>
  );
}
