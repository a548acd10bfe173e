/** What the quarter brought and what is overdue, as lists. */
import type { GovernanceModel } from '../../../../../shared/domain/governance-model.ts';
import { groupBy } from '../../../../../shared/domain/group-by.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { strong } from '../sections/marks.ts';
import type { Part } from '../sections/part.ts';
import { table, type Column } from '../table.ts';
import type { Rich } from '../text.ts';

const instant = (at: string | null): string =>
  at === null ? '' : `${at.slice(0, 16).replace('T', ' ')} UTC`;

function list(flow: Flow, columns: readonly Column[], rows: readonly Rich[][], empty: string): void {
  if (rows.length === 0) paragraph(flow, empty);
  else
    table(
      flow,
      columns,
      rows.map((cells) => ({ cells })),
    );
}

/** Missed occurrences by control: a daily control would fill pages. */
const LISTED = 8;

function missedByControl({ missed }: GovernanceModel['figures']): Rich[][] {
  return [...groupBy(missed, ({ ref }) => ref).values()].map((own) => {
    const shown = own.slice(0, LISTED).map(({ detail }) => detail.replace(/\.$/, ''));
    const more = own.length - shown.length;
    return [
      [strong(own[0]?.ref ?? '')],
      own[0]?.title ?? '',
      String(own.length),
      `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    ];
  });
}

/** What the quarter brought, and what is open or overdue. */
export const lists: Part<GovernanceModel> = (flow, { figures }, numbering) => {
  sectionHead(flow, numbering.section(), 'Incidents, overdue and open');
  subHead(flow, numbering.heading(), 'Incidents of the quarter');
  list(
    flow,
    [
      { title: 'Incident', width: 76 },
      { title: 'What happened', width: 170 },
      { title: 'Severity', width: 50 },
      { title: 'Detected', width: 92 },
      { title: 'Resolved', width: 92 },
      { title: 'Reviewed', width: 60 },
    ],
    figures.incidents.map((one) => [
      [strong(one.number || 'No number')],
      one.name,
      one.severity,
      instant(one.detectedAt),
      instant(one.resolvedAt) || 'Open',
      one.reviewedOn ?? 'Not reviewed',
    ]),
    'No incident was detected in this quarter.',
  );
  subHead(flow, numbering.heading(), 'Overdue corrective actions');
  list(
    flow,
    [
      { title: 'Action', width: 52 },
      { title: 'What is to be done', width: 300 },
      { title: 'Owner', width: 110 },
      { title: 'Due', width: 60 },
    ],
    figures.actions.map(({ ref, name, owner, due }) => [[strong(ref)], name, owner, due]),
    'No corrective action is overdue.',
  );
  subHead(flow, numbering.heading(), 'Vendor reviews');
  list(
    flow,
    [
      { title: 'Vendor', width: 190 },
      { title: 'State', width: 80 },
      { title: 'Day', width: 110 },
      { title: 'Verdict', width: 140 },
    ],
    figures.vendorReviews.map(({ vendor, state, on, verdict }) => [
      [strong(vendor)],
      state === 'overdue' ? 'Overdue' : 'Reviewed',
      state === 'overdue' ? `was due ${on}` : on,
      verdict,
    ]),
    'No vendor was reviewed in this quarter, and no review is overdue.',
  );
  subHead(flow, numbering.heading(), 'Exceptions to policy');
  list(
    flow,
    [
      { title: 'Exception', width: 52 },
      { title: 'What deviates', width: 280 },
      { title: 'Owner', width: 100 },
      { title: 'Ends', width: 90 },
    ],
    figures.exceptions.map(({ ref, name, owner, expiresOn, isExpired }) => [
      [strong(ref)],
      name,
      owner,
      expiresOn === null ? 'No end' : isExpired ? `Expired ${expiresOn}` : expiresOn,
    ]),
    'No exception to policy is open.',
  );
  subHead(flow, numbering.heading(), 'Missed occurrences of controls');
  list(
    flow,
    [
      { title: 'Control', width: 52 },
      { title: 'Title', width: 170 },
      { title: 'Missed', width: 44, align: 'right' },
      { title: 'Occurrences', width: 254 },
    ],
    missedByControl(figures),
    'No occurrence was missed.',
  );
};
