import { TextInput } from '@mantine/core';
import { useEdit } from '../../../components/use-edit.ts';
import styles from './policy.module.css';

interface Props {
  /** Accessible name. */
  label: string;
  /** As a person types it. */
  value: string;
  /** Saves at once; throws an AppError to refuse. */
  onSave: (text: string) => Promise<unknown>;
  /** The sentence of a refusal, and undefined when there is none any more. It stands beside the table, which has no room for it. */
  onProblem: (sentence: string | undefined) => void;
  readOnly: boolean;
  /** Place in the table; the arrow keys go from one to the next. */
  place?: string;
}

/** A number in a sentence or a table, saved when left or on Enter, given back by Esc. */
export function NumberField({ label, value, onSave, onProblem, readOnly, place }: Props) {
  const { draft, setDraft, error, keep, restore } = useEdit(value, async (text) => {
    try {
      await onSave(text);
      onProblem(undefined);
    } catch (reason) {
      onProblem(reason instanceof Error ? reason.message : String(reason));
      throw reason;
    }
  });
  return (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      data-place={place}
      classNames={{ root: styles.number, input: styles.numberInput }}
      value={draft}
      error={error !== undefined}
      readOnly={readOnly}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => void keep(draft.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep(draft.trim());
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        restore();
        onProblem(undefined);
      }}
    />
  );
}
