import type { ReturnSummary } from '../../../../shared/contract/requests/packs.ts';
import { plural } from '../../../app/format.ts';

/** "3 files attached, 1 here already, 2 statuses, 1 comment"; what is none is left out. */
export function summaryWords({
  attached,
  duplicates,
  unmatched,
  rejected,
  statuses,
  comments,
  added,
}: ReturnSummary): string {
  const parts = [
    attached > 0 && `${plural(attached, 'file')} attached`,
    duplicates > 0 && `${duplicates} here already`,
    unmatched > 0 && `${unmatched} left out`,
    rejected > 0 && `${rejected} not readable`,
    statuses > 0 && plural(statuses, 'status', 'statuses'),
    comments > 0 && plural(comments, 'comment'),
    added > 0 && `${plural(added, 'request')} added`,
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing new' : parts.join(', ');
}
