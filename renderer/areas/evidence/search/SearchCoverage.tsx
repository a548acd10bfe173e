import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api } from '../../../app/api.ts';
import { count, plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import styles from './search.module.css';
import { useIsReading, useSearchState } from './use-search.ts';

/** What the search can not see: files that wait to be read, and those that could not be. */
export function SearchCoverage() {
  const state = useSearchState();
  const { readOnly } = useWorkspace();
  const reading = useIsReading();
  const { run, busy } = useAction();
  const [opened, setOpened] = useState(false);
  if (!state) return null;
  const { files, read, problems, problemCount } = state;
  const waiting = files - read;
  const failed = problems.flatMap((problem) => (problem.failed ? [problem.id] : []));
  return (
    <div className={styles.coverage}>
      <p>
        {waiting === 0
          ? `Searched in the text of ${plural(files, 'file')}.`
          : `Searched in the text of ${count(read)} of ${plural(files, 'file')}; ${count(waiting)} not read ${readOnly ? 'in this file, which can not be written' : 'yet'}.`}
        {waiting > 0 && !readOnly && !reading && (
          <Button
            size="compact-xs"
            disabled={busy}
            onClick={() => void run(() => api.evidence.read({}), { undo: false })}
          >
            Read now
          </Button>
        )}
      </p>
      {problemCount > 0 && (
        <UnstyledButton className={styles.toggle} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {plural(problemCount, 'file')} not read in full
        </UnstyledButton>
      )}
      {opened && (
        <>
          <ul aria-label="Files not read in full" tabIndex={0}>
            {problems.map(({ id, ref, fileName, reason }) => (
              <li key={id}>
                <Link href={links.evidenceRecord(id)}>{ref}</Link> {fileName}
                <small>{reason}</small>
              </li>
            ))}
          </ul>
          {!readOnly && failed.length > 0 && (
            <Button
              size="compact-xs"
              disabled={busy || reading}
              onClick={() => void run(() => api.evidence.readAgain({ ids: failed }), { undo: false })}
            >
              Read again
            </Button>
          )}
        </>
      )}
    </div>
  );
}
