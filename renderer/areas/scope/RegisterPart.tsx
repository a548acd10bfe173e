import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { links } from '../../app/links.ts';
import { RegisterGrid } from '../../components/register/RegisterGrid.tsx';
import { ComponentKinds } from './ComponentKinds.tsx';
import { AddMilestones, Milestones } from './Milestones.tsx';

/** Fields by which the records of a part are grouped at first. */
const GROUPED: Partial<Record<RegisterId, string>> = {
  components: 'kind',
  'complementary-controls': 'kind',
};

/** Only vendors without whose controls a criterion would fail belong to the scope. */
const isSubservice = ({ values }: RegisterRow) => values['subservice'] === 'yes';

/** The records of one register, under what is special about it. */
export function RegisterPart({ register, current }: { register: RegisterId; current: string | null }) {
  const [, navigate] = useLocation();
  return (
    <>
      {register === 'components' && <ComponentKinds />}
      {register === 'milestones' && <Milestones onShow={(id) => navigate(links.scopeRecord(register, id))} />}
      <RegisterGrid
        register={register}
        current={current}
        onCurrent={(id) =>
          navigate(id ? links.scopeRecord(register, id) : links.scopePart(register), { replace: true })
        }
        groupedBy={GROUPED[register]}
        accepts={register === 'vendors' ? isSubservice : undefined}
        emptyActions={register === 'milestones' && <AddMilestones />}
      />
    </>
  );
}
