import { CloseButton, UnstyledButton } from '@mantine/core';
import { useLocation } from 'wouter';
import type { RecentWorkspace } from './types.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { links } from '../../app/links.ts';
import { openWorkspace } from '../../app/open-workspace.ts';
import { queryClient, useAction } from '../../app/query.ts';
import styles from './WelcomeArea.module.css';

/** Files that were open lately on this computer. One that is gone says so and can be taken off the list. */
export function RecentList({ recent }: { recent: RecentWorkspace[] }) {
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const open = (id: string) =>
    run(async () => {
      if (await openWorkspace({ recent: id })) navigate(links.overview);
    });
  const forget = (id: string) =>
    run(async () => {
      await api.workspace.forgetRecent({ id });
      await queryClient.invalidateQueries();
    });
  return (
    <ul className={styles.recent} aria-label="Recent workspaces">
      {recent.map(({ id, client, type, fileName, folder, openedAt, exists }) => (
        <li key={id}>
          <UnstyledButton
            className={styles.open}
            data-missing={exists ? undefined : true}
            disabled={busy}
            onClick={() => void open(id)}
          >
            <b>{client}</b>
            <time>{moment(openedAt)}</time>
            <small>
              {fileName} in {folder}
            </small>
            {exists ? <span>Type {type}</span> : <span className={styles.missing}>Not found there</span>}
          </UnstyledButton>
          <CloseButton
            size={24}
            aria-label={`Take ${client} off this list`}
            onClick={() => void forget(id)}
          />
        </li>
      ))}
    </ul>
  );
}
