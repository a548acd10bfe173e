import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ImportedItem, ReviewPreview } from '../../../shared/contract/auditor-review.ts';
import {
  REVIEW_DECISION_NAMES,
  REVIEW_DECISIONS,
  REVIEW_KIND_NAMES,
  type ReviewDecision,
} from '../../../shared/domain/auditor-review.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { useActions } from '../../state/actions.ts';
import { ImportReviewDialog } from './ImportReviewDialog.tsx';
import { pathOf } from './targets.ts';
import styles from './review.module.css';

const COLUMNS: readonly GridColumn<ImportedItem>[] = [
  {
    id: 'kind',
    header: 'Kind',
    width: 88,
    cell: ({ kind }) => REVIEW_KIND_NAMES[kind],
    text: ({ kind }) => REVIEW_KIND_NAMES[kind],
  },
  {
    id: 'target',
    header: 'Record',
    width: 200,
    cell: ({ target }) => target && <Link href={pathOf(target)}>{target.label}</Link>,
    text: ({ target }) => target?.label ?? '',
  },
  {
    id: 'text',
    header: 'Text',
    width: 180,
    grow: true,
    cell: ({ text }) => <span title={text}>{text}</span>,
    text: ({ text }) => text,
  },
  {
    id: 'reviewer',
    header: 'By',
    width: 120,
    cell: ({ reviewer, organization }) => <span title={organization}>{reviewer}</span>,
    text: ({ reviewer }) => reviewer,
  },
  {
    id: 'writtenAt',
    header: 'Written',
    width: 128,
    cell: ({ writtenAt }) => moment(writtenAt),
    text: ({ writtenAt }) => writtenAt,
  },
  {
    id: 'conflict',
    header: 'Since the seal',
    title: 'What happened to the record between the seal and the import',
    width: 150,
    cell: ({ conflict }) => <span title={conflict}>{conflict || 'Unchanged'}</span>,
    text: ({ conflict }) => conflict,
  },
  {
    id: 'decision',
    header: 'Answer',
    width: 128,
    cell: ({ decision, request, note, decidedBy }) => (
      <span title={[decidedBy, note].filter(Boolean).join(': ')}>
        {REVIEW_DECISION_NAMES[decision]}
        {request && (
          <>
            {': '}
            <Link href={links.request(request.id)}>{request.ref}</Link>
          </>
        )}
      </span>
    ),
    text: ({ decision }) => REVIEW_DECISION_NAMES[decision],
  },
];

type Shown = 'all' | ReviewDecision;

/** What came back from auditors, and what was answered. */
export function ImportedReviews() {
  const { readOnly } = useWorkspace();
  const { data } = useData(['auditorReview', 'list'], () => api.auditorReview.list({}));
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [importing, setImporting] = useState<{ file: string; preview: ReviewPreview } | null>(null);
  const { run, busy } = useAction();
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    return (data ?? []).filter(
      ({ decision, text, target, reviewer }) =>
        (shown === 'all' || decision === shown) &&
        `${target?.label ?? ''} ${text} ${reviewer}`.toLowerCase().includes(words),
    );
  }, [data, search, shown]);
  const pick = () =>
    run(
      async () => {
        const [picked] = await platform.pickFiles({ multiple: false, accept: 'review' });
        if (!picked) return;
        setImporting({
          file: picked.token,
          preview: await api.auditorReview.preview({ file: picked.token }),
        });
      },
      { undo: false },
    );
  useActions(readOnly ? [] : [{ id: 'review.pick', label: 'Import a review', run: () => void pick() }]);
  if (!data) return null;
  const chosen = rows.filter(({ id }) => selected.has(id));
  const importButton = (
    <Button
      variant="filled"
      disabled={readOnly || busy}
      title={readOnly ? 'The workspace is open read-only' : undefined}
      onClick={() => void pick()}
    >
      Import a review…
    </Button>
  );
  return (
    <>
      <AreaBar title="Reviews of auditors" actions={importButton}>
        {data.length > 0 && (
          <>
            <SearchBox label="Filter the reviews" value={search} onChange={setSearch} />
            <FilterPills<Shown>
              label="Show answers"
              value={shown}
              onChange={setShown}
              options={(['all', ...REVIEW_DECISIONS] as const).map((value) => ({
                value,
                label: value === 'all' ? 'All' : REVIEW_DECISION_NAMES[value],
                count: data.filter(({ decision }) => value === 'all' || decision === value).length,
              }))}
            />
          </>
        )}
      </AreaBar>
      {data.length === 0 ? (
        <EmptyState title="No review has come in yet" actions={importButton}>
          Seal a copy for the auditor. What the auditor writes to it comes back as a file that ends in
          .trustbench-review.
        </EmptyState>
      ) : (
        <Grid
          label="Reviews of auditors"
          rows={rows}
          columns={COLUMNS}
          readOnly
          selected={selected}
          onSelected={setSelected}
          empty={<p className={styles.none}>No item matches. Clear the filter.</p>}
        />
      )}
      {chosen.length > 0 && <Answer items={chosen} onDone={() => setSelected(new Set())} />}
      {importing && <ImportReviewDialog {...importing} onClose={() => setImporting(null)} />}
    </>
  );
}

/** Answers the selected items in one step that one undo takes back. */
function Answer({ items, onDone }: { items: readonly ImportedItem[]; onDone: () => void }) {
  const { readOnly } = useWorkspace();
  const [note, setNote] = useState('');
  const { run, busy } = useAction();
  const isTaken = items.some(({ decision }) => decision === 'taken');
  const why = isTaken ? 'Some are taken already' : readOnly ? 'The workspace is open read-only' : undefined;
  const decide = async (decision: 'taken' | 'declined') => {
    const ids = items.map(({ id }) => id);
    const done = `${decision === 'taken' ? 'Took' : 'Declined'} ${plural(ids.length, 'item')}.`;
    if (await run(() => api.auditorReview.decide({ ids, decision, note: note.trim() }), { done })) onDone();
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Answer the selected items">
      <b>{plural(items.length, 'item')} selected</b>
      <Textarea
        className={styles.answer}
        aria-label="Note to the answer"
        placeholder="Note to the answer, if any"
        rows={1}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {(['taken', 'declined'] as const).map((decision) => (
        <Button
          key={decision}
          disabled={busy || why !== undefined}
          title={why}
          onClick={() => void decide(decision)}
        >
          {decision === 'taken' ? 'Take' : 'Decline'}
        </Button>
      ))}
    </div>
  );
}
