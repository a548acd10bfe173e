import { LEAST_PASSPHRASE } from '../../../shared/domain/passphrase.ts';
import { typedIn } from '../../app/passphrase/PassphraseField.tsx';

/** What is wrong with a new passphrase that was typed twice, in the fields "new" and "again"; null when nothing is. */
export function newPassphraseProblem(form: HTMLFormElement): { at: string; text: string } | null {
  const passphrase = typedIn(form, 'new');
  if (passphrase.length < LEAST_PASSPHRASE)
    return { at: 'new', text: `At least ${LEAST_PASSPHRASE} characters.` };
  if (passphrase !== typedIn(form, 'again'))
    return { at: 'again', text: 'This differs from the passphrase before it.' };
  return null;
}
