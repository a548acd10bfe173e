import { Button } from '@mantine/core';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { runAction } from '../../../app/query.ts';
import styles from './guesses.module.css';
import { patchOf, type Guesses } from './use-guesses.ts';

/** How much is offered for a record; one step fills it all in, and one undo takes it back. */
export function OfferBar({ recordId, guesses }: { recordId: string; guesses: Guesses }) {
  if (guesses.size === 0) return null;
  const use = () =>
    runAction(() => api.evidence.update({ ids: [recordId], patch: patchOf(guesses.values()) }), {
      done: `Filled in ${plural(guesses.size, 'fact')}.`,
    });
  return (
    <div className={styles.bar}>
      <span>{plural(guesses.size, 'fact')} offered from the name and the file</span>
      <Button onClick={() => void use()}>Use all</Button>
    </div>
  );
}
