import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import {
  REGISTER_POPULATION_IDS,
  REGISTER_POPULATIONS,
  type RegisterPopulationId,
} from '../../../shared/domain/register-populations.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { waitForJob } from '../../state/jobs.ts';

/** The one population that the records of a register are; undefined where there is none, or several. */
const populationOf = (register: RegisterId): RegisterPopulationId | undefined => {
  const own = REGISTER_POPULATION_IDS.filter((id) => REGISTER_POPULATIONS[id].register === register);
  return own.length === 1 ? own[0] : undefined;
};

/** Freezes the records of the period as a population to draw samples from, and shows it. */
export function MakePopulation({ register }: { register: RegisterId }) {
  const [, navigate] = useLocation();
  const { readOnly, engagement } = useWorkspace();
  const { run, busy } = useAction();
  const of = populationOf(register);
  if (!of || readOnly) return null;
  const { asOf, periodFrom, periodTo } = engagement;
  const name = `${REGISTER_POPULATIONS[of].name} ${asOf ?? `${periodFrom} to ${periodTo}`}`;
  const make = () =>
    run(
      async () => {
        const { jobId } = await api.registers.addPopulation({ of, name });
        return waitForJob<{ id: string }>(jobId);
      },
      { done: `Made the population ${name}.` },
    ).then((made) => made && navigate(links.population(made.id)));
  return (
    <Button disabled={busy} onClick={() => void make()}>
      Make population
    </Button>
  );
}
