import { AreaBar } from '../../components/AreaBar.tsx';

export default function MatrixArea() {
  return <AreaBar title="Matrix" />;
}
