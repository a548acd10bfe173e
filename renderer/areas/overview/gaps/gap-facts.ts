import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  GAP_STATUS_NAMES,
  SEVERITIES,
  type GapStatus,
  type Severity,
} from '../../../../shared/domain/vocabulary.ts';

/** A record of the gap register, by name and type. */
export interface Gap {
  id: string;
  ref: string;
  name: string;
  criterionId: string | null;
  severity: Severity;
  status: GapStatus;
  /** 1 to 9. */
  wave: number | null;
  ownerId: string | null;
  /** ISO days. */
  due: string | null;
  closedOn: string | null;
}

const STATUSES = Object.keys(GAP_STATUS_NAMES) as GapStatus[];

export function readGap({ id, ref, values }: RegisterRow): Gap {
  const text = (field: string) => (values[field] ? String(values[field]) : null);
  return {
    id,
    ref: ref ?? '',
    name: text('name') ?? '',
    criterionId: text('criterionId'),
    severity: SEVERITIES.find((known) => known === values['severity']) ?? 'medium',
    status: STATUSES.find((known) => known === values['status']) ?? 'open',
    wave: values['wave'] ? Number(values['wave']) : null,
    ownerId: text('ownerId'),
    due: text('due'),
    closedOn: text('closedOn'),
  };
}

/** Something is still to be done about it; an accepted one is decided. */
export const isOpen = ({ status }: Gap): boolean => status === 'open' || status === 'in_progress';

/** @param today ISO day */
export const isOverdue = (gap: Gap, today: string): boolean =>
  isOpen(gap) && gap.due !== null && gap.due < today;

export const SHOWS = ['all', 'open', 'overdue', 'unowned', 'mine', 'closed'] as const;
export type Show = (typeof SHOWS)[number];

interface Looker {
  /** ISO day. */
  today: string;
  /** The person at the keyboard, when the workspace knows one of that name. */
  personId: string | null;
}

/** Whether a gap is among those that a quick filter shows. */
export function isShown(gap: Gap, show: Show, { today, personId }: Looker): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return isOpen(gap);
    case 'overdue':
      return isOverdue(gap, today);
    case 'unowned':
      return isOpen(gap) && gap.ownerId === null;
    case 'mine':
      return isOpen(gap) && personId !== null && gap.ownerId === personId;
    case 'closed':
      return !isOpen(gap);
  }
}
