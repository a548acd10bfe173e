import type { PlanFields } from '../../../../shared/contract/audit/plan.ts';
import { api } from '../../../app/api.ts';

export type PlanPatch = Partial<PlanFields>;

/** Saves what changes of the plan of several tests; one undo takes it back. @throws AppError with the engine's sentence */
export const savePlan = (changes: readonly { testId: string; patch: PlanPatch }[]): Promise<unknown> =>
  api.audit.savePlan({ changes: [...changes] });
