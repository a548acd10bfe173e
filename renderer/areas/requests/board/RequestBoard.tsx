import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import type { Exchange } from '../exchange/use-exchange.tsx';
import { RequestPane } from '../pane/RequestPane.tsx';
import { useRequests } from '../queries.ts';
import { filterRequests, NO_FILTER, type RequestFilter } from '../request-filter.ts';
import { RequestFilters } from '../RequestFilters.tsx';
import { RequestsBar } from '../RequestsBar.tsx';
import { RequestsEmpty } from '../RequestsEmpty.tsx';
import shared from '../requests.module.css';
import { useStatusChange } from '../use-status-change.tsx';
import { boardColumns, neighbour, SIDE_NAMES, SIDES, type BoardColumn, type Side } from './board-columns.ts';
import { BoardLane } from './BoardLane.tsx';
import styles from './board.module.css';

const cardOf = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"]`);

/** The requests as cards in columns by the status of one side; a card is moved by dragging, or with Alt and the arrow keys. */
export function RequestBoard({ current, exchange }: { current: string | null; exchange: Exchange }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const requests = useRequests().data;
  const { save, dialog } = useStatusChange();
  const [filter, setFilter] = useState<RequestFilter>(NO_FILTER);
  const [side, setSide] = useState<Side>('ours');
  const [said, setSaid] = useState('');
  const rows = useMemo(() => filterRequests(requests ?? [], filter), [requests, filter]);
  const columns = useMemo(() => boardColumns(rows, side), [rows, side]);
  const moving = useRef<{ card: string; to: string } | null>(null);
  // A moved card is drawn anew in its column, so it gets the focus back there.
  useEffect(() => {
    const { card, to } = moving.current ?? {};
    const lane = columns.find(({ id }) => id === to);
    if (!card || !lane?.requests.some(({ id }) => id === card)) return;
    cardOf(card)?.focus();
    moving.current = null;
  }, [columns]);

  if (!requests) return <RequestsBar view="board" />;
  if (requests.length === 0) {
    return (
      <>
        <RequestsBar view="board" />
        <RequestsEmpty exchange={exchange} />
      </>
    );
  }
  const open = (id: string) => navigate(`${links.requestBoard}/${id}`, { replace: current !== null });
  const move = async (request: RequestRow, to: BoardColumn) => {
    if (readOnly || to.requests.some(({ id }) => id === request.id)) return;
    moving.current = { card: request.id, to: to.id };
    const moved = await runAction(() => save([{ row: request, patch: to.patch }]));
    setSaid(moved ? `${request.ref} moved to ${to.name}.` : `${request.ref} was not moved.`);
    if (!moved) moving.current = null;
  };
  const onCardKey = (event: KeyboardEvent, request: RequestRow) => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (!event.altKey) {
      const next = neighbour(columns, request.id, event.key);
      if (next) cardOf(next)?.focus();
      return;
    }
    const at = columns.findIndex((column) => column.requests.includes(request));
    const to = columns[at + (event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0)];
    if (to) void move(request, to);
  };
  const shown = requests.find(({ id }) => id === current);
  return (
    <>
      <RequestsBar
        view="board"
        actions={
          <>
            <span className={shared.hint}>Alt with ← or → moves a card</span>
            <SegmentedControl
              aria-label="Columns"
              value={side}
              onChange={(next) => setSide(SIDES.find((known) => known === next) ?? side)}
              data={SIDES.map((value) => ({ value, label: SIDE_NAMES[value] }))}
            />
          </>
        }
      >
        <RequestFilters
          requests={requests}
          filter={filter}
          onChange={(part) => setFilter({ ...filter, ...part })}
        />
      </RequestsBar>
      <div className={shared.split}>
        {rows.length === 0 ? (
          <EmptyState
            title="No request passes the filters"
            actions={<Button onClick={() => setFilter(NO_FILTER)}>Show all requests</Button>}
          >
            All {plural(requests.length, 'request')} are still here.
          </EmptyState>
        ) : (
          <div
            className={styles.board}
            role="group"
            aria-label={`Requests by ${SIDE_NAMES[side].toLowerCase()}`}
          >
            {columns.map((column) => (
              <BoardLane
                key={column.id}
                column={column}
                side={side}
                current={current}
                readOnly={readOnly}
                onOpen={open}
                onCardKey={onCardKey}
                onDrop={(id) => {
                  const request = requests.find((known) => known.id === id);
                  if (request) void move(request, column);
                }}
              />
            ))}
          </div>
        )}
        {shown && <RequestPane key={shown.id} request={shown} onClose={() => navigate(links.requestBoard)} />}
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {dialog}
    </>
  );
}
