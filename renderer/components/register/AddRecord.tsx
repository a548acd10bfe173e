import { Button } from '@mantine/core';
import { useState, type ClipboardEvent } from 'react';
import { emptyValue } from '../../../shared/domain/register-values.ts';
import type { FieldValue, Register, RegisterField } from '../../../shared/domain/registers.ts';
import { api, toAppError } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { runAction, useAction } from '../../app/query.ts';
import { readCells } from '../grid/block.ts';
import { FieldInput } from './FieldInput.tsx';
import type { OptionsOf } from './field-values.ts';
import { recordsOf } from './register-paste.ts';
import { withOverride } from '../../state/override.ts';
import styles from './register.module.css';

/** Fields that fit one line; the others are a press away. */
const SHOWN = 5;

const shownFields = ({ fields }: Register): readonly RegisterField[] =>
  fields.filter((field, i) => i < SHOWN || (field.required && emptyValue(field) === ''));

export type Starts = Readonly<Record<string, FieldValue>>;

const startOf = (fields: readonly RegisterField[], starts: Starts): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.id, String(starts[field.id] ?? emptyValue(field) ?? '')]));

interface Props {
  register: Register;
  optionsOf: OptionsOf;
  /** What a new record starts with beside the starts of its fields. */
  starts: Starts;
  onAdded: (id: string) => void;
  onClose: () => void;
}

/** One line for a new record. Enter adds it and stays ready for the next, a pasted block adds one a line, Esc closes. */
export function AddRecord({ register, optionsOf, starts, onAdded, onClose }: Props) {
  const fields = shownFields(register);
  const rest = register.fields.filter((field) => !fields.includes(field));
  const [more, setMore] = useState(false);
  const [values, setValues] = useState(() => startOf(register.fields, starts));
  const [error, setError] = useState<{ field: string; message: string }>();
  const { run, busy } = useAction();
  /** New inputs for each record, of which the first takes the focus: nothing of the last one stays behind. */
  const [round, setRound] = useState(0);
  const [first] = fields;

  const add = async () => {
    if (busy) return;
    const missing = fields.find((field) => field.required && values[field.id]?.trim() === '');
    if (missing) {
      setError({ field: missing.id, message: `Enter it, or press Esc.` });
      return;
    }
    const added = await run(async () => {
      try {
        return await withOverride((override) =>
          api.registers.add({ register: register.id, records: [values], ...override }),
        );
      } catch (reason) {
        const { message, details } = toAppError(reason);
        const at = String(details['field'] ?? first?.id ?? '');
        setError({ field: at, message });
        if (rest.some(({ id }) => id === at)) setMore(true);
        return undefined;
      }
    });
    const [id] = added?.ids ?? [];
    if (!id) return;
    setValues(startOf(register.fields, starts));
    setError(undefined);
    setRound((count) => count + 1);
    onAdded(id);
  };

  const paste = (event: ClipboardEvent) => {
    const lines = readCells(event.clipboardData.getData('text/plain'));
    if (lines.length < 2 && (lines[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    void runAction(
      () =>
        withOverride((override) =>
          api.registers.add({
            register: register.id,
            records: recordsOf(lines, register.fields, optionsOf).map((record) => ({ ...starts, ...record })),
            ...override,
          }),
        ),
      { done: ({ ids }) => `Added ${plural(ids.length, register.singular, register.name.toLowerCase())}.` },
    );
  };

  const input = (field: RegisterField) => (
    <FieldInput
      field={field}
      optionsOf={optionsOf}
      value={values[field.id] ?? ''}
      autoFocus={field === first}
      error={error?.field === field.id ? error.message : undefined}
      onChange={(value) => {
        setValues((known) => ({ ...known, [field.id]: value }));
        setError(undefined);
      }}
    />
  );
  return (
    <form
      noValidate
      aria-label={`New ${register.singular}`}
      className={styles.add}
      onPaste={paste}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {fields.map((field) => (
        <div key={`${round} ${field.id}`} style={{ flexGrow: field.width }}>
          {input(field)}
        </div>
      ))}
      <span className={styles.buttons}>
        <Button type="submit" disabled={busy}>
          Add
        </Button>
        {rest.length > 0 && (
          <Button variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? 'Fewer fields' : 'More fields'}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          Close
        </Button>
      </span>
      {more && (
        <div className={styles.more}>
          {rest.map((field) => (
            <div key={`${round} ${field.id}`}>{input(field)}</div>
          ))}
        </div>
      )}
    </form>
  );
}
