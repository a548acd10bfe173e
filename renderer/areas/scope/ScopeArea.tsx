import { AreaBar } from '../../components/AreaBar.tsx';

export default function ScopeArea() {
  return <AreaBar title="Scope" />;
}
