import { AreaBar } from '../../components/AreaBar.tsx';

export default function OverviewArea() {
  return <AreaBar title="Overview" />;
}
