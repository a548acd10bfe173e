import { AreaBar } from '../../components/AreaBar.tsx';

export default function HistoryArea() {
  return <AreaBar title="History" />;
}
