import { Button, UnstyledButton } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { count, plural } from '../../../app/format.ts';
import { DueDay } from '../DueDay.tsx';
import { AuditorSign, StatusSign } from '../RequestSigns.tsx';
import type { BoardColumn, Side } from './board-columns.ts';
import styles from './board.module.css';

/** What a dragged card carries; a drag of anything else is none of ours. */
const CARD_TYPE = 'application/x-trustbench-request';
/** Cards that a lane draws at first. */
const AT_FIRST = 60;

interface LaneProps {
  column: BoardColumn;
  side: Side;
  current: string | null;
  readOnly: boolean;
  onOpen: (id: string) => void;
  onCardKey: (event: KeyboardEvent, request: RequestRow) => void;
  onDrop: (id: string) => void;
}

/** One status with its cards. */
export function BoardLane({ column, side, current, readOnly, onOpen, onCardKey, onDrop }: LaneProps) {
  const [isOver, setOver] = useState(false);
  const [limit, setLimit] = useState(AT_FIRST);
  const { name, requests } = column;
  const late = requests.filter(({ timing }) => timing === 'overdue').length;
  return (
    <section
      className={styles.lane}
      aria-label={`${name}, ${requests.length}`}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (readOnly || !event.dataTransfer.types.includes(CARD_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const id = event.dataTransfer.getData(CARD_TYPE);
        if (id === '') return;
        event.preventDefault();
        onDrop(id);
      }}
    >
      <h2>
        {name} <span>{count(requests.length)}</span>
        {late > 0 && <b>{late} overdue</b>}
      </h2>
      <ul>
        {requests.slice(0, limit).map((request) => (
          <li key={request.id}>
            <Card
              request={request}
              side={side}
              isCurrent={request.id === current}
              readOnly={readOnly}
              onOpen={() => onOpen(request.id)}
              onKeyDown={(event) => onCardKey(event, request)}
            />
          </li>
        ))}
      </ul>
      {requests.length > limit && (
        <Button variant="subtle" onClick={() => setLimit(limit + AT_FIRST)}>
          Show {Math.min(AT_FIRST, requests.length - limit)} more
        </Button>
      )}
      {requests.length === 0 && <p className={styles.none}>None</p>}
    </section>
  );
}

interface CardProps {
  request: RequestRow;
  side: Side;
  isCurrent: boolean;
  readOnly: boolean;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A request in short, with the status of the other side. */
function Card({ request, side, isCurrent, readOnly, onOpen, onKeyDown }: CardProps) {
  const { id, ref, number, title, assignee, due, evidence, items, status, auditorStatus, priority } = request;
  return (
    <UnstyledButton
      className={styles.card}
      data-card={id}
      data-current={isCurrent || undefined}
      aria-pressed={isCurrent}
      draggable={!readOnly}
      onDragStart={(event) => {
        event.dataTransfer.setData(CARD_TYPE, id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <span className={styles.head}>
        <b>{ref}</b>
        {number && <span>{number}</span>}
        {priority === 'high' && <span className={styles.high}>High</span>}
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.facts}>
        <span>{assignee ?? 'Nobody yet'}</span>
        {due && <DueDay request={request} />}
      </span>
      <span className={styles.facts}>
        {side === 'ours' ? (
          auditorStatus !== 'none' && <AuditorSign status={auditorStatus} />
        ) : (
          <StatusSign status={status} />
        )}
        {items ? (
          <span>
            {items.received} of {items.total} items
          </span>
        ) : (
          evidence.length > 0 && <span>{plural(evidence.length, 'file')}</span>
        )}
        {request.isThere && <b className={styles.there}>Evidence is there</b>}
      </span>
    </UnstyledButton>
  );
}
