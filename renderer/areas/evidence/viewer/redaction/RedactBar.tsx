import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { REDACTION_REASONS } from '../../../../../shared/domain/redaction.ts';
import { plural } from '../../../../app/format.ts';
import { useRedactKeys } from './redact-keys.ts';
import styles from './redaction.module.css';
import type { Redacting } from './use-redacting.ts';

/** In the place of the mark tools while redacting: what new boxes hide and why, how they look, and the way out. */
export function RedactBar({ redacting }: { redacting: Redacting }) {
  const { words, setWords, seeThrough, setSeeThrough } = redacting;
  const bar = useRef<HTMLDivElement>(null);
  useRedactKeys(bar, redacting);
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label="Redact">
      <span className={styles.row}>
        <Autocomplete
          className={styles.reason}
          aria-label="Reason of new redactions"
          placeholder="Reason"
          data={[...REDACTION_REASONS]}
          filter={({ options }) => options}
          value={words.reason}
          onChange={(reason) => setWords({ ...words, reason })}
        />
        <TextInput
          className={styles.what}
          aria-label="What new redactions hide"
          placeholder="What is hidden"
          value={words.what}
          onChange={(event) => setWords({ ...words, what: event.currentTarget.value })}
        />
        <Button
          className={styles.tool}
          variant="subtle"
          aria-pressed={!seeThrough}
          onClick={() => setSeeThrough(!seeThrough)}
        >
          Preview
        </Button>
        <Button onClick={() => redacting.setActive(false)}>Done</Button>
      </span>
      {redacting.searchable && <RedactMatches redacting={redacting} />}
    </div>
  );
}

/** Boxes over all places of a word or number at once. */
function RedactMatches({ redacting }: { redacting: Redacting }) {
  const [words, setWords] = useState('');
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const count = await redacting.redactMatches(words.trim());
    setBusy(false);
    if (count === 0) setSaid('Not in the text of the pages. Draw boxes over pictures of text.');
    else if (count !== null)
      setSaid(
        `${plural(count, 'place')} covered. Look through the pages: pictures of text are not searched.`,
      );
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <span className={styles.row}>
        <TextInput
          className={styles.what}
          aria-label="Words to redact wherever they stand"
          placeholder="Words on any page"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setSaid('');
          }}
        />
        <Button className={styles.all} type="submit" loading={busy} disabled={words.trim() === ''}>
          Redact all matches
        </Button>
      </span>
      <p className={styles.said} role="status">
        {said}
      </p>
    </form>
  );
}
