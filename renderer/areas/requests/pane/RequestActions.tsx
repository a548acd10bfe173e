import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { copyText } from '../copy.ts';
import { requestsText } from '../request-text.ts';
import styles from '../requests.module.css';

/** What is done with a request as a whole. */
export function RequestActions({ request, onRemoved }: { request: RequestRow; onRemoved: () => void }) {
  const [, navigate] = useLocation();
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const { id, ref } = request;
  const disabled = busy || readOnly;
  const copyAs = async (asFollowUp: boolean) => {
    const added = await run(() => api.requests.duplicate({ id, asFollowUp }), {
      done: (made) => `Added ${made.ref}.`,
    });
    if (added) navigate(links.request(added.id));
  };
  const remove = async () => {
    if (await run(() => api.requests.remove({ ids: [id] }), { done: `Removed ${ref}.` })) onRemoved();
  };
  return (
    <PaneSection>
      <div className={styles.buttons}>
        <Button disabled={disabled} onClick={() => void copyAs(true)}>
          Follow up
        </Button>
        <Button disabled={disabled} onClick={() => void copyAs(false)}>
          Duplicate
        </Button>
        <Button onClick={() => void copyText(requestsText([request]), `Copied ${ref}.`)}>Copy as text</Button>
        <Button disabled={disabled} onClick={() => void remove()}>
          Remove
        </Button>
      </div>
    </PaneSection>
  );
}
