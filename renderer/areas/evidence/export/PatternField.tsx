import { TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { NAME_FIELDS, patternProblem, type NameField } from '../../../../shared/domain/evidence-names.ts';
import styles from './export.module.css';

const FIELDS = Object.entries(NAME_FIELDS) as [NameField, string][];

interface Props {
  value: string;
  onChange: (pattern: string) => void;
  /** Stands at the end of the fields. */
  children?: ReactNode;
}

/** The pattern of names. Its fields stand under it, to be put in where the cursor is. */
export function PatternField({ value, onChange, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const insert = (field: NameField) => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const start = selectionStart ?? value.length;
    const before = value.slice(0, start);
    const separator = before === '' || /[_\- ]$/.test(before) ? '' : '_';
    const put = `${before}${separator}{${field}}`;
    onChange(put + value.slice(selectionEnd ?? start));
    input.current?.focus();
    // The cursor is set once the new text is in the field.
    requestAnimationFrame(() => input.current?.setSelectionRange(put.length, put.length));
  };
  return (
    <div>
      <TextInput
        ref={input}
        label="Names of the files"
        value={value}
        maxLength={200}
        spellCheck={false}
        classNames={{ input: styles.pattern }}
        error={patternProblem(value.trim())}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={styles.underPattern}>
        <div className={styles.fields} role="group" aria-label="Fields of names">
          {FIELDS.map(([field, meaning]) => (
            <Tooltip key={field} label={meaning}>
              <UnstyledButton
                className={styles.field}
                aria-label={`Put in {${field}}: ${meaning}`}
                onClick={() => insert(field)}
              >
                {`{${field}}`}
              </UnstyledButton>
            </Tooltip>
          ))}
        </div>
        {children}
      </div>
    </div>
  );
}
