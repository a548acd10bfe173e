import { keepPreviousData, useQueries } from '@tanstack/react-query';

/** Rows of one answer. */
const PAGE = 200;

interface Options<Page> {
  /** Names the list and all that decides its rows. */
  queryKey: readonly unknown[];
  load: (offset: number, limit: number) => Promise<Page>;
  /** Rows that are in view. */
  from: number;
  to: number;
  /** Rows of one answer; fewer where rows are very wide. */
  size?: number;
}

/** Pages of a long list in the engine, of which only those in view are asked for. */
export function useRows<Page extends { rows: readonly unknown[] }>({
  queryKey,
  load,
  from,
  to,
  size = PAGE,
}: Options<Page>) {
  const first = Math.floor(from / size);
  const last = Math.max(Math.floor(to / size), first);
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const pages = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [...queryKey, number],
      queryFn: () => load(number * size, size),
      placeholderData: keepPreviousData,
      staleTime: Number.POSITIVE_INFINITY,
      // What was scrolled past is let go, or a large file would end up in the page as a whole.
      gcTime: 30_000,
    })),
  });
  const settled = pages.find(({ data, isPlaceholderData }) => data && !isPlaceholderData)?.data;
  return {
    /** Of any page: what is said of the whole list. */
    page: settled ?? pages.find(({ data }) => data)?.data,
    error: pages.find(({ error }) => error)?.error ?? null,
    isPending: pages.every(({ data }) => !data),
    row: (index: number): Page['rows'][number] | undefined => {
      const page = pages[Math.floor(index / size) - first];
      return page?.isPlaceholderData ? undefined : page?.data?.rows[index % size];
    },
  };
}
