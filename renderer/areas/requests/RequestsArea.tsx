import { useParams } from 'wouter';
import { EvidenceDrop, FirstLook } from '../../components/EvidenceDrop.tsx';
import { RequestBoard } from './board/RequestBoard.tsx';
import { PacksView } from './exchange/PacksView.tsx';
import { useExchange, type Exchange } from './exchange/use-exchange.tsx';
import { OverdueView } from './OverdueView.tsx';
import { ProposalsView } from './ProposalsView.tsx';
import { RequestList } from './RequestList.tsx';

const PLACE = { says: "Read a returned pack or the auditor's list" };

/**
 * What the auditor or the engagement asks the client for, and how far each thing is. A returned pack is recognised wherever it is
 * dropped, on a request, too.
 */
export default function RequestsArea() {
  const exchange = useExchange();
  return (
    <FirstLook value={exchange.look}>
      <EvidenceDrop place={PLACE} disabled={exchange.refusal !== null} onFiles={exchange.take}>
        <View exchange={exchange} />
      </EvidenceDrop>
      {exchange.dialog}
    </FirstLook>
  );
}

function View({ exchange }: { exchange: Exchange }) {
  const { view, id } = useParams<{ view?: string; id?: string }>();
  switch (view) {
    case 'board':
      return <RequestBoard current={id ?? null} exchange={exchange} />;
    case 'overdue':
      return <OverdueView current={id ?? null} exchange={exchange} />;
    case 'proposals':
      return <ProposalsView />;
    case 'packs':
      return <PacksView exchange={exchange} />;
    default:
      return <RequestList current={id ?? null} exchange={exchange} />;
  }
}
