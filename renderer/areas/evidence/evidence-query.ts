import { useQueries } from '@tanstack/react-query';
import { create } from 'zustand';
import type { EVIDENCE_SORTS, EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import type { EvidenceFlag, EvidenceReview } from '../../../shared/domain/evidence-flags.ts';
import type { EvidenceKind, EvidenceMethod } from '../../../shared/domain/evidence-vocabulary.ts';
import { api } from '../../app/api.ts';

export type EvidenceSort = (typeof EVIDENCE_SORTS)[number];

export interface EvidenceFilters {
  search: string;
  filter: 'all' | EvidenceFlag;
  kind: EvidenceKind | 'unset' | null;
  method: EvidenceMethod | 'unset' | null;
  review: EvidenceReview | null;
  /** Only evidence linked to this control. */
  controlId: string | null;
}

export interface EvidenceQuery extends EvidenceFilters {
  sort: EvidenceSort;
  descending: boolean;
}

interface QueryState extends EvidenceQuery {
  set(patch: Partial<EvidenceQuery>): void;
  clear(): void;
}

const NO_FILTER: EvidenceFilters = {
  search: '',
  filter: 'all',
  kind: null,
  method: null,
  review: null,
  controlId: null,
};

/** Lives as long as the window, so that going to another area and back keeps the list. */
export const useEvidenceQuery = create<QueryState>((set) => ({
  ...NO_FILTER,
  sort: 'ref',
  descending: false,
  set: (patch) => set(patch),
  clear: () => set(NO_FILTER),
}));

/** How many filters beside the search narrow the list down. */
export const countFilters = ({ filter, kind, method, review, controlId }: EvidenceFilters): number =>
  [filter !== 'all', kind, method, review, controlId].filter(Boolean).length;

/** What is searched for, as calls take it. */
export const searchOf = ({ search, controlId }: EvidenceFilters) => ({
  ...(search.trim() ? { search: search.trim() } : {}),
  ...(controlId ? { controlId } : {}),
});

/** The search and the filters, as calls take them. */
export const filterOf = (query: EvidenceFilters) => ({
  ...searchOf(query),
  ...(query.kind ? { kind: query.kind } : {}),
  ...(query.method ? { method: query.method } : {}),
  ...(query.review ? { review: query.review } : {}),
  filter: query.filter,
});

/** The filters and the order, as the list takes them. */
export const listQueryOf = (query: EvidenceQuery) => ({
  ...filterOf(query),
  sort: query.sort,
  descending: query.descending,
});

const PAGE = 100;

export interface EvidencePages {
  total: number;
  /** The record at a place of the list; undefined while its page loads. */
  rowAt(index: number): EvidenceRow | undefined;
  /** True once the first answer is there. */
  ready: boolean;
}

/**
 * The part of the list between two places. The engine filters, sorts and counts; only the pages in view are fetched, and
 * only they are fetched again after a change.
 */
export function useEvidencePages(query: EvidenceQuery, from: number, to: number): EvidencePages {
  const firstPage = Math.floor(Math.max(from, 0) / PAGE);
  const lastPage = Math.max(Math.floor(Math.max(to, 0) / PAGE), firstPage);
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, offset) => firstPage + offset);
  const results = useQueries({
    queries: pages.map((page) => {
      const input = { ...listQueryOf(query), offset: page * PAGE, limit: PAGE };
      return { queryKey: ['evidence', 'list', input], queryFn: () => api.evidence.list(input) };
    }),
  });
  return {
    total: results.find(({ data }) => data)?.data?.total ?? 0,
    ready: results.some(({ data }) => data),
    rowAt: (index) => results[Math.floor(index / PAGE) - firstPage]?.data?.rows[index % PAGE],
  };
}
