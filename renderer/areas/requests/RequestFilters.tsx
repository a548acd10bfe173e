import { Select } from '@mantine/core';
import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { REQUEST_KIND_NAMES, REQUEST_KINDS } from '../../../shared/domain/request-vocabulary.ts';
import { FilterPills } from '../../components/FilterPills.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { countShown, SHOW_NAMES, SHOWS, type RequestFilter } from './request-filter.ts';

interface Props {
  requests: readonly RequestRow[];
  filter: RequestFilter;
  onChange: (part: Partial<RequestFilter>) => void;
}

/** Search, kind, person and state: the same in the table and on the board. */
export function RequestFilters({ requests, filter, onChange }: Props) {
  const people = new Map(
    requests.map(({ assigneeId, assignee }) => [assigneeId ?? '', assignee ?? 'Nobody']),
  );
  const shows = SHOWS.map((value) => ({
    value,
    label: SHOW_NAMES[value],
    count: countShown(requests, value),
  })).filter(({ value, count }) => value === 'all' || value === filter.show || count > 0);
  return (
    <>
      <SearchBox label="Filter requests" value={filter.search} onChange={(search) => onChange({ search })} />
      <Select
        w={124}
        aria-label="Kind"
        placeholder="Any kind"
        clearable
        value={filter.kind}
        onChange={(kind) => onChange({ kind: REQUEST_KINDS.find((known) => known === kind) ?? null })}
        data={REQUEST_KINDS.map((value) => ({ value, label: REQUEST_KIND_NAMES[value] }))}
      />
      <Select
        w={132}
        aria-label="Assigned to"
        placeholder="Any person"
        clearable
        searchable
        value={filter.assignee}
        onChange={(assignee) => onChange({ assignee })}
        data={[...people]
          .map(([value, label]) => ({ value, label }))
          .toSorted((a, b) => a.label.localeCompare(b.label))}
      />
      <FilterPills
        label="Show requests"
        value={filter.show}
        onChange={(show) => onChange({ show })}
        options={shows}
      />
    </>
  );
}
