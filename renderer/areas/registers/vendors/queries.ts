import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { VendorStanding } from '../../../../shared/contract/registers/vendor-reviews.ts';
import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

const NONE: readonly never[] = [];

/** What follows from the records of each vendor. */
export const useStandings = (): readonly VendorStanding[] =>
  useData(['registers', 'vendorStandings'], () => api.registers.vendorStandings({})).data ?? NONE;

export const useReviews = (vendorId: string) =>
  useData(['registers', 'vendorReviews', vendorId], () => api.registers.vendorReviews({ vendorId })).data;

/** Controls that the reports of vendors assume. */
export const useCuecs = (): readonly RegisterRow[] =>
  useData(['registers', 'list', 'vendor-cuecs'], () => api.registers.list({ register: 'vendor-cuecs' }))
    .data ?? NONE;

export const useComplementary = (): readonly RegisterRow[] =>
  useData(['registers', 'list', 'complementary-controls'], () =>
    api.registers.list({ register: 'complementary-controls' }),
  ).data ?? NONE;

const NO_CRITERIA: Readonly<Record<string, readonly string[]>> = {};

/** Every criterion of each complementary control, by its id. */
export const useComplementaryCriteria = () =>
  useData(['registers', 'complementaryCriteria'], () => api.registers.complementaryCriteria({})).data ??
  NO_CRITERIA;
