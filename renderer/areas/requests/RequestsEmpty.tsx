import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { Exchange } from './exchange/use-exchange.tsx';
import { useProposals } from './queries.ts';

interface Props {
  /** A button that adds one by hand. */
  add?: ReactNode;
  exchange: Exchange;
}

/** Nothing is recorded: where requests come from. */
export function RequestsEmpty({ add, exchange }: Props) {
  const [, navigate] = useLocation();
  const proposals = useProposals().data;
  if (!proposals) return null;
  const missing = proposals.filter(({ state }) => state === 'missing').length;
  return (
    <EmptyState
      title="No requests yet"
      actions={
        <>
          {missing > 0 ? (
            <Button variant="filled" onClick={() => navigate(links.requestProposals)}>
              Look at {plural(missing, 'proposal')}
            </Button>
          ) : (
            <Button variant="filled" onClick={() => navigate(links.matrix)}>
              Open the matrix
            </Button>
          )}
          <Button
            disabled={exchange.refusal !== null}
            title={exchange.refusal ?? undefined}
            onClick={exchange.importList}
          >
            Import the auditor&apos;s list
          </Button>
          {add}
        </>
      }
    >
      {missing > 0
        ? 'Controls, tests and gaps say what is still needed from the client. Record the proposals that you want to send, import the list that the auditor sent, or write a request yourself.'
        : 'Requests follow from controls, tests, policies and gaps. Add controls in the matrix, import the list that the auditor sent, or write a request yourself.'}
    </EmptyState>
  );
}
