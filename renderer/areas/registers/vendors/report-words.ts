import type { VendorStanding } from '../../../../shared/contract/registers/vendor-reviews.ts';
import { REACH_NAMES } from '../../../../shared/domain/vendors.ts';
import { plural } from '../../../app/format.ts';

/** How far off something is; it says which sign and colour go with the words. */
export type Tone = 'fine' | 'quiet' | 'soon' | 'gap' | 'lacking';

interface Words {
  words: string;
  tone: Tone;
}

/** How far a vendor's report reaches. Of a vendor that no criterion rests on, none is owed. */
export function reachWords({ subservice, reach, gapDays }: VendorStanding): Words {
  const isOwed = subservice === 'yes';
  switch (reach) {
    case 'none':
      return isOwed ? { words: REACH_NAMES.none, tone: 'lacking' } : { words: '', tone: 'quiet' };
    case 'covers':
    case 'bridged':
      return { words: REACH_NAMES[reach], tone: 'fine' };
    case 'old':
      return { words: REACH_NAMES.old, tone: isOwed ? 'lacking' : 'quiet' };
    default:
      return {
        words: `Gap of ${plural(gapDays ?? 0, 'day')}`,
        tone: !isOwed ? 'quiet' : reach === 'too_long' ? 'gap' : 'soon',
      };
  }
}

export function reviewWords({ review, reviewDue, subservice, criticality }: VendorStanding): Words {
  switch (review) {
    case 'overdue':
      return { words: `Overdue, ${reviewDue}`, tone: 'gap' };
    case 'due_soon':
      return { words: `Due ${reviewDue}`, tone: 'soon' };
    case 'done':
      return { words: reviewDue ? `Next ${reviewDue}` : 'Reviewed', tone: 'fine' };
    case 'never': {
      const isOwed = subservice === 'yes' || criticality === 'critical' || criticality === 'high';
      return { words: 'Never', tone: isOwed ? 'gap' : 'quiet' };
    }
    case 'ended':
      return { words: '', tone: 'quiet' };
  }
}
