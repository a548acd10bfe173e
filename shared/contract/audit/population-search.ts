import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, jobStarted } from '../primitives.ts';

/** Result of a search through the rows of a population that lie in the period. */
export interface FoundItems {
  /** Rows that have the words; `items` has the first of them. */
  found: number;
  items: { key: string; data: Record<string, string> }[];
}

export const populationSearchContract = {
  /** Rows in which every word stands somewhere, whatever its case; starts a job whose result is `FoundItems`. */
  findPopulationItems: oc
    .input(z.strictObject({ populationId: id, text: z.string().trim().min(1).max(200) }))
    .output(jobStarted),
};
