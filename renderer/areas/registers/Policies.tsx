import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import { RegisterGrid } from '../../components/register/RegisterGrid.tsx';
import { PolicyDetail } from './PolicyDetail.tsx';

/** How many controls name each policy, and how much evidence they have. */
const columnsFor = (controls: readonly ControlRow[]): GridColumn<RegisterRow>[] => {
  const own = (row: RegisterRow) => controls.filter(({ policyId }) => policyId === row.id);
  const evidence = (row: RegisterRow) => own(row).reduce((sum, { evidenceCount }) => sum + evidenceCount, 0);
  return [
    {
      id: 'controls',
      header: 'Controls',
      title: 'Controls that carry it out',
      width: 68,
      align: 'end',
      text: (row) => own(row).length,
      cell: (row) => own(row).length,
    },
    {
      id: 'evidence',
      header: 'Evid.',
      title: 'Evidence of these controls',
      width: 52,
      align: 'end',
      text: evidence,
      cell: evidence,
    },
  ];
};

const policyDetail = (row: RegisterRow) => <PolicyDetail policy={row} />;

/** The policy inventory: state, owner, approval and review of each, started from the outlines of the catalog. */
export function Policies({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const outlook = useData(['registers', 'policyOutlook'], () => api.registers.policyOutlook({})).data;
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data;
  const columns = useMemo(() => columnsFor(controls ?? []), [controls]);
  const { outlines = 0, linkable = 0 } = outlook ?? {};

  const addOutlines = outlines > 0 && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.addPolicies({}), {
          done: ({ added }) =>
            `Added ${plural(added, 'policy', 'policies')} with the text of their outlines.`,
        })
      }
    >
      Add {outlines === 12 ? 'the twelve policies' : plural(outlines, 'policy', 'policies')} from the outlines
    </Button>
  );
  const linkControls = linkable > 0 && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.linkPolicies({}), {
          done: ({ linked }) => `Linked ${plural(linked, 'control')} to the policy that each carries out.`,
        })
      }
    >
      Link {plural(linkable, 'control')} to policies
    </Button>
  );
  return (
    <RegisterGrid
      register="policies"
      current={current}
      onCurrent={(id) => navigate(id ? links.policy(id) : links.policies, { replace: true })}
      actions={
        !readOnly && (
          <>
            {addOutlines}
            {linkControls}
          </>
        )
      }
      emptyActions={addOutlines}
      columns={columns}
      detail={policyDetail}
    />
  );
}
