import { useParams } from 'wouter';
import { RequestBoard } from './board/RequestBoard.tsx';
import { PacksView } from './exchange/PacksView.tsx';
import { OverdueView } from './OverdueView.tsx';
import { ProposalsView } from './ProposalsView.tsx';
import { RequestList } from './RequestList.tsx';

/** What the auditor or the engagement asks the client for, and how far each thing is. */
export default function RequestsArea() {
  const { view, id } = useParams<{ view?: string; id?: string }>();
  switch (view) {
    case 'board':
      return <RequestBoard current={id ?? null} />;
    case 'overdue':
      return <OverdueView current={id ?? null} />;
    case 'proposals':
      return <ProposalsView />;
    case 'packs':
      return <PacksView />;
    default:
      return <RequestList current={id ?? null} />;
  }
}
