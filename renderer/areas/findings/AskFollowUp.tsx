import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { FindingRow } from '../../../shared/contract/findings.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { followUpOf } from './follow-up.ts';

/** Asks the client, in one step, for what shows that the action was carried out. */
export function AskFollowUp({ finding }: { finding: FindingRow }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const ask = async () => {
    const asked = await run(
      async () => {
        const [controls, { people }] = await Promise.all([api.matrix.controls({}), api.scope.get({})]);
        return api.requests.add(followUpOf(finding, controls, people));
      },
      { done: (request) => `Added ${request.ref} for ${finding.ref}.` },
    );
    if (asked) navigate(links.request(asked.id));
  };
  return (
    <Button
      mt={8}
      disabled={readOnly || busy}
      title={readOnly ? 'The workspace is open read-only.' : undefined}
      onClick={() => void ask()}
    >
      Ask for evidence of the action
    </Button>
  );
}
