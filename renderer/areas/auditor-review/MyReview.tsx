import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Reviewer, ReviewItem } from '../../../shared/contract/auditor-review.ts';
import { REVIEW_KIND_NAMES, REVIEW_KINDS, type ReviewKind } from '../../../shared/domain/auditor-review.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { useAction } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { doneWithUndo, openReviewDraft } from './review-state.ts';
import { pathOf } from './targets.ts';
import styles from './review.module.css';

const COLUMNS: readonly GridColumn<ReviewItem>[] = [
  {
    id: 'kind',
    header: 'Kind',
    width: 92,
    cell: ({ kind }) => REVIEW_KIND_NAMES[kind],
    text: ({ kind }) => REVIEW_KIND_NAMES[kind],
  },
  {
    id: 'target',
    header: 'Record',
    width: 260,
    cell: ({ target }) => target && <Link href={pathOf(target)}>{target.label}</Link>,
    text: ({ target }) => target?.label ?? '',
  },
  {
    id: 'text',
    header: 'Text',
    width: 200,
    grow: true,
    cell: ({ text }) => <span title={text}>{text}</span>,
    text: ({ text }) => text,
  },
  {
    id: 'at',
    header: 'Written',
    width: 128,
    cell: ({ writtenAt }) => moment(writtenAt),
    text: ({ writtenAt }) => writtenAt,
  },
];

type Shown = 'all' | ReviewKind;

interface Props {
  review: { fileName: string; reviewer: Reviewer | null; items: ReviewItem[] };
}

/** The review that the auditor writes to this sealed copy. */
export function MyReview({ review: { fileName, reviewer, items } }: Props) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { run, busy } = useAction();
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    return items.filter(
      ({ kind, text, target }) =>
        (shown === 'all' || kind === shown) && `${target?.label ?? ''} ${text}`.toLowerCase().includes(words),
    );
  }, [items, search, shown]);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const [only] = chosen;

  const send = () =>
    run(async () => {
      const target = await platform.pickSaveTarget({ suggestedName: fileName, kind: 'any' });
      if (!target) return;
      await api.auditorReview.export({ target: target.token });
      await platform.deliver(target);
    });
  const remove = () =>
    run(
      async () => {
        await api.auditorReview.remove({ ids: chosen.map(({ id }) => id) });
        setSelected(new Set());
        await doneWithUndo(`Removed ${plural(chosen.length, 'item')} from the review.`, () =>
          api.auditorReview.put({ items: chosen }),
        );
      },
      { undo: false },
    );
  const add = (
    <Button variant="filled" onClick={() => openReviewDraft({ target: null })}>
      Add to the review
    </Button>
  );
  if (items.length === 0)
    return (
      <>
        <AreaBar title="My review" />
        <EmptyState title="Nothing is written yet" actions={add}>
          Comments, requests and verdicts go to {fileName} beside this copy. Open a record and press Add to
          the review, or begin with a request here.
        </EmptyState>
      </>
    );
  return (
    <>
      <AreaBar title="My review" actions={add}>
        <SearchBox label="Filter the review" value={search} onChange={setSearch} />
        <FilterPills<Shown>
          label="Show kinds"
          value={shown}
          onChange={setShown}
          options={(['all', ...REVIEW_KINDS] as const).map((value) => ({
            value,
            label: value === 'all' ? 'All' : REVIEW_KIND_NAMES[value],
            count: items.filter(({ kind }) => value === 'all' || kind === value).length,
          }))}
        />
        <Button disabled={busy} onClick={() => void send()}>
          Save a copy to send
        </Button>
      </AreaBar>
      <p className={styles.facts}>
        By {reviewer?.name}
        {reviewer?.organization && ` of ${reviewer.organization}`}, kept in {fileName} beside this copy.
      </p>
      <Grid
        label="My review"
        rows={rows}
        columns={COLUMNS}
        readOnly
        selected={selected}
        onSelected={setSelected}
        onOpen={(item) => openReviewDraft({ item })}
        empty={<p className={styles.none}>No item matches. Clear the filter.</p>}
      />
      {chosen.length > 0 && (
        <div className={styles.bulk} role="toolbar" aria-label="Change the selected items">
          <b>{plural(chosen.length, 'item')} selected</b>
          <Button
            disabled={chosen.length !== 1 || busy}
            title={chosen.length === 1 ? undefined : 'Select one item'}
            onClick={() => only && openReviewDraft({ item: only })}
          >
            Change
          </Button>
          <Button disabled={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </div>
      )}
    </>
  );
}
