import { AreaBar } from '../../components/AreaBar.tsx';

export default function ReportsArea() {
  return <AreaBar title="Reports" />;
}
