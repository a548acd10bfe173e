import { AreaBar } from '../../components/AreaBar.tsx';

export default function EvidenceArea() {
  return <AreaBar title="Evidence" />;
}
