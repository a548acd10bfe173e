/** The governance pack as tables: metrics with their months, risks, and what is open or overdue. */
import type { GovernanceModel, PackAction } from '../../../../shared/domain/governance-model.ts';
import { metricSheet } from './metric-sheet.ts';
import { day, moment, type Sheet } from './sheet.ts';
import { SEVERITY_TONES } from './tones.ts';

type Figures = GovernanceModel['figures'];

export const governanceSheets = (model: GovernanceModel): Sheet<unknown>[] =>
  [
    metricSheet(model.figures.metrics),
    riskSheet(model.figures),
    incidentSheet(model.figures),
    openSheet(model.figures),
    vendorSheet(model.figures),
    decisionSheet(model),
    actionSheet([...model.actions, ...model.carriedOver]),
  ].map((sheet) => sheet as Sheet<unknown>);

const riskSheet = ({ risks }: Figures): Sheet<Figures['risks']['over'][number]> => ({
  name: 'Risks above appetite',
  about: 'Open risks above the appetite, the highest first.',
  frozen: 1,
  rows: risks.over,
  columns: [
    { title: 'Risk', value: (row) => row.ref, names: 'risk' },
    { title: 'What could happen', value: (row) => row.name, widest: 60 },
    { title: 'Score', value: (row) => row.score },
    { title: 'Level', value: (row) => row.level },
    { title: 'Decision', value: (row) => row.decision },
    { title: 'Owner', value: (row) => row.owner, widest: 24 },
    { title: 'Due', value: (row) => day(row.due) },
  ],
});

const incidentSheet = ({ incidents }: Figures): Sheet<Figures['incidents'][number]> => ({
  name: 'Incidents',
  about: 'Incidents detected in the quarter.',
  frozen: 1,
  rows: incidents,
  columns: [
    { title: 'Incident', value: (row) => row.number },
    { title: 'What happened', value: (row) => row.name, widest: 60 },
    { title: 'Severity', value: (row) => row.severity, tones: SEVERITY_TONES },
    { title: 'Detected (UTC)', value: (row) => moment(row.detectedAt) },
    {
      title: 'Resolved (UTC)',
      value: (row) => moment(row.resolvedAt),
    },
    { title: 'Reviewed', value: (row) => day(row.reviewedOn) },
  ],
});

interface OpenRow {
  kind: string;
  ref: string;
  what: string;
  owner: string;
  on: string;
}

const openSheet = ({ actions, exceptions, missed }: Figures): Sheet<OpenRow> => ({
  name: 'Overdue and open',
  about: 'Overdue actions, exceptions to policy and missed occurrences.',
  frozen: 2,
  rows: [
    ...actions.map((one) => ({ kind: 'Overdue action', ...one, what: one.name, on: one.due })),
    ...exceptions.map((one) => ({
      kind: one.isExpired ? 'Expired exception' : 'Exception to policy',
      ...one,
      what: one.name,
      on: one.expiresOn ?? 'No end',
    })),
    ...missed.map((one) => ({
      kind: 'Missed occurrence',
      ...one,
      what: one.title,
      owner: '',
      on: one.detail,
    })),
  ],
  columns: [
    { title: 'Kind', value: (row) => row.kind, widest: 24 },
    { title: 'Ref', value: (row) => row.ref },
    { title: 'What', value: (row) => row.what, widest: 60 },
    { title: 'Owner', value: (row) => row.owner, widest: 24 },
    { title: 'Due or end', value: (row) => row.on, widest: 30 },
  ],
});

const vendorSheet = ({ vendorReviews }: Figures): Sheet<Figures['vendorReviews'][number]> => ({
  name: 'Vendor reviews',
  about: 'Reviews done in the quarter, and those that are overdue.',
  frozen: 1,
  rows: vendorReviews,
  columns: [
    { title: 'Vendor', value: (row) => row.vendor, widest: 40, names: 'vendor' },
    { title: 'State', value: (row) => (row.state === 'overdue' ? 'Overdue' : 'Reviewed') },
    { title: 'Day', value: (row) => day(row.on) },
    { title: 'Verdict', value: (row) => row.verdict, widest: 24 },
  ],
});

const decisionSheet = ({ decisions }: GovernanceModel): Sheet<GovernanceModel['decisions'][number]> => ({
  name: 'Decisions',
  about: 'What the meeting decided.',
  frozen: 0,
  rows: decisions,
  columns: [
    { title: 'Decision', value: (row) => row.text, widest: 80 },
    { title: 'Decided by', value: (row) => row.decidedBy, widest: 30 },
  ],
});

const actionSheet = (actions: readonly PackAction[]): Sheet<PackAction> => ({
  name: 'Actions',
  about: 'What the meeting asked for, and what earlier ones left open.',
  frozen: 1,
  rows: actions,
  columns: [
    { title: 'Action', value: (row) => row.ref, names: 'action' },
    { title: 'What is to be done', value: (row) => row.name, widest: 60 },
    { title: 'Owner', value: (row) => row.owner, widest: 24 },
    { title: 'Due', value: (row) => day(row.due) },
    { title: 'Status', value: (row) => row.status },
    { title: 'Meeting', value: (row) => row.meeting },
  ],
});
