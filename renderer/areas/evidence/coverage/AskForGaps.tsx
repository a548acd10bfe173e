import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { askForGaps } from './ask-for-gaps.ts';
import { findAsked } from './asked.ts';
import styles from './coverage.module.css';

/** Makes a request for what is missing, or opens the one that asks for it. */
export function AskForGaps({ row }: { row: CoverageRow }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const requests = useData(['requests', 'list'], () => api.requests.list({})).data;
  if (!requests) return null;
  const asked = findAsked(row, requests);
  if (asked)
    return (
      <p className={styles.go}>
        <Button onClick={() => navigate(links.request(asked.id))}>Open {asked.ref}, which asks for it</Button>
      </p>
    );
  if (readOnly) return null;
  return (
    <p className={styles.go}>
      <Button
        disabled={busy}
        onClick={() =>
          void run(() => askForGaps(row), {
            done: ({ ref }) =>
              `${ref} asks for what is missing, ${row.owner ? `assigned to ${row.owner}` : 'assigned to nobody yet'}.`,
          })
        }
      >
        Ask for it
      </Button>
    </p>
  );
}
