import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OccurrenceRow } from '../../../../shared/contract/calendar.ts';
import { api } from '../../../app/api.ts';
import { dayProblem } from '../../../app/dates.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { EvidenceLinks } from '../../../components/EvidenceLinks.tsx';
import { RecordHistory } from '../../../components/RecordHistory.tsx';
import styles from './calendar.module.css';
import { placeOf } from './use-calendar.ts';

/** What is recorded of one occurrence: when, by whom, with which evidence; or why it is not required. */
export function OccurrenceEditor({ row, today }: { row: OccurrenceRow; today: string }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const isRecorded = row.recordId !== null;
  const [doneOn, setDoneOn] = useState(
    row.doneOn ?? row.offered?.doneOn ?? (row.due < today ? row.due : today),
  );
  const offered = row.offered?.evidence ?? [];
  const [attaches, setAttaches] = useState(true);
  const [doneBy, setDoneBy] = useState(row.doneBy || (row.owner ?? ''));
  const [note, setNote] = useState(row.note);
  const disabled = readOnly || busy;
  const problem = dayProblem(doneOn);
  const isPossible = row.from <= today;
  const at = placeOf(row);
  const record = (evidenceIds = attaches ? offered.map(({ id }) => id) : []) =>
    api.calendar.record({ items: [{ ...at, doneOn, evidenceIds }], doneBy, note });
  return (
    <div className={styles.form}>
      <div className={styles.buttons}>
        <DateField
          label="Performed on"
          value={doneOn}
          onChange={setDoneOn}
          error={problem}
          readOnly={readOnly}
        />
        <TextInput
          label="By"
          value={doneBy}
          readOnly={readOnly}
          onChange={(event) => setDoneBy(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label="Note"
        value={note}
        readOnly={readOnly}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {offered.length > 0 && (
        <Checkbox
          size="xs"
          checked={attaches}
          disabled={disabled}
          onChange={(event) => setAttaches(event.currentTarget.checked)}
          label={`Attach ${offered.map(({ ref, title }) => `${ref} ${title}`).join('; ')}`}
        />
      )}
      <div className={styles.buttons}>
        <Button
          variant="filled"
          disabled={disabled || problem !== undefined || !isPossible}
          onClick={() => void run(() => record(), { done: `${row.ref} ${row.key} is recorded.` })}
        >
          {row.doneOn === null ? 'Record as performed' : 'Save'}
        </Button>
        <WaiveButton
          disabled={disabled}
          reason={row.waived}
          onWaive={(reason) =>
            void run(() => api.calendar.waive({ items: [at], reason }), {
              done: `${row.ref} ${row.key} is not required.`,
            })
          }
        />
        {isRecorded && (
          <Button
            variant="subtle"
            disabled={disabled}
            onClick={() =>
              void run(() => api.calendar.clear({ items: [at] }), {
                done: `Cleared what was recorded of ${row.ref} ${row.key}.`,
              })
            }
          >
            Clear
          </Button>
        )}
      </div>
      {!isPossible && <span className={styles.hint}>It can be performed from {row.from} on.</span>}
      {row.waived === '' && isPossible && (
        <EvidenceLinks
          title="Evidence"
          of={`${row.ref} ${row.key}`}
          controls={[{ id: row.controlId, ref: row.ref }]}
          linked={row.evidence}
          onSave={(evidenceIds) =>
            row.doneOn === null ? record(evidenceIds) : api.calendar.setEvidence({ ...at, evidenceIds })
          }
        />
      )}
      {row.recordId !== null && <RecordHistory table="occurrence" rowId={row.recordId} />}
    </div>
  );
}

interface WaiveProps {
  disabled: boolean;
  reason: string;
  onWaive: (reason: string) => void;
}

/** Asks for the reason first: an occurrence that is left out without one is a missed one. */
export function WaiveButton({ disabled, reason: given, onWaive }: WaiveProps) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState(given);
  const save = () => {
    onWaive(reason);
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus position="bottom-start" withinPortal>
      <Popover.Target>
        <Button disabled={disabled} onClick={() => setOpened(!opened)}>
          Not required
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim()) save();
          }}
        >
          <TextInput
            label="Why it is not required"
            w={280}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={reason.trim() === ''}>
            Record the reason
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
