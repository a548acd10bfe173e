import { useLocation } from 'wouter';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { links } from '../../app/links.ts';
import { RegisterGrid } from '../../components/register/RegisterGrid.tsx';
import { ComplementaryGrid } from '../registers/vendors/ComplementaryGrid.tsx';
import { VendorGrid } from '../registers/vendors/VendorGrid.tsx';
import { ComponentKinds } from './ComponentKinds.tsx';
import { AddMilestones, Milestones } from './Milestones.tsx';

/** Fields by which the records of a part are grouped at first. */
const GROUPED: Partial<Record<RegisterId, string>> = { components: 'kind' };

/** The records of one register, under what is special about it. */
export function RegisterPart({ register, current }: { register: RegisterId; current: string | null }) {
  const [, navigate] = useLocation();
  const onCurrent = (id: string | null) =>
    navigate(id ? links.scopeRecord(register, id) : links.scopePart(register), { replace: true });
  // Only vendors without whose controls a criterion would fail belong to the scope.
  if (register === 'vendors') return <VendorGrid organizationsOnly current={current} onCurrent={onCurrent} />;
  if (register === 'complementary-controls')
    return <ComplementaryGrid current={current} onCurrent={onCurrent} />;
  return (
    <>
      {register === 'components' && <ComponentKinds />}
      {register === 'milestones' && <Milestones onShow={(id) => navigate(links.scopeRecord(register, id))} />}
      <RegisterGrid
        register={register}
        current={current}
        onCurrent={onCurrent}
        groupedBy={GROUPED[register]}
        emptyActions={register === 'milestones' && <AddMilestones />}
      />
    </>
  );
}
