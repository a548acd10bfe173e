import { Button } from '@mantine/core';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { runAction } from '../../../app/query.ts';
import styles from './guesses.module.css';
import { patchOf, type Guesses } from './use-guesses.ts';

/** How much is offered for a record; one step fills in what is not weak, and one undo takes it back. */
export function OfferBar({ recordId, guesses }: { recordId: string; guesses: Guesses }) {
  const sure = [...guesses.values()].filter(({ strength }) => strength !== 'weak');
  if (sure.length === 0) return null;
  const use = () =>
    runAction(() => api.evidence.update({ ids: [recordId], patch: patchOf(sure) }), {
      done: `Filled in ${plural(sure.length, 'fact')}.`,
    });
  const weak = guesses.size - sure.length;
  return (
    <div className={styles.bar}>
      <span>
        {plural(sure.length, 'fact')} offered from the name and the file
        {weak > 0 && `, ${weak} less sure below`}
      </span>
      <Button onClick={() => void use()}>Use all</Button>
    </div>
  );
}
