import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceGuess, GuessedEvidence } from '../../../../shared/contract/evidence/guesses.ts';
import { GUESS_NAMES } from '../../../../shared/domain/evidence-guesses.ts';
import { groupBy } from '../../../../shared/domain/group-by.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useData } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import styles from './guesses.module.css';
import { patchOf } from './use-guesses.ts';

/** Lines that are drawn; with more records, a smaller selection is quicker to judge than a longer table. */
const MOST_LINES = 500;

interface Line {
  key: string;
  record: GuessedEvidence;
  guess: EvidenceGuess;
}

const linesOf = (records: readonly GuessedEvidence[]): Line[] =>
  records.flatMap((record) =>
    record.guesses.map((guess) => ({ key: `${record.id} ${guess.field}`, record, guess })),
  );

/** What could stand in the empty fields of the selected records: looked through, then filled in by one step. */
export function GuessesDialog({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { run, busy } = useAction();
  const guessed = useData(['evidence', 'guesses', ids], () => api.evidence.guesses({ ids })).data;
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const all = linesOf(guessed ?? []);
  const lines = all.slice(0, MOST_LINES);
  // A weak guess is taken up only by hand.
  const isChosen = ({ key, guess }: Line) => (guess.strength !== 'weak') !== turned.has(key);
  const chosen = lines.filter(isChosen);
  const turn = (keys: readonly string[]) => {
    const next = new Set(turned);
    for (const key of keys) if (!next.delete(key)) next.add(key);
    setTurned(next);
  };
  const fill = async () => {
    const byRecord = groupBy(chosen, ({ record }) => record.id);
    const changes = [...byRecord].map(([id, group]) => ({
      id,
      patch: patchOf(group.map(({ guess }) => guess)),
    }));
    const done = `Filled in ${plural(chosen.length, 'fact')} of ${plural(changes.length, 'record')}.`;
    if (await run(() => api.evidence.updateEach({ changes }), { done })) onClose();
  };
  return (
    <Dialog title="Guesses from names and files" size={860} onClose={onClose}>
      {guessed && lines.length === 0 && (
        <p>Nothing to offer: the fields are filled, or the names and files say nothing.</p>
      )}
      {lines.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    size="xs"
                    aria-label="Use all"
                    checked={chosen.length === lines.length}
                    indeterminate={chosen.length > 0 && chosen.length < lines.length}
                    onChange={() => {
                      const open = lines.filter((line) => !isChosen(line));
                      turn((open.length > 0 ? open : lines).map(({ key }) => key));
                    }}
                  />
                </th>
                <th scope="col">Record</th>
                <th scope="col">Field</th>
                <th scope="col">Value</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <GuessLine
                  key={line.key}
                  line={line}
                  isFirst={lines[index - 1]?.record !== line.record}
                  chosen={isChosen(line)}
                  onTurn={() => turn([line.key])}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.foot}>
        <span>
          {all.length > lines.length
            ? `The first ${lines.length} of ${all.length} guesses. Select fewer records to see the others.`
            : 'Nothing is written before you fill it in. Weak guesses are not ticked.'}
        </span>
        <Button variant="filled" disabled={busy || chosen.length === 0} onClick={() => void fill()}>
          Fill in {plural(chosen.length, 'fact')}
        </Button>
      </div>
    </Dialog>
  );
}

interface LineProps {
  line: Line;
  /** The first of its record, which names it. */
  isFirst: boolean;
  chosen: boolean;
  onTurn: () => void;
}

function GuessLine({ line: { record, guess }, isFirst, chosen, onTurn }: LineProps) {
  const name = GUESS_NAMES[guess.field];
  return (
    <tr>
      <td>
        <Checkbox
          size="xs"
          aria-label={`${record.ref}: ${name} ${guess.value}`}
          checked={chosen}
          onChange={onTurn}
        />
      </td>
      <td>
        {isFirst && (
          <>
            <b>{record.ref}</b> {record.title}
          </>
        )}
      </td>
      <td>{name}</td>
      <td>{guess.value}</td>
      <td className={styles.reason}>{guess.reason}</td>
    </tr>
  );
}
