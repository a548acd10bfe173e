import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { PopulationRecord, SpotCheck } from '../../../../shared/contract/audit/populations.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { Section } from '../../../components/Section.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import styles from './completeness.module.css';

const OUTCOMES = [
  { value: 'agrees', label: 'Agrees' },
  { value: 'differs', label: 'Differs' },
] as const;

/** Rows of the list looked up in the system, and records of the system looked up in the list. */
export function SpotChecks({ population }: { population: PopulationRecord }) {
  const of = (direction: SpotCheck['direction']) =>
    population.spotChecks.filter((check) => check.direction === direction);
  return (
    <Section className={styles.section} title="Spot checks">
      <div className={styles.directions}>
        <section aria-label="List to system">
          <h3>List to system: is the row true?</h3>
          <Picker population={population} />
          <Checks checks={of('list_to_system')} />
        </section>
        <section aria-label="System to list">
          <h3>System to list: is the list complete?</h3>
          <LookUp population={population} />
          <Checks checks={of('system_to_list')} />
        </section>
      </div>
    </Section>
  );
}

function Picker({ population: { id, rows } }: { population: PopulationRecord }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [count, setCount] = useState<number | string>(3);
  const pick = () =>
    run(async () => {
      const { jobId } = await api.audit.pickSpotChecks({ id, count: Number(count) });
      await waitForJob(jobId);
    });
  return (
    <>
      <div className={styles.line}>
        <NumberInput
          w={72}
          aria-label="How many keys"
          min={1}
          max={25}
          clampBehavior="strict"
          allowDecimal={false}
          value={count}
          onChange={setCount}
        />
        <Button disabled={busy || readOnly || rows === 0 || count === ''} onClick={() => void pick()}>
          Pick keys
        </Button>
      </div>
      <p className={styles.hint}>
        {rows === 0
          ? 'The list has no rows to pick from.'
          : 'Picked by a seed that follows from the frozen file. Look each up in the system and say whether it agrees.'}
      </p>
    </>
  );
}

function LookUp({ population: { id, keyColumn } }: { population: PopulationRecord }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [typed, setTyped] = useState('');
  const keys = typed
    .split(/[\n,;]+/)
    .map((key) => key.trim())
    .filter(Boolean);
  const lookUp = (event: FormEvent) => {
    event.preventDefault();
    if (keys.length === 0) return;
    void run(
      async () => {
        const { jobId } = await api.audit.lookUpSpotChecks({ id, keys });
        const result = await waitForJob<{ found: string[]; missing: string[] }>(jobId);
        setTyped('');
        return result;
      },
      {
        done: ({ found, missing }) =>
          missing.length > 0
            ? `Not in the list: ${missing.join(', ')}.`
            : `${plural(found.length, 'key is', 'keys are')} in the list.`,
      },
    );
  };
  if (keyColumn === '') return <p className={styles.hint}>A record without rows has no keys to compare.</p>;
  return (
    <form onSubmit={lookUp}>
      <div className={styles.line}>
        <TextInput
          flex={1}
          aria-label="Keys seen in the system"
          placeholder={`${keyColumn} seen in the system; several with commas`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={busy || readOnly || keys.length === 0}>
          Look up
        </Button>
      </div>
      <p className={styles.hint}>Pick records in the system itself, then see whether the list has them.</p>
    </form>
  );
}

function Checks({ checks }: { checks: readonly SpotCheck[] }) {
  if (checks.length === 0) return null;
  return (
    <ul className={styles.spots}>
      {checks.map((check) => (
        <Spot key={check.id} check={check} />
      ))}
    </ul>
  );
}

function Spot({ check: { id, key, direction, outcome, note, checkedBy, checkedAt } }: { check: SpotCheck }) {
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  return (
    <li>
      <b title={checkedAt ? `${checkedBy}, ${moment(checkedAt)}` : undefined}>{key}</b>
      {direction === 'system_to_list' ? (
        <span data-outcome={outcome}>{outcome === 'agrees' ? 'In the list' : 'Not in the list'}</span>
      ) : (
        <EditableChoice
          label={`Outcome of ${key}`}
          value={outcome}
          options={OUTCOMES}
          clearable
          placeholder="Not checked"
          readOnly={readOnly}
          onSave={(next) => api.audit.updateSpotCheck({ id, outcome: next })}
        />
      )}
      <EditableText
        label={`Note on ${key}`}
        value={note}
        placeholder="Note"
        readOnly={readOnly}
        onSave={(next) => api.audit.updateSpotCheck({ id, note: next })}
      />
      {!readOnly && (
        <ActionIcon
          size={24}
          aria-label={`Remove the spot check ${key}`}
          onClick={() => void run(() => api.audit.removeSpotCheck({ id }), { done: `Removed ${key}.` })}
        >
          <X size={12} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
