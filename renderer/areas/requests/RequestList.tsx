import { Button, Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import { REQUEST_STATUS_NAMES, REQUEST_TIMING_NAMES } from '../../../shared/domain/request-vocabulary.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { runAction, useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceDrop, type DropPlace } from '../../components/EvidenceDrop.tsx';
import { Grid, type CellWrite } from '../../components/grid/Grid.tsx';
import { usePaste } from '../../components/intake/use-paste.ts';
import { useActions } from '../../state/actions.ts';
import { askAttach } from '../../state/attach.ts';
import { AddRequest } from './AddRequest.tsx';
import { copyText } from './copy.ts';
import type { Exchange } from './exchange/use-exchange.tsx';
import { RequestPane } from './pane/RequestPane.tsx';
import { useControls, usePeople, useRequests } from './queries.ts';
import { requestColumns } from './request-columns.tsx';
import { filterRequests, NO_FILTER, type RequestFilter } from './request-filter.ts';
import { patchOf } from './request-patches.ts';
import { requestsText } from './request-text.ts';
import { RequestBulk } from './RequestBulk.tsx';
import { RequestFilters } from './RequestFilters.tsx';
import { RequestsBar } from './RequestsBar.tsx';
import { RequestsEmpty } from './RequestsEmpty.tsx';
import styles from './requests.module.css';
import { useRequestExport } from './use-request-export.ts';
import { useStatusChange, type RequestChange } from './use-status-change.tsx';

const GROUPINGS = {
  assignee: { label: 'By person', of: ({ assignee }: RequestRow) => assignee ?? 'Nobody yet' },
  category: { label: 'By area', of: ({ category }: RequestRow) => category || 'No area' },
  status: { label: 'By status', of: ({ status }: RequestRow) => REQUEST_STATUS_NAMES[status] },
  timing: { label: 'By due day', of: ({ timing }: RequestRow) => REQUEST_TIMING_NAMES[timing] },
} as const;
type Grouping = keyof typeof GROUPINGS;
const GROUPING_IDS = Object.keys(GROUPINGS) as Grouping[];
const ORDERS: Partial<Record<Grouping, readonly string[]>> = {
  status: Object.values(REQUEST_STATUS_NAMES),
  timing: Object.values(REQUEST_TIMING_NAMES),
};

/** The request list as a table that is edited in place. */
export function RequestList({ current, exchange }: { current: string | null; exchange: Exchange }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const requests = useRequests().data;
  const people = usePeople();
  const controls = useControls();
  const { save, dialog } = useStatusChange();
  const { start, busy } = useRequestExport();
  const [filter, setFilter] = useState<RequestFilter>(NO_FILTER);
  const [grouping, setGrouping] = useState<Grouping | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const known = useMemo(() => ({ people, controls }), [people, controls]);
  const columns = useMemo(() => requestColumns(known, save), [known, save]);
  const rows = useMemo(() => filterRequests(requests ?? [], filter), [requests, filter]);
  const saveWrites = useCallback(
    async (writes: readonly CellWrite<RequestRow>[]) => {
      const changes = new Map<string, RequestChange>();
      for (const { row, column, value } of writes)
        changes.set(row.id, {
          row,
          patch: { ...changes.get(row.id)?.patch, ...patchOf(column, value, known) },
        });
      return save([...changes.values()]);
    },
    [known, save],
  );
  const copy = () => void copyText(requestsText(rows), `Copied ${plural(rows.length, 'request')}.`);
  useActions([
    ...(readOnly
      ? []
      : [{ id: 'requests.add', label: 'Add request', keys: 'mod+N', run: () => setAdding(true) }]),
    { id: 'requests.export', label: 'Export the request list to Excel', run: () => void start() },
    { id: 'requests.copy', label: 'Copy the requests as text', run: copy },
  ]);

  const placeOf = (id: string | null): DropPlace | null => {
    const request = requests?.find((one) => one.id === id);
    if (!request) return null;
    return {
      requestIds: [request.id],
      controlIds: request.controls.map((control) => control.id),
      to: request.ref,
    };
  };
  const pasteAt = placeOf(current);
  usePaste(readOnly || !pasteAt ? null : (files) => askAttach({ files, options: pasteAt }));

  if (!requests) return <RequestsBar view="list" />;
  const isEmpty = requests.length === 0;
  const add = (
    <Button disabled={readOnly} onClick={() => setAdding(true)}>
      Add request
    </Button>
  );
  const change = (part: Partial<RequestFilter>) => {
    setFilter({ ...filter, ...part });
    setSelected(new Set());
  };
  const there = rows.filter(({ isThere }) => isThere);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const shown = requests.find(({ id }) => id === current);
  const groups = grouping && GROUPINGS[grouping].of;
  return (
    <>
      <RequestsBar
        view="list"
        actions={
          !isEmpty && (
            <>
              <Select
                w={112}
                aria-label="Group by"
                placeholder="No groups"
                clearable
                value={grouping}
                onChange={(next) => setGrouping(GROUPING_IDS.find((id) => id === next) ?? null)}
                data={GROUPING_IDS.map((value) => ({ value, label: GROUPINGS[value].label }))}
              />
              <Button onClick={copy} disabled={rows.length === 0}>
                Copy as text
              </Button>
              <Button disabled={busy} onClick={() => void start()}>
                {busy ? 'Exporting' : 'Export to Excel'}
              </Button>
              {exchange.menu}
              <Button variant="filled" disabled={readOnly} onClick={() => setAdding(true)}>
                Add request
              </Button>
            </>
          )
        }
      >
        {!isEmpty && (
          <>
            <RequestFilters requests={requests} filter={filter} onChange={change} />
            {there.length > 0 && (
              <Button
                disabled={readOnly}
                title="The workspace holds what they ask for: populations, items with evidence, evidence of the period, approved policies."
                onClick={() =>
                  void runAction(() => save(there.map((row) => ({ row, patch: { status: 'received' } }))), {
                    done: `Marked ${plural(there.length, 'request')} as received.`,
                  })
                }
              >
                Mark {there.length} as received
              </Button>
            )}
          </>
        )}
      </RequestsBar>
      {isEmpty ? (
        <RequestsEmpty add={add} exchange={exchange} />
      ) : (
        <div className={styles.split}>
          <div className={styles.list}>
            <EvidenceDrop disabled={readOnly} place={placeOf}>
              <Grid
                label="Requests"
                rows={rows}
                columns={columns}
                readOnly={readOnly}
                current={current}
                onCurrent={({ id }) => navigate(links.request(id), { replace: current !== null })}
                selected={selected}
                onSelected={setSelected}
                onWrites={saveWrites}
                {...(groups && { groupBy: groups, groupOrder: orderOf(grouping, rows) })}
                empty={
                  <EmptyState
                    title="No request passes the filters"
                    actions={<Button onClick={() => change(NO_FILTER)}>Show all requests</Button>}
                  >
                    All {plural(requests.length, 'request')} are still here.
                  </EmptyState>
                }
              />
            </EvidenceDrop>
            {chosen.length > 0 && (
              <RequestBulk
                requests={chosen}
                save={save}
                onPack={() => exchange.exportPack(chosen.map(({ id }) => id))}
                onClear={() => setSelected(new Set())}
              />
            )}
          </div>
          {shown && <RequestPane key={shown.id} request={shown} onClose={() => navigate(links.requests)} />}
        </div>
      )}
      {adding && (
        <AddRequest
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            navigate(links.request(id));
          }}
        />
      )}
      {dialog}
    </>
  );
}

const orderOf = (grouping: Grouping, rows: readonly RequestRow[]): readonly string[] =>
  ORDERS[grouping] ?? [...new Set(rows.map(GROUPINGS[grouping].of))].toSorted();
