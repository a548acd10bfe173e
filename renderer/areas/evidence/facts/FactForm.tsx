import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EvidencePatch } from '../../../../shared/contract/evidence/records.ts';
import { toAppError } from '../../../app/api.ts';
import { dayProblem } from '../../../app/dates.ts';
import { DateField } from '../../../components/DateField.tsx';
import dialogs from '../dialogs.module.css';
import { FACT_IDS, FACTS, type Fact } from './facts.ts';

/** The covered period has a form of its own, because its days belong together. */
const OFFERED = FACT_IDS.filter((id) => id !== 'coversFrom' && id !== 'coversTo');

/** One fact for many records; no value clears it, which is never the button in front. */
export function FactForm({ onSet }: { onSet: (label: string, patch: EvidencePatch) => void }) {
  const [id, setId] = useState<(typeof OFFERED)[number]>('kind');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const fact: Fact = FACTS[id];
  const wrongDay = fact.kind === 'day' && text ? dayProblem(text) : undefined;
  const set = () => {
    try {
      onSet(fact.label, fact.write(text.trim()));
    } catch (error) {
      setProblem(toAppError(error).message);
    }
  };
  return (
    <div className={dialogs.form}>
      <Select
        label="Fact"
        data={OFFERED.map((value) => ({ value, label: FACTS[value].label }))}
        value={id}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => {
          setId(OFFERED.find((one) => one === next) ?? 'kind');
          setText('');
          setProblem(undefined);
        }}
      />
      <FactInput fact={fact} text={text} problem={wrongDay ?? problem} onText={setText} />
      <Button variant={text.trim() ? 'filled' : 'default'} disabled={wrongDay !== undefined} onClick={set}>
        {`${text.trim() ? 'Set' : 'Clear'} “${fact.label}”`}
      </Button>
    </div>
  );
}

interface InputProps {
  fact: Fact;
  text: string;
  problem: string | undefined;
  onText: (text: string) => void;
}

function FactInput({ fact, text, problem, onText }: InputProps) {
  const { label, kind, options, placeholder } = fact;
  if (kind === 'choice') {
    return (
      <Select
        label={label}
        placeholder="Not set"
        clearable
        data={[...(options ?? [])]}
        value={text || null}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => onText(value ?? '')}
      />
    );
  }
  if (kind === 'day') return <DateField label={label} value={text} error={problem} onChange={onText} />;
  const Input = kind === 'paragraph' ? Textarea : TextInput;
  return (
    <Input
      label={label}
      placeholder={placeholder}
      value={text}
      error={problem}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
