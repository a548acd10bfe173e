import { Button, Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { api } from '../../app/api.ts';
import { dayProblem } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { useAction } from '../../app/query.ts';
import { DateField } from '../../components/DateField.tsx';
import { useActions } from '../../state/actions.ts';
import { EVIDENCE_VERDICT_NAMES } from '../../../shared/domain/evidence-vocabulary.ts';
import { ExportEvidence } from './export/ExportEvidence.tsx';
import { FactForm } from './facts/FactForm.tsx';
import { GuessesDialog } from './guesses/GuessesDialog.tsx';
import { VerdictForm } from './review/VerdictForm.tsx';
import { ControlsSelect } from '../../components/ControlSelect.tsx';
import dialogs from './dialogs.module.css';
import { withOverride } from '../../state/override.ts';
import styles from './EvidenceArea.module.css';
import { periodProblem } from '../../app/period-problem.ts';

interface Props {
  rows: readonly EvidenceRow[];
  onClear: () => void;
}

/** Changes all selected records in one step that one undo takes back. */
export function EvidenceBulk({ rows, onClear }: Props) {
  const { run, busy } = useAction();
  const [guessing, setGuessing] = useState(false);
  const ids = rows.map(({ id }) => id);
  const name = rows.length === 1 ? (rows[0]?.ref ?? '') : plural(rows.length, 'record');
  const remove = async () => {
    if (await run(() => api.evidence.remove({ ids }), { done: `Removed ${name}.` })) onClear();
  };
  useActions([
    { id: 'evidence.removeSelected', label: `Remove ${name}`, run: () => void remove() },
    { id: 'evidence.guesses', label: `Look at guesses for ${name}`, run: () => setGuessing(true) },
    { id: 'evidence.clear', label: 'Clear the selection', run: onClear },
  ]);
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Change the selected evidence">
      <b>{rows.length} selected</b>
      <Panel label="Link">
        {(close) => (
          <LinkForm
            onLink={(controlIds) => {
              close();
              void run(() => api.evidence.link({ evidenceIds: ids, controlIds }), {
                done: `Linked ${name} to ${plural(controlIds.length, 'control')}.`,
              });
            }}
          />
        )}
      </Panel>
      <Panel label="Covered period">
        {(close) => (
          <PeriodForm
            onSet={(coversFrom, coversTo) => {
              close();
              void run(() => api.evidence.update({ ids, patch: { coversFrom, coversTo } }), {
                done: `Set the covered period of ${name}.`,
              });
            }}
          />
        )}
      </Panel>
      <Panel label="Set a fact">
        {(close) => (
          <FactForm
            onSet={(label, patch) => {
              close();
              void run(() => api.evidence.update({ ids, patch }), {
                done: `Set ${label.toLowerCase()} of ${name}.`,
              });
            }}
          />
        )}
      </Panel>
      <Panel label="Verdict">
        {(close) => (
          <VerdictForm
            onGive={(verdict, reason) => {
              close();
              void run(
                () =>
                  withOverride((override) => api.evidence.setVerdict({ ids, verdict, reason, ...override })),
                {
                  done: verdict
                    ? `${name}: ${EVIDENCE_VERDICT_NAMES[verdict].toLowerCase()}.`
                    : `Took back the verdict on ${name}.`,
                },
              );
            }}
          />
        )}
      </Panel>
      <Button onClick={() => setGuessing(true)}>Guesses</Button>
      {guessing && <GuessesDialog ids={ids} onClose={() => setGuessing(false)} />}
      <ExportEvidence selected={ids} name={name} />
      <Button disabled={busy} onClick={() => void remove()}>
        Remove
      </Button>
      <Button variant="subtle" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}

interface PanelProps {
  label: string;
  children: (close: () => void) => ReactNode;
}

function Panel({ label, children }: PanelProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus returnFocus width={340}>
      <Popover.Target>
        <Button aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  );
}

function LinkForm({ onLink }: { onLink: (controlIds: string[]) => void }) {
  const [controls, setControls] = useState<string[]>([]);
  return (
    <div className={dialogs.form}>
      <ControlsSelect
        label="Link to controls"
        value={controls}
        onChange={setControls}
        comboboxProps={{ withinPortal: false }}
      />
      <Button variant="filled" disabled={controls.length === 0} onClick={() => onLink(controls)}>
        Link to {plural(controls.length, 'control')}
      </Button>
    </div>
  );
}

function PeriodForm({ onSet }: { onSet: (from: string | null, to: string | null) => void }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const problems = [from && dayProblem(from), (to && dayProblem(to)) || periodProblem(from, to)];
  return (
    <div className={dialogs.form}>
      <div className={dialogs.dates}>
        <DateField label="Covers from" value={from} onChange={setFrom} error={problems[0]} />
        <DateField label="Covers to" value={to} onChange={setTo} error={problems[1]} />
      </div>
      <Button
        variant="filled"
        disabled={problems.some(Boolean)}
        onClick={() => onSet(from || null, to || null)}
      >
        {from || to ? 'Set the covered period' : 'Empty the covered period'}
      </Button>
    </div>
  );
}
