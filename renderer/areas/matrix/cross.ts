import { create } from 'zustand';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';

/** How many controls serve a criterion: one is enough until it fails. */
export const COVERAGES = ['none', 'single', 'several'] as const;
export type Coverage = (typeof COVERAGES)[number];
export const COVERAGE_NAMES: Record<Coverage, string> = {
  none: 'No control',
  single: 'Single control',
  several: 'Several controls',
};

export function coverageOf({ controls }: CriterionRow): Coverage {
  if (controls.length === 0) return 'none';
  return controls.length === 1 ? 'single' : 'several';
}

interface CrossFilter {
  coverage: Coverage | 'all';
  setCoverage(coverage: Coverage | 'all'): void;
}

export const useCrossFilter = create<CrossFilter>((set) => ({
  coverage: 'all',
  setCoverage: (coverage) => set({ coverage }),
}));
