import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REGISTER_POPULATION_IDS } from '../../domain/register-populations.ts';
import { id, jobStarted, name, nothing } from '../primitives.ts';

/** The rules by which people and their access are judged; see `ProgrammeRules`. */
export const workforceRules = z.strictObject({
  leaverHours: z.int().min(1).max(8760),
  dormantDays: z.int().min(1).max(3660),
  /** Kept in lower case. */
  privilegedWords: z.array(z.string().trim().min(1).max(60)).max(200),
});

export const workforceContract = {
  workforceRules: oc.input(nothing).output(workforceRules),
  setWorkforceRules: oc.input(workforceRules.partial()).output(nothing),
  /** Freezes records of a register as a population; starts a job whose result is `{ id }` of the population. */
  addPopulation: oc
    .input(
      z.strictObject({
        of: z.enum(REGISTER_POPULATION_IDS),
        name,
        controlIds: z.array(id).max(500).default([]),
      }),
    )
    .output(jobStarted),
};
