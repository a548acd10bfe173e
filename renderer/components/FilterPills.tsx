import { UnstyledButton } from '@mantine/core';
import { count } from '../app/format.ts';
import styles from './FilterPills.module.css';

interface Props<Value extends string> {
  /** What is filtered: "Evidence". */
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string; count?: number }[];
  onChange: (value: Value) => void;
}

/** One choice among a few filters, each with its count. */
export function FilterPills<Value extends string>({ label, value, options, onChange }: Props<Value>) {
  return (
    <div className={styles.pills} role="group" aria-label={label}>
      {options.map((option) => (
        <UnstyledButton
          key={option.value}
          className={styles.pill}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span>{count(option.count)}</span>}
        </UnstyledButton>
      ))}
    </div>
  );
}
