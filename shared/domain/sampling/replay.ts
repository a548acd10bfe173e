/** Repeats the log of a sample: which item stands where, how it came there, and what differs from the record. */
import { groupBy } from '../group-by.ts';
import type { SelectedItem } from './select.ts';

export type LogStep =
  /** A draw, an extension or a stage: so many further items of each stratum. */
  | { kind: 'add'; stage: number; counts: readonly { value: string; count: number }[] }
  | { kind: 'replace'; key: string };

/** An item of a sample, at the place where its log puts it. */
export interface LogItem {
  key: string;
  ticket: string;
  stratum: string;
  stage: number;
  isVoid: boolean;
  /** Key of the item that it replaces. */
  replaces: string | null;
}

/** How many items of each stratum the steps take in all. `stratumOf` knows the stratum of a replaced key. */
export function countsOfSteps(
  steps: readonly LogStep[],
  stratumOf: (key: string) => string,
): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  const add = (value: string, count: number) => counts.set(value, (counts.get(value) ?? 0) + count);
  for (const step of steps) {
    if (step.kind === 'replace') add(stratumOf(step.key), 1);
    else for (const { value, count } of step.counts) add(value, count);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/**
 * Walks the log over the draw order of each stratum: every step takes the next items of its strata. A step that finds no item, or
 * replaces one that is not there, adds nothing; the comparison then tells.
 */
export function replay(steps: readonly LogStep[], order: readonly SelectedItem[]): LogItem[] {
  const lines = groupBy(order, (item) => item.stratum);
  const next = new Map<string, number>();
  const items: LogItem[] = [];
  const take = (stratum: string, stage: number, replaces: string | null) => {
    const at = next.get(stratum) ?? 0;
    const item = lines.get(stratum)?.[at];
    if (!item) return;
    next.set(stratum, at + 1);
    items.push({ key: item.id, ticket: item.ticket, stratum, stage, isVoid: false, replaces });
  };
  for (const step of steps) {
    if (step.kind === 'add') {
      for (const { value, count } of step.counts)
        for (let i = 0; i < count; i++) take(value, step.stage, null);
      continue;
    }
    const old = items.find((item) => item.key === step.key);
    if (!old) continue;
    old.isVoid = true;
    take(old.stratum, old.stage, old.key);
  }
  return items;
}

/** What differs between the record and its repetition, in sentences; the first difference of an item counts. */
export function compareItems(recorded: readonly LogItem[], repeated: readonly LogItem[]): string[] {
  const length = Math.max(recorded.length, repeated.length);
  return Array.from({ length }, (_, i) => compareItem(i + 1, recorded[i], repeated[i])).filter(
    (sentence) => sentence !== null,
  );
}

function compareItem(
  place: number,
  recorded: LogItem | undefined,
  repeated: LogItem | undefined,
): string | null {
  if (!repeated) return recorded ? `Item ${place} is ${recorded.key}, the draw gives no such item.` : null;
  if (!recorded) return `Item ${place} is missing, the draw gives ${repeated.key}.`;
  const { key } = repeated;
  if (recorded.key !== key) return `Item ${place} is ${recorded.key}, the draw gives ${key}.`;
  if (recorded.ticket !== repeated.ticket) {
    return `${key} is recorded with the ticket ${recorded.ticket || '(none)'}, the draw gives ${repeated.ticket || 'none'}.`;
  }
  if (recorded.stratum !== repeated.stratum) {
    return `${key} is recorded in the stratum "${recorded.stratum}", the file says "${repeated.stratum}".`;
  }
  if (recorded.stage !== repeated.stage) {
    return `${key} is recorded in stage ${recorded.stage}, the log puts it in stage ${repeated.stage}.`;
  }
  if (recorded.isVoid !== repeated.isVoid) {
    return recorded.isVoid
      ? `${key} is recorded as replaced, the log has no replacement of it.`
      : `The log replaces ${key}, but it is recorded as an item to test.`;
  }
  if (recorded.replaces !== repeated.replaces) {
    return `${key} is recorded as a replacement of ${recorded.replaces ?? 'no item'}, the log says ${repeated.replaces ?? 'no item'}.`;
  }
  return null;
}
