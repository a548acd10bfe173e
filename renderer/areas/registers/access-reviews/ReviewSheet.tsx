import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import type { AccessReviewLine } from '../../../../shared/contract/access-reviews.ts';
import { REVIEW_STATE_NAMES } from '../../../../shared/domain/access-review/sign-off.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { Keys } from '../../../components/Keys.tsx';
import register from '../../../components/register/register.module.css';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import { DECISION_KEYS, DecisionBar, NoteBar } from './DecisionBar.tsx';
import { isUndecided, lineIdsIn, lineViews, type LineView } from './line-filter.ts';
import { LINE_COLUMNS, ownerOf } from './line-columns.tsx';
import { useLines, useReview } from './queries.ts';
import { ReviewPane } from './ReviewPane.tsx';
import { useDecide } from './use-decide.ts';
import styles from './access-reviews.module.css';

/** px from which progress and sign-off stand beside the lines at first. */
const WIDE = 1600;

const GROUPS = [
  { value: 'application', label: 'By application' },
  { value: 'person', label: 'By person' },
  { value: '', label: 'Not grouped' },
];
const HEADINGS: Record<string, (line: AccessReviewLine) => string> = {
  application: ({ application }) => application || 'No application',
  person: (line) => ownerOf(line) || 'No person',
};
const hint = (rows: readonly AccessReviewLine[]) => {
  const open = rows.filter(isUndecided).length;
  return open === 0 ? 'decided' : `${open} of ${rows.length} open`;
};

/** One review: a line for each account with its role, decided by one key each. */
export function ReviewSheet({ id }: { id: string }) {
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const review = useReview(id).data;
  const lines = useLines(id);
  const [view, setView] = useState<LineView>('all');
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null);
  const [group, setGroup] = useState('application');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const [pane, setPane] = useState(() => window.innerWidth >= WIDE);
  const togglePane = () => setPane(!pane);
  useActions([
    { id: 'accessReview.pane', label: 'Show or hide progress and sign-off', keys: 'mod+I', run: togglePane },
  ]);
  const sheet = useRef<HTMLDivElement>(null);

  const grid = () => sheet.current?.querySelector<HTMLElement>('[role="grid"]');
  /** The keys of the grid itself move on, so that it stays in charge of where the cursor is. */
  const next = () => {
    grid()?.focus({ preventScroll: true });
    if (selected.size === 0)
      grid()?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      );
  };
  const decisions = useDecide(id, () => setSelected(new Set()));

  const show = (to: LineView, words: string) => {
    setView(to);
    setSearch(words);
    setSelected(new Set());
    setShown(to === 'all' && words === '' ? null : lineIdsIn(lines ?? [], to, words));
  };
  const rows = useMemo(
    () => (shown ? lines?.filter((line) => shown.has(line.id)) : lines) ?? [],
    [lines, shown],
  );
  const views = useMemo(() => lineViews(lines ?? [], view), [lines, view]);
  const isRead = review !== undefined && lines !== undefined;
  // Opened by a key, the lines are decided by keys at once.
  useEffect(() => {
    if (isRead) sheet.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  }, [isRead]);
  if (!review || !lines) return null;

  const ticked = rows.filter((line) => selected.has(line.id));
  const inHand = ticked.length > 0 ? ticked : rows.filter((line) => line.id === active);

  const carryOut = () => {
    const isOut = inHand.every(({ carriedOutOn }) => carriedOutOn !== null);
    const lineIds = inHand.map((line) => line.id);
    void run(() => api.accessReviews.carryOut({ id, lineIds, on: isOut ? null : today() }));
  };
  const decide = (decision: 'keep' | 'change' | 'remove' | null, of: readonly AccessReviewLine[]) => {
    if (of.length > 0 && decisions.decide(of, decision)) next();
  };
  /** Before the grid's own keys, and also while its cursor is on a heading. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey || inHand.length === 0) return;
    if ((event.target as Element).role !== 'grid') return;
    const key = event.key.toLowerCase();
    const decision = DECISION_KEYS[key];
    if (decision) decide(decision, inHand);
    else if (key === 'u' || event.key === 'Delete') decide(null, inHand);
    else if (key === 'n') decisions.startNote(inHand);
    else if (key === 'd' && inHand.every((line) => line.decision === 'change' || line.decision === 'remove'))
      carryOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const heading = HEADINGS[group];

  return (
    <div className={register.split}>
      <div ref={sheet} className={register.main} data-pane onKeyDownCapture={onKeyDownCapture}>
        <div className={`${register.bar} ${styles.head}`}>
          <Link className={styles.back} href={links.registerPart('access-reviews')}>
            All reviews
          </Link>
          <h2 className={styles.title} title={review.name}>
            {review.ref} {review.name}
          </h2>
          <span className={styles.state} data-state={review.state}>
            {REVIEW_STATE_NAMES[review.state]}
          </span>
          <span className={register.right}>
            <SearchBox
              label="Search the lines"
              value={search}
              onChange={(words) => show(view, words)}
              onLeave={() => grid()?.focus()}
            />
            <NativeSelect
              aria-label="Group the lines"
              data={GROUPS}
              value={group}
              onChange={(event) => setGroup(event.currentTarget.value)}
            />
            <Button
              variant="subtle"
              aria-pressed={pane}
              onClick={togglePane}
              rightSection={<Keys keys="mod+I" />}
            >
              Sign-off
            </Button>
          </span>
        </div>
        <div className={styles.pills}>
          <FilterPills label="Lines" value={view} options={views} onChange={(to) => show(to, search)} />
        </div>
        {review.outdated > 0 && (
          <div className={styles.notice} role="status">
            <span>
              The roster or the rules changed: {plural(review.outdated, 'line')} would be flagged otherwise
              now.
            </span>
            {!readOnly && (
              <Button
                size="xs"
                onClick={() =>
                  void run(() => api.accessReviews.recheck({ id }), {
                    done: ({ changed }) => `${plural(changed, 'line')} checked again.`,
                  })
                }
              >
                Check again
              </Button>
            )}
          </div>
        )}
        <Grid
          label={`Lines of ${review.ref}`}
          rows={rows}
          columns={LINE_COLUMNS}
          {...(heading && { groupBy: heading, groupHint: hint })}
          onCell={({ row }) => setActive(row.id)}
          selected={selected}
          onSelected={setSelected}
          empty={
            <EmptyState
              title={view === 'undecided' ? 'Every line is decided' : 'No line passes the filters'}
              actions={<Button onClick={() => show('all', '')}>Show all lines</Button>}
            >
              All {plural(lines.length, 'line')} are still here.
            </EmptyState>
          }
        />
        {decisions.waiting ? (
          <NoteBar
            key={decisions.waiting.lines[0]?.id}
            waiting={decisions.waiting}
            onFinish={(note) => {
              decisions.finish(note);
              next();
            }}
            onCancel={() => {
              decisions.cancel();
              grid()?.focus();
            }}
          />
        ) : (
          !readOnly && (
            <DecisionBar
              lines={inHand}
              isTicked={ticked.length > 0}
              onDecide={(decision) => decide(decision, inHand)}
              onNote={() => decisions.startNote(inHand)}
              onCarryOut={carryOut}
              onClear={() => setSelected(new Set())}
            />
          )
        )}
      </div>
      {pane && <ReviewPane review={review} readOnly={readOnly} />}
    </div>
  );
}
