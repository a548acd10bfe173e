import { useMemo } from 'react';
import type { ReturnPlan } from '../../../../shared/contract/requests/packs.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import { statusWords } from './words.ts';

interface Props {
  answers: ReturnPlan['answers'];
  requests: ReturnPlan['requests'];
  /** Requests whose answer is not applied. */
  skipped: ReadonlySet<string>;
  onSkipped: (requests: ReadonlySet<string>) => void;
}

type Row = ReturnPlan['answers'][number] & {
  id: string;
  ref: string;
  title: string;
  before: string;
  after: string;
};

const text = (id: keyof Row & string, header: string, width: number): GridColumn<Row> => ({
  id,
  header,
  width,
  cell: (row) => <span title={String(row[id])}>{String(row[id])}</span>,
  text: (row) => String(row[id]),
});

const COLUMNS: GridColumn<Row>[] = [
  { ...text('ref', 'Ref', 64), frozen: true },
  { ...text('title', 'Request', 200), grow: true },
  text('word', 'Answer', 110),
  text('before', 'Status now', 150),
  text('after', 'Becomes', 150),
  text('comment', 'Comment', 220),
  text('by', 'By', 96),
];

/** What the list says; an answer that is not ticked is not applied. */
export function ReturnedAnswers({ answers, requests, skipped, onSkipped }: Props) {
  const rows = useMemo(() => {
    const byId = new Map(requests.map((request) => [request.id, request]));
    return answers.flatMap((answer): Row[] => {
      const request = byId.get(answer.requestId);
      if (!request) return [];
      const { ref, title, status, auditorStatus } = request;
      const isMoved = answer.status !== null || answer.auditorStatus !== null;
      const isReturned = answer.auditorStatus === 'returned';
      // What is returned is ours to work on again.
      const ours = answer.status ?? (isReturned ? 'in_progress' : null);
      const after = isMoved ? statusWords(ours, answer.auditorStatus) : 'as it is';
      const before = statusWords(status, auditorStatus);
      const word = answer.word || (isMoved ? 'none, files came' : '');
      return [{ ...answer, word, id: answer.requestId, ref, title, before, after }];
    });
  }, [answers, requests]);
  const selected = useMemo(
    () => new Set(rows.map(({ id }) => id).filter((id) => !skipped.has(id))),
    [rows, skipped],
  );
  return (
    <Grid
      label="Answers of the list"
      rows={rows}
      columns={COLUMNS}
      selected={selected}
      onSelected={(next) => onSkipped(new Set(rows.map(({ id }) => id).filter((id) => !next.has(id))))}
      empty={
        <EmptyState title="No new answers">
          The list says nothing that is not recorded already, or did not come back.
        </EmptyState>
      }
    />
  );
}
