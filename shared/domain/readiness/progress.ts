import { addDays, mondayOf } from './days.ts';
import { isConcluded } from './control.ts';
import type { GapStatus, TestKind, TestResult } from '../vocabulary.ts';

/**
 * One changed row of the journal, as far as progress depends on it. `before` and `after` are the owner of a control, the control
 * of an evidence link, the result of a test or the status of a gap; null when it is empty or the row is not there.
 */
export interface ProgressChange {
  /** ISO 8601 in UTC. */
  at: string;
  table: 'control' | 'control_evidence' | 'test' | 'gap';
  id: string;
  kind: TestKind | null;
  before: string | null;
  after: string | null;
}

export interface ProgressWeek {
  /** Monday. */
  weekOf: string;
  owned: number;
  evidenced: number;
  designConcluded: number;
  operationConcluded: number;
  gapsOpen: number;
  gapsClosed: number;
}

/** Weeks that are kept; a longer engagement is looked at by its last year. */
const MOST_WEEKS = 53;

/** Progress by week, from what changed and when: it can not be polished afterwards. Takes changes in the order of the journal. */
export class ProgressTally {
  private readonly owned = new Set<string>();
  /** Links of each control. */
  private readonly evidence = new Map<string, number>();
  private readonly concluded: Record<TestKind, Set<string>> = { design: new Set(), operation: new Set() };
  private readonly gaps = new Map<string, GapStatus>();
  private readonly past: ProgressWeek[] = [];
  private week: string | null = null;

  add(change: ProgressChange): void {
    this.closeUntil(mondayOf(change.at.slice(0, 10)));
    const { id, before, after } = change;
    if (change.table === 'control') this.toggle(this.owned, id, after !== null);
    else if (change.table === 'control_evidence') {
      this.link(before, -1);
      this.link(after, 1);
    } else if (change.table === 'test') {
      const set = this.concluded[change.kind ?? 'design'];
      this.toggle(set, id, after !== null && isConcluded(after as TestResult));
    } else if (after === null) this.gaps.delete(id);
    else this.gaps.set(id, after as GapStatus);
  }

  /** A figure for the end of each week from the first change to the week of `today`, at most a year back. */
  weeks(today: string): ProgressWeek[] {
    if (this.week === null) return [];
    const weeks = [...this.past];
    const last = mondayOf(today);
    // A clock that was set back shows the newest week once.
    for (let week = this.week; week <= last || week === this.week; week = addDays(week, 7))
      weeks.push(this.snapshot(week));
    return weeks.slice(-MOST_WEEKS);
  }

  private closeUntil(week: string): void {
    if (this.week === null) this.week = week;
    while (this.week < week) {
      this.past.push(this.snapshot(this.week));
      if (this.past.length > MOST_WEEKS) this.past.shift();
      this.week = addDays(this.week, 7);
    }
  }

  private snapshot(weekOf: string): ProgressWeek {
    const statuses = [...this.gaps.values()];
    const gapsOpen = statuses.filter((s) => s === 'open' || s === 'in_progress').length;
    return {
      weekOf,
      owned: this.owned.size,
      evidenced: this.evidence.size,
      designConcluded: this.concluded.design.size,
      operationConcluded: this.concluded.operation.size,
      gapsOpen,
      gapsClosed: statuses.length - gapsOpen,
    };
  }

  private toggle(set: Set<string>, id: string, isIn: boolean): void {
    if (isIn) set.add(id);
    else set.delete(id);
  }

  private link(control: string | null, by: number): void {
    if (control === null) return;
    const links = (this.evidence.get(control) ?? 0) + by;
    if (links > 0) this.evidence.set(control, links);
    else this.evidence.delete(control);
  }
}
