import { ActionIcon, Select, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { ProcedureStepRow, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { isInquiryAlone, naturesOf } from '../../../../shared/domain/procedures.ts';
import {
  PROCEDURE_NAMES,
  PROCEDURE_NATURES,
  type ProcedureNature,
} from '../../../../shared/domain/vocabulary.ts';
import { api, toAppError } from '../../../app/api.ts';
import { useAction } from '../../../app/query.ts';
import { EditableDate } from '../../../components/DateField.tsx';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { EditableChoice } from '../../../components/EditableChoice.tsx';
import { EditableText } from '../../../components/EditableText.tsx';
import { useWhole } from '../../../components/use-whole.ts';
import styles from './procedure.module.css';

const NATURES = PROCEDURE_NATURES.map((value) => ({ value, label: PROCEDURE_NAMES[value] }));

/** The step moved by one place; where it can not move, the list as it is. */
function moved(steps: readonly ProcedureStepRow[], at: number, by: 1 | -1): readonly ProcedureStepRow[] {
  const step = steps[at];
  const to = at + by;
  if (!step || to < 0 || to >= steps.length) return steps;
  return steps.toSpliced(at, 1).toSpliced(to, 0, step);
}

/** What the tester does, step by step and by nature, and what that showed. */
export function ProcedureSteps({ sheet, locked }: { sheet: TestSheet; locked: boolean }) {
  const { run } = useAction();
  const steps = useWhole<readonly ProcedureStepRow[]>(sheet.procedures, (next) =>
    api.audit.saveProcedures({ testId: sheet.id, procedures: [...next] }),
  );
  const patch = (at: number, part: Partial<ProcedureStepRow>) =>
    steps.change((now) => now.map((step, i) => (i === at ? { ...step, ...part } : step)));
  const move = (at: number, by: 1 | -1) => void run(() => steps.change((now) => moved(now, at, by)));
  const remove = (at: number) => void run(() => steps.change((now) => now.toSpliced(at, 1)));

  return (
    <PaneSection title="Procedures" hint={steps.value.length || undefined}>
      {steps.value.length === 0 && <p>None yet. Add what is asked, watched, read or done again.</p>}
      <ol className={styles.steps} data-locked={locked || undefined}>
        {steps.value.map((step, at) => (
          <li key={at} aria-label={`Step ${at + 1}`}>
            <span className={styles.place}>{at + 1}</span>
            <EditableChoice
              label={`Nature of step ${at + 1}`}
              value={step.nature}
              options={NATURES}
              readOnly={locked}
              onSave={(nature) => (nature ? patch(at, { nature }) : undefined)}
            />
            <EditableText
              label={`Step ${at + 1}`}
              value={step.text}
              wraps
              required
              readOnly={locked}
              onSave={(text) => patch(at, { text })}
            />
            <EditableText
              label={`What step ${at + 1} showed`}
              value={step.outcome}
              multiline
              placeholder="What was seen"
              readOnly={locked}
              onSave={(outcome) => patch(at, { outcome })}
            />
            <EditableDate
              label={`Day of step ${at + 1}`}
              value={step.doneOn}
              readOnly={locked}
              onSave={(doneOn) => patch(at, { doneOn })}
            />
            {!locked && (
              <span className={styles.actions}>
                <ActionIcon
                  size={24}
                  aria-label={`Move step ${at + 1} up`}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                >
                  <ArrowUp size={12} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size={24}
                  aria-label={`Move step ${at + 1} down`}
                  disabled={at === steps.value.length - 1}
                  onClick={() => move(at, 1)}
                >
                  <ArrowDown size={12} aria-hidden />
                </ActionIcon>
                <ActionIcon size={24} aria-label={`Remove step ${at + 1}`} onClick={() => remove(at)}>
                  <X size={12} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!locked && <AddStep onAdd={(step) => steps.change((now) => [...now, step])} />}
      <InquiryAlone natures={naturesOf(steps.value)} />
    </PaneSection>
  );
}

function InquiryAlone({ natures }: { natures: readonly ProcedureNature[] }) {
  if (!isInquiryAlone(natures)) return null;
  return (
    <p className={styles.flag} role="status">
      <TriangleAlert size={12} aria-hidden />
      {natures.length === 0
        ? 'Without a procedure the test can not be concluded “No exceptions noted”.'
        : 'Inquiry alone shows what people say, not what was done, so it does not support a conclusion. Add observation, inspection or reperformance.'}
    </p>
  );
}

function AddStep({ onAdd }: { onAdd: (step: ProcedureStepRow) => Promise<unknown> }) {
  const [nature, setNature] = useState<ProcedureNature>('inspection');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string>();
  const add = async () => {
    const said = text.trim();
    if (said === '') return;
    // Emptied at once, so that leaving the field after Enter does not add it twice.
    setText('');
    setRefused(undefined);
    try {
      await onAdd({ id: null, nature, text: said, outcome: '', doneOn: null });
    } catch (error) {
      setText(said);
      setRefused(toAppError(error).message);
    }
  };
  return (
    <div className={styles.add}>
      <Select
        aria-label="Nature of the new step"
        data={NATURES}
        value={nature}
        allowDeselect={false}
        onChange={(next) => setNature(PROCEDURE_NATURES.find((known) => known === next) ?? nature)}
      />
      <TextInput
        aria-label="New step"
        placeholder="Add a step, then Enter"
        value={text}
        error={refused}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void add();
        }}
        onBlur={() => void add()}
      />
    </div>
  );
}
