import { AreaBar } from '../../components/AreaBar.tsx';

export default function AuditArea() {
  return <AreaBar title="Mock audit" />;
}
