import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Population } from '../../../../shared/contract/audit/populations.ts';
import type { FoundItems } from '../../../../shared/contract/audit/population-search.ts';
import { api } from '../../../app/api.ts';
import { count, plural } from '../../../app/format.ts';
import { useAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';
import styles from './draw.module.css';

interface Props {
  population: Population;
  keys: readonly string[];
  reason: string;
  onKeys: (keys: readonly string[]) => void;
  onReason: (reason: string) => void;
}

/** Columns of a found row that help to tell it from the others. */
const SHOWN_COLUMNS = 4;

const withKeys = (keys: readonly string[], more: readonly string[]) => [...new Set([...keys, ...more])];

/** Picks items by searching the list, or by their keys, with the reason for picking them. */
export function TargetedKeys({ population, keys, reason, onKeys, onReason }: Props) {
  const { run, busy } = useAction();
  const [text, setText] = useState('');
  const [found, setFound] = useState<FoundItems | null>(null);
  const { keyColumn, columns } = population;
  const shown = columns.filter((column) => column !== keyColumn).slice(0, SHOWN_COLUMNS);
  const find = () =>
    run(async () => {
      const { jobId } = await api.audit.findPopulationItems({ populationId: population.id, text });
      setFound(await waitForJob<FoundItems>(jobId));
    });
  const picked = new Set(keys);
  const toggle = (key: string) =>
    onKeys(picked.has(key) ? keys.filter((known) => known !== key) : withKeys(keys, [key]));
  return (
    <section aria-label="Items to pick">
      <h2>Items to pick</h2>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <TextInput
          w={280}
          type="search"
          aria-label="Words in a row of the population"
          placeholder="Words in a row, such as a name or an amount"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={busy || text.trim() === ''}>
          Search the list
        </Button>
        <span className={styles.hint} role="status">
          {found &&
            (found.found > found.items.length
              ? `${count(found.found)} rows found, the first ${count(found.items.length)} shown`
              : `${plural(found.found, 'row')} found`)}
        </span>
      </form>
      {found && found.items.length > 0 && (
        <div className={styles.strata}>
          <table className={styles.table} data-left>
            <thead>
              <tr>
                <th scope="col">{keyColumn}</th>
                {shown.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.items.map(({ key, data }) => (
                <tr key={key} data-chosen={picked.has(key) || undefined}>
                  <th scope="row">
                    <Checkbox size="xs" label={key} checked={picked.has(key)} onChange={() => toggle(key)} />
                  </th>
                  {shown.map((column) => (
                    <td key={column} title={data[column]}>
                      {data[column]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.picked}>
        <Textarea
          label={`Picked: ${plural(keys.length, 'key')}, one a line`}
          autosize
          minRows={3}
          maxRows={8}
          value={keys.join('\n')}
          onChange={(event) => onKeys(event.currentTarget.value.split('\n'))}
          onBlur={() => onKeys(withKeys([], keys.map((key) => key.trim()).filter(Boolean)))}
        />
        <Textarea
          label="Why these"
          required
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          placeholder="For example: all changes by the person who also approves"
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      </div>
      <p className={styles.hint}>
        A targeted sample is never evaluated statistically: it shows what these items show.
      </p>
    </section>
  );
}
