import { PasswordInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface Props {
  /** The name under which the form hands it over. */
  name: string;
  label: string;
  description?: ReactNode;
  error?: string | undefined;
  autoFocus?: boolean;
  /** What is in the field now. Keep no copy of it. */
  onType?: (text: string) => void;
}

/** A field whose text stays in the field: no state of the page holds it. Says when Caps Lock is on. */
export function PassphraseField({ name, label, description, error, autoFocus, onType }: Props) {
  const [capsLock, setCapsLock] = useState(false);
  const [visible, setVisible] = useState(false);
  return (
    <PasswordInput
      name={name}
      label={label}
      description={capsLock ? 'Caps Lock is on.' : description}
      error={error}
      required
      withAsterisk={false}
      spellCheck={false}
      autoCapitalize="off"
      {...(autoFocus && { autoFocus, 'data-autofocus': true })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      visible={visible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{ 'aria-label': `Show the ${label.toLowerCase()}` }}
      visibilityToggleFocusable
      onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
      onBlur={() => setCapsLock(false)}
      onChange={(event) => onType?.(event.currentTarget.value)}
    />
  );
}

/** What is in a passphrase field of a form. */
export function typedIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
