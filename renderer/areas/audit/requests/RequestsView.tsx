import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import {
  REQUEST_KIND_NAMES,
  type AuditRequest,
  type RequestKind,
} from '../../../../shared/domain/mock-audit/requests.ts';
import { today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { runAction } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import { AuditBar } from '../AuditBar.tsx';
import { useRequests } from '../queries.ts';
import { filterRequests, isShown, NO_FILTER, type RequestFilter, type Show } from './request-filter.ts';
import { requestColumns } from './request-columns.tsx';
import { RequestPane } from './RequestPane.tsx';
import { requestsText } from './requests-text.ts';
import styles from './requests.module.css';
import { useRequestExport } from './use-request-export.ts';

const SHOWS: readonly { value: Show; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'late', label: 'Late' },
  { value: 'received', label: 'Received' },
];
const KINDS = Object.keys(REQUEST_KIND_NAMES) as RequestKind[];
const GROUPINGS = {
  kind: { label: 'By kind', of: ({ kind }: AuditRequest) => REQUEST_KIND_NAMES[kind] },
  owner: { label: 'By owner', of: ({ owner }: AuditRequest) => owner ?? 'No owner' },
  due: { label: 'By day', of: ({ due }: AuditRequest) => due ?? 'No day' },
} as const;
type Grouping = keyof typeof GROUPINGS;
const GROUPING_IDS = Object.keys(GROUPINGS) as Grouping[];

/** Everything the tests need from the client, received or not: it follows from the tests and needs no keeping. */
export function RequestsView() {
  const [, navigate] = useLocation();
  const requests = useRequests().data;
  const now = today();
  const [filter, setFilter] = useState<RequestFilter>(NO_FILTER);
  const [grouping, setGrouping] = useState<Grouping | null>('kind');
  const [current, setCurrent] = useState<string | null>(null);
  const { start, busy } = useRequestExport();
  const columns = useMemo(() => requestColumns(now), [now]);
  const rows = useMemo(() => filterRequests(requests ?? [], filter, now), [requests, filter, now]);
  const copy = () =>
    void runAction(() => navigator.clipboard.writeText(requestsText(rows)).then(() => true), {
      done: `Copied ${plural(rows.length, 'request')}.`,
      undo: false,
    });
  useActions([
    { id: 'requests.export', label: 'Export the request list to Excel', run: () => void start() },
    { id: 'requests.copy', label: 'Copy the requests as text', run: copy },
  ]);
  if (!requests) return <AuditBar view="requests" />;
  if (requests.length === 0) {
    return (
      <>
        <AuditBar view="requests" />
        <EmptyState
          title="Nothing to ask for yet"
          actions={
            <Button variant="filled" onClick={() => navigate(links.matrix)}>
              Open the matrix
            </Button>
          }
        >
          Requests follow from controls, tests and policies. Add controls, or load the starter library, in the
          matrix.
        </EmptyState>
      </>
    );
  }
  const change = (part: Partial<RequestFilter>) => setFilter({ ...filter, ...part });
  const owners = [...new Set(requests.map(({ owner }) => owner ?? ''))].toSorted();
  const shown = requests.find(({ id }) => id === current);
  const groups = grouping && GROUPINGS[grouping].of;
  return (
    <>
      <AuditBar
        view="requests"
        actions={
          <>
            <Button onClick={copy} disabled={rows.length === 0}>
              Copy as text
            </Button>
            <Button variant="filled" disabled={busy} onClick={() => void start()}>
              {busy ? 'Exporting' : 'Export to Excel'}
            </Button>
          </>
        }
      >
        <SearchBox label="Filter requests" value={filter.search} onChange={(search) => change({ search })} />
        <Select
          w={124}
          aria-label="Kind"
          placeholder="Any kind"
          clearable
          value={filter.kind}
          onChange={(kind) => change({ kind: KINDS.find((known) => known === kind) ?? null })}
          data={KINDS.map((value) => ({ value, label: REQUEST_KIND_NAMES[value] }))}
        />
        <Select
          w={132}
          aria-label="Owner"
          placeholder="Any owner"
          clearable
          searchable
          value={filter.owner}
          onChange={(owner) => change({ owner })}
          data={owners.map((name) => ({ value: name, label: name || 'No owner' }))}
        />
        <Select
          w={108}
          aria-label="Group by"
          placeholder="No groups"
          clearable
          value={grouping}
          onChange={(next) => setGrouping(GROUPING_IDS.find((known) => known === next) ?? null)}
          data={GROUPING_IDS.map((value) => ({ value, label: GROUPINGS[value].label }))}
        />
        <FilterPills
          label="Show requests"
          value={filter.show}
          onChange={(show) => change({ show })}
          options={SHOWS.map((option) => ({
            ...option,
            count: requests.filter((request) => isShown(request, option.value, now)).length,
          }))}
        />
      </AuditBar>
      <div className={styles.split}>
        <Grid
          label="Requests"
          rows={rows}
          columns={columns}
          current={current}
          onCurrent={({ id }) => setCurrent(id)}
          onOpen={({ link }) => navigate(link)}
          {...(groups && { groupBy: groups })}
          empty={
            <EmptyState
              title="No request passes the filters"
              actions={<Button onClick={() => setFilter(NO_FILTER)}>Show all requests</Button>}
            >
              All {plural(requests.length, 'request')} are still here.
            </EmptyState>
          }
        />
        {shown && <RequestPane request={shown} onClose={() => setCurrent(null)} />}
      </div>
    </>
  );
}
