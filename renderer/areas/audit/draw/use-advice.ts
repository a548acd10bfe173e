import { useMemo, useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { SamplingPolicy } from '../../../../shared/domain/sampling/index.ts';
import type { Frequency } from '../../../../shared/domain/vocabulary.ts';
import { useWorkspace } from '../../../app/query.ts';
import { expectedAfter, extentReason } from '../../../../shared/domain/renewal/prior-results.ts';
import { usePriorResult } from '../../renewal/use-prior.ts';
import { useControls } from '../queries.ts';
import { byHand, byStatistics, byTable, type ChosenSize } from './sizes.ts';
import { statisticalSize, type PlanQuestion } from './statistics.ts';

/** What a person chose: one of the two sizes as it stands now, or another one. The basis may be reworded. */
export interface Choice {
  id: ChosenSize['id'];
  /** Of another size. */
  n: number;
  /** Null while it follows from the size. */
  basis: string | null;
}

interface Question {
  sheet: TestSheet;
  policy: SamplingPolicy;
  /** Items to draw from. */
  population: number;
  /** Whether the method can draw in stages. */
  canStage: boolean;
}

/** Both ways to a size, side by side, and which of them the sample goes by. */
export function useAdvice({ sheet, policy, population, canStage }: Question) {
  const { engagement } = useWorkspace();
  const control = useControls().data?.find(({ id }) => id === sheet.controlId);
  const [frequency, setFrequency] = useState<Frequency | null>(null);
  const prior = usePriorResult(sheet.controlId, sheet.kind);
  const [changed, setAsked] = useState<Omit<PlanQuestion, 'population'> | null>(null);
  const question = useMemo(() => {
    const asked = changed ?? {
      model: policy.model,
      confidence: policy.confidence,
      tolerable: policy.tolerable,
      expectedDeviations: expectedAfter(prior, policy.expectedDeviations),
      expectedRate: null,
      stages: 1,
    };
    return { ...asked, population, stages: canStage ? asked.stages : 1 };
  }, [changed, policy, prior, population, canStage]);
  const size = useMemo(() => statisticalSize(question), [question]);
  const risk = control?.samplingRisk ?? null;
  const table = {
    frequency: frequency ?? sheet.frequency ?? 'per-occurrence',
    automated: control?.mode === 'automated',
    population,
  };
  const reason = extentReason(prior);
  const explained = (chosen: ChosenSize): ChosenSize =>
    reason ? { ...chosen, basis: `${chosen.basis}; ${reason}` } : chosen;
  const { periodFrom, periodTo } = engagement;
  return {
    question,
    size,
    risk,
    table,
    setFrequency,
    setAsked,
    period: periodFrom && periodTo ? { from: periodFrom, to: periodTo } : null,
    prior,
    statistics: typeof size === 'string' ? null : explained(byStatistics(size, question)),
    // An automated control has one size at every risk.
    byPolicy:
      risk || table.automated ? explained(byTable({ ...table, policy, risk: risk ?? 'moderate' })) : null,
  };
}
export type Advice = ReturnType<typeof useAdvice>;

/** The size that a choice stands for now; null while there is none. */
export function sizeOf(choice: Choice | null, { statistics, byPolicy }: Advice): ChosenSize | null {
  if (!choice) return null;
  const given = { statistics, table: byPolicy, other: null }[choice.id];
  if (choice.id === 'other') return byHand(choice.n, choice.basis ?? '');
  return given && { ...given, basis: choice.basis ?? given.basis };
}
