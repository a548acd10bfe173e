/** The ordered log of a sample: written with every draw, read to show it and to repeat it. */
import {
  sampleEvent,
  type DrawDetails,
  type SampleEvent,
} from '../../../shared/contract/audit/sample-log.ts';
import type { SampleEventKind, SampleMethod } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { LogItem, LogStep, SelectedItem } from '../../../shared/domain/sampling/index.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';

export interface StoredSample {
  id: string;
  test_id: string;
  population_id: string;
  population_sha256: string;
  algorithm: string;
  method: SampleMethod;
  seed: string;
  size: number;
  frame_size: number;
  drawn_at: string;
  drawn_by: string;
}

export interface StoredItem {
  id: string;
  sample_id: string;
  position: number;
  key: string;
  ticket: string;
  stratum: string;
  stage: number;
  replaces_id: string | null;
  void_reason: string;
  item_date: string;
  description: string;
  data: string;
}

/** @throws AppError not_found */
export function storedSample({ workspace }: Session, id: string): StoredSample {
  return workspace.need<StoredSample>('That sample', 'SELECT * FROM sample WHERE id = ?', [id]);
}

/** The items of a sample in the order of its log. */
export function storedItems({ workspace }: Session, sampleId: string): StoredItem[] {
  return workspace.all<StoredItem>('SELECT * FROM sample_item WHERE sample_id = ? ORDER BY position', [
    sampleId,
  ]);
}

type Details<K extends SampleEventKind> = Extract<SampleEvent, { kind: K }>['details'];

/** Adds an entry at the end of the log. */
export function addEvent<K extends SampleEventKind>(
  session: Session,
  tx: Change,
  sampleId: string,
  event: { kind: K; details: Details<K>; reason?: string },
): void {
  const { last } = session.workspace.need<{ last: number }>(
    'That sample',
    'SELECT coalesce(max(position), 0) AS last FROM sample_event WHERE sample_id = ?',
    [sampleId],
  );
  tx.insert('sample_event', {
    id: newId(),
    sample_id: sampleId,
    position: last + 1,
    kind: event.kind,
    details: JSON.stringify(event.details),
    reason: event.reason ?? '',
    made_by: session.actor,
    made_at: new Date().toISOString(),
  });
}

interface StoredEvent {
  id: string;
  position: number;
  kind: string;
  details: string;
  reason: string;
  made_by: string;
  made_at: string;
}

/** The log in its order. @throws AppError not_found, or conflict for an entry that was changed outside into something else */
export function readLog(session: Session, sampleId: string): SampleEvent[] {
  const sample = storedSample(session, sampleId);
  const events = session.workspace
    .all<StoredEvent>('SELECT * FROM sample_event WHERE sample_id = ? ORDER BY position', [sampleId])
    .map((e) => parseEvent(e));
  return events.some((e) => e.kind === 'draw') ? events : [drawOfBefore(session, sample), ...events];
}

function parseEvent(row: StoredEvent): SampleEvent {
  const { id, position, kind, reason, made_by: madeBy, made_at: madeAt } = row;
  const details: unknown = JSON.parse(row.details);
  const { data } = sampleEvent.safeParse({ id, position, kind, details, reason, madeBy, madeAt });
  if (data) return data;
  throw new AppError(
    'conflict',
    `Entry ${position} of the log of the sample was changed outside Trustbench and can not be read. Open the last backup.`,
  );
}

/** A sample of before there was a log has one draw, which its own record describes. */
function drawOfBefore(session: Session, sample: StoredSample): SampleEvent {
  const items = storedItems(session, sample.id).filter(
    (item) => item.stage === 1 && item.replaces_id === null,
  );
  return {
    id: sample.id,
    position: 0,
    kind: 'draw',
    reason: '',
    madeBy: sample.drawn_by,
    madeAt: sample.drawn_at,
    details: {
      algorithm: sample.algorithm,
      seed: sample.seed,
      populationSha256: sample.population_sha256,
      frameSize: sample.frame_size,
      stratumColumn: null,
      strata: [{ value: '', items: sample.frame_size, count: items.length }],
      added: items.map(({ key, ticket, stratum }) => ({ key, ticket, stratum })),
    },
  };
}

/** What the first draw of a log rests on. */
export function drawOf(log: readonly SampleEvent[]): DrawDetails {
  const draw = log.find((event) => event.kind === 'draw');
  if (draw) return draw.details;
  throw new AppError('internal', 'The log of a sample always begins with its draw.');
}

/** The entries that put items into the sample, as steps that can be repeated. */
export function stepsOf(log: readonly SampleEvent[]): LogStep[] {
  return log.flatMap((event): LogStep[] => {
    switch (event.kind) {
      case 'draw':
        return [{ kind: 'add', stage: 1, counts: event.details.strata }];
      case 'extend':
      case 'stage':
        return [{ kind: 'add', stage: event.details.stage, counts: countStrata(event.details.added) }];
      case 'replace':
        return [{ kind: 'replace', key: event.details.replaced }];
      case 'reperform':
        return [];
    }
  });
}

/** How many of each stratum, in the order in which the strata come. */
function countStrata(items: readonly { stratum: string }[]): { value: string; count: number }[] {
  return [...Map.groupBy(items, (item) => item.stratum)].map(([value, group]) => ({
    value,
    count: group.length,
  }));
}

/** The items of a sample as its log sees them. */
export function logItems(items: readonly StoredItem[]): LogItem[] {
  const keyOf = new Map(items.map((item) => [item.id, item.key]));
  return items.map((item) => ({
    key: item.key,
    ticket: item.ticket,
    stratum: item.stratum,
    stage: item.stage,
    isVoid: item.void_reason !== '',
    replaces: item.replaces_id === null ? null : (keyOf.get(item.replaces_id) ?? ''),
  }));
}

export const picked = (items: readonly SelectedItem[]) =>
  items.map(({ id, ticket, stratum }) => ({ key: id, ticket, stratum }));
