import { AreaBar } from '../../components/AreaBar.tsx';

export default function FindingsArea() {
  return <AreaBar title="Findings" />;
}
