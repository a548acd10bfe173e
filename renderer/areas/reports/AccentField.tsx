import { TextInput } from '@mantine/core';
import { readableAccent } from '../../../shared/domain/report-settings.ts';
import { useEdit } from '../../components/use-edit.ts';
import styles from './settings.module.css';

interface Props {
  /** `#rrggbb` */
  value: string;
  readOnly: boolean;
  onSave: (value: string) => Promise<unknown>;
}

const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

/** The colour of headings and rules, as figures and as a picker; saved when it is left. */
export function AccentField({ value, readOnly, onSave }: Props) {
  const { draft, setDraft, error, keep, restore } = useEdit(value, onSave);
  const color = draft.trim().toLowerCase();
  const readable = readableAccent(color);
  const wrong = isColor(color) ? undefined : 'A colour is # and six digits, such as #1c4c9c.';
  const leave = () => {
    if (!wrong) void keep(color);
  };
  return (
    <div>
      <TextInput
        label="Accent colour"
        value={draft}
        readOnly={readOnly}
        maxLength={7}
        spellCheck={false}
        error={wrong ?? error}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            restore();
          }
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        leftSection={
          <input
            type="color"
            className={styles.color}
            aria-label="Pick the accent colour"
            disabled={readOnly}
            value={isColor(color) ? color : value}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={leave}
          />
        }
      />
      {!wrong && readable !== color && (
        <p className={styles.note}>
          <i className={styles.swatch} style={{ background: readable }} aria-hidden /> Too light to be read on
          white: reports use {readable}, the same hue and darker.
        </p>
      )}
    </div>
  );
}
