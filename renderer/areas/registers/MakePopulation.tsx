import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import {
  REGISTER_POPULATIONS,
  type RegisterPopulationId,
} from '../../../shared/domain/register-populations.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useAction, useWorkspace } from '../../app/query.ts';
import { waitForJob } from '../../state/jobs.ts';

/** Freezes the records of the period as a population to draw samples from, and shows it. */
export function MakePopulation({ of }: { of: RegisterPopulationId }) {
  const [, navigate] = useLocation();
  const { asOf, periodFrom, periodTo } = useWorkspace().engagement;
  const { run, busy } = useAction();
  const days = periodFrom && periodTo ? `${periodFrom} to ${periodTo}` : (asOf ?? '');
  const name = `${REGISTER_POPULATIONS[of].name} ${days}`.trim();
  const make = async () => {
    const made = await run(
      async () => {
        const { jobId } = await api.registers.addPopulation({ of, name });
        return waitForJob<{ id: string }>(jobId);
      },
      { done: `Made the population ${name}.` },
    );
    if (made) navigate(links.population(made.id));
  };
  return (
    <Button disabled={busy} onClick={() => void make()} title={`Freezes the records as “${name}”`}>
      Make population
    </Button>
  );
}
