import { Button, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { MatrixDiff } from '../../../../shared/contract/matrix.ts';
import {
  FIELD_HEADERS,
  ROUND_TRIP_FIELDS,
  type RoundTripField,
} from '../../../../shared/domain/matrix-round-trip/fields.ts';
import { api } from '../../../app/api.ts';
import { moment } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import type { PickedFile } from '../../../app/platform.ts';
import { useAction, useData } from '../../../app/query.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { ChangeList } from './ChangeList.tsx';
import {
  changesOf,
  FILTER_NAMES,
  FILTERS,
  isAcceptedAtFirst,
  isShown,
  isSwept,
  toChoice,
  withHeadings,
  type Change,
  type Filter,
} from './entries.ts';
import { SheetProblems } from './SheetProblems.tsx';
import styles from './round-trip.module.css';

interface Props {
  file: PickedFile;
  /** Asks for a file again, after one that could not be read. */
  onPick: () => void;
  onClose: () => void;
}

/** Shows what the client changed in an exported matrix; what is accepted is applied in one change. */
export function ReadBackDialog({ file, onPick, onClose }: Props) {
  const { data, error } = useData(['matrix', 'read-back', file.token], () =>
    api.matrix.reimportPreview({ file: file.token }),
  );
  return (
    <Dialog
      onClose={onClose}
      title={`Read back ${file.fileName}`}
      size="calc(100vw - 64px)"
      classNames={{ content: styles.content, body: styles.body }}
    >
      {error && (
        <EmptyState
          title="This file was not read back"
          actions={
            <Button variant="filled" onClick={onPick}>
              Choose another file
            </Button>
          }
        >
          {error.message}
        </EmptyState>
      )}
      {!error && data && <Comparison key={data.state} diff={data} token={file.token} onClose={onClose} />}
    </Dialog>
  );
}

interface ComparisonProps {
  diff: MatrixDiff;
  token: string;
  onClose: () => void;
}

function Comparison({ diff, token, onClose }: ComparisonProps) {
  const changes = useMemo(() => changesOf(diff), [diff]);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(
    () => new Set(changes.filter(isAcceptedAtFirst).map(({ key }) => key)),
  );
  const [filter, setFilter] = useState<Filter>('all');
  const [field, setField] = useState<RoundTripField | null>(null);
  const { run, busy } = useAction();
  const shown = useMemo(() => changes.filter((c) => isShown(c, filter, field)), [changes, filter, field]);
  const entries = useMemo(() => withHeadings(shown), [shown]);
  const chosen = changes.filter(({ key }) => accepted.has(key));

  const accept = (keys: readonly string[], isAccepted: boolean) =>
    setAccepted((before) => {
      const after = new Set(before);
      for (const key of keys) {
        if (isAccepted) after.add(key);
        else after.delete(key);
      }
      return after;
    });
  const acceptShown = (isAccepted: boolean) =>
    accept(
      shown.filter((change) => !isAccepted || isSwept(change, filter)).map(({ key }) => key),
      isAccepted,
    );
  const apply = async () => {
    const done = await run(
      () => api.matrix.reimportApply({ file: token, state: diff.state, choice: toChoice(chosen) }),
      { done: (counts) => `Read back ${diff.fileName}: ${wordsOf(counts)}.` },
    );
    if (done) onClose();
  };

  return (
    <>
      <p className={styles.source}>
        Sheet “{diff.sheet}”
        {diff.exportedAt
          ? `, exported ${moment(diff.exportedAt)}.`
          : '. It does not say what was exported, so a value that changed here meanwhile counts as changed on both sides.'}
      </p>
      {changes.length === 0 ? (
        <EmptyState title="Nothing differs">
          Every field of the sheet is as it is in the file. There is nothing to apply.
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <FilterPills
              label="Kind of difference"
              value={filter}
              onChange={setFilter}
              options={pillsOf(changes)}
            />
            <NativeSelect
              aria-label="Field"
              value={field ?? ''}
              data={[{ value: '', label: 'All fields' }, ...fieldsOf(changes)]}
              onChange={({ currentTarget: { value } }) =>
                setField(ROUND_TRIP_FIELDS.find((name) => name === value) ?? null)
              }
            />
            <span className={styles.bulk}>
              <Button disabled={shown.length === 0} onClick={() => acceptShown(true)}>
                Accept all shown
              </Button>
              <Button disabled={shown.length === 0} onClick={() => acceptShown(false)}>
                Accept none shown
              </Button>
            </span>
          </div>
          <div className={styles.frame}>
            <div className={styles.head} aria-hidden>
              <span />
              <span>Field</span>
              <span>Exported</span>
              <span>In the file now</span>
              <span>Client’s</span>
            </div>
            <ChangeList entries={entries} accepted={accepted} onAccept={accept} />
          </div>
        </>
      )}
      <SheetProblems problems={diff.problems} />
      <div className={styles.foot}>
        <span>
          {changes.length > 0 &&
            `${chosen.length} of ${plural(changes.length, 'difference')} accepted. Undo takes it all back.`}
        </span>
        <Button onClick={onClose}>{changes.length === 0 ? 'Close' : 'Cancel'}</Button>
        {changes.length > 0 && (
          <Button variant="filled" disabled={chosen.length === 0 || busy} onClick={() => void apply()}>
            Apply {plural(chosen.length, 'difference')}
          </Button>
        )}
      </div>
    </>
  );
}

function pillsOf(changes: readonly Change[]) {
  return FILTERS.map((value) => ({
    value,
    label: FILTER_NAMES[value],
    count: changes.filter((change) => isShown(change, value, null)).length,
  })).filter(({ value, count }) => value === 'all' || count > 0);
}

function fieldsOf(changes: readonly Change[]) {
  return ROUND_TRIP_FIELDS.map((value) => ({
    value,
    count: changes.filter((change) => isShown(change, 'all', value)).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ value, count }) => ({ value, label: `${FIELD_HEADERS[value]} (${count})` }));
}

/** "12 fields changed, 1 control added". */
function wordsOf({ fields, added, removed }: { fields: number; added: number; removed: number }): string {
  const parts = [
    fields > 0 && `${plural(fields, 'field')} changed`,
    added > 0 && `${plural(added, 'control')} added`,
    removed > 0 && `${plural(removed, 'control')} removed`,
  ];
  return parts.filter(Boolean).join(', ');
}
