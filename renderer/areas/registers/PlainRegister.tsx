import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import {
  REGISTER_POPULATION_IDS,
  REGISTER_POPULATIONS,
  type RegisterPopulationId,
} from '../../../shared/domain/register-populations.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { MakePopulation } from './MakePopulation.tsx';
import { RegisterGrid, type RegisterGridProps } from '../../components/register/RegisterGrid.tsx';

type Props = Omit<RegisterGridProps, 'onCurrent'> & { detail?: (row: RegisterRow) => ReactNode };

/** Fields that only the pane shows at first; the menu of a column head brings them back. */
const NOTES = ['notes'];
const HIDDEN: Partial<Record<RegisterId, readonly string[]>> = {
  changes: ['vendorId', ...NOTES],
  'restore-tests': ['ownerId', ...NOTES],
};

/** The one population that the records of a register are; undefined where there is none, or several. */
const populationOf = (register: RegisterId): RegisterPopulationId | undefined => {
  const own = REGISTER_POPULATION_IDS.filter((id) => REGISTER_POPULATIONS[id].register === register);
  return own.length === 1 ? own[0] : undefined;
};

/** A register under its own address; a screen with more to say gives what stands around and beside the sheet. */
export function PlainRegister(props: Props & { register: RegisterId }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const population = populationOf(props.register);
  return (
    <RegisterGrid
      hidden={HIDDEN[props.register] ?? NOTES}
      {...props}
      actions={
        <>
          {population && !readOnly && <MakePopulation of={population} />}
          {props.actions}
        </>
      }
      onCurrent={(id) => navigate(links.register(props.register, id ?? undefined), { replace: true })}
    />
  );
}
