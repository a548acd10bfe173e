/** The governance pack as tables: metrics with their months, risks, and what is open or overdue. */
import type { GovernanceModel, PackAction } from '../../../../shared/domain/governance-model.ts';
import { METRIC_GROUPS } from '../../../../shared/domain/metrics/definitions.ts';
import { METRIC_STATUS_NAMES } from '../../../../shared/domain/metrics/judge.ts';
import { roundedValue } from '../../../../shared/domain/metrics/series.ts';
import { day, type Sheet, type Value } from './sheet.ts';

type Figures = GovernanceModel['figures'];

export const governanceSheets = (model: GovernanceModel): Sheet<unknown>[] =>
  [
    metricSheet(model.figures),
    riskSheet(model.figures),
    incidentSheet(model.figures),
    openSheet(model.figures),
    vendorSheet(model.figures),
    decisionSheet(model),
    actionSheet([...model.actions, ...model.carriedOver]),
  ].map((sheet) => sheet as Sheet<unknown>);

/** Decimals are written as text, because number cells of these workbooks are counts. */
const figure = (value: number | null, unit: Figures['metrics'][number]['unit']): Value => {
  if (value === null) return null;
  const rounded = roundedValue(value, unit);
  return Number.isInteger(rounded) ? rounded : String(rounded);
};

function metricSheet({ metrics }: Figures): Sheet<Figures['metrics'][number]> {
  const months = metrics[0]?.months.map(({ month }) => month) ?? [];
  return {
    name: 'Metrics',
    frozen: 1,
    rows: metrics,
    columns: [
      { title: 'Metric', value: (row) => row.title, widest: 40 },
      { title: 'Group', value: (row) => METRIC_GROUPS[row.group] },
      { title: 'Value', value: (row) => figure(row.value, row.unit) },
      { title: 'Unit', value: (row) => row.unit },
      { title: 'Numerator', value: (row) => figure(row.numerator, 'count') },
      { title: 'Denominator', value: (row) => row.denominator },
      { title: 'Target', value: (row) => figure(row.target, row.unit) },
      { title: 'Status', value: (row) => METRIC_STATUS_NAMES[row.status] },
      { title: 'Drift', value: (row) => row.drifting ?? '', widest: 30 },
      ...months.map((month, index) => ({
        title: month,
        value: (row: Figures['metrics'][number]) => figure(row.months[index]?.value ?? null, row.unit),
      })),
      { title: 'Note', value: (row) => row.note, widest: 60 },
    ],
  };
}

const riskSheet = ({ risks }: Figures): Sheet<Figures['risks']['over'][number]> => ({
  name: 'Risks above appetite',
  frozen: 1,
  rows: risks.over,
  columns: [
    { title: 'Risk', value: (row) => row.ref },
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
  frozen: 1,
  rows: incidents,
  columns: [
    { title: 'Incident', value: (row) => row.number },
    { title: 'What happened', value: (row) => row.name, widest: 60 },
    { title: 'Severity', value: (row) => row.severity },
    { title: 'Detected (UTC)', value: (row) => row.detectedAt.slice(0, 16).replace('T', ' '), widest: 20 },
    {
      title: 'Resolved (UTC)',
      value: (row) => row.resolvedAt?.slice(0, 16).replace('T', ' ') ?? '',
      widest: 20,
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
  frozen: 1,
  rows: vendorReviews,
  columns: [
    { title: 'Vendor', value: (row) => row.vendor, widest: 40 },
    { title: 'State', value: (row) => (row.state === 'overdue' ? 'Overdue' : 'Reviewed') },
    { title: 'Day', value: (row) => day(row.on) },
    { title: 'Verdict', value: (row) => row.verdict, widest: 24 },
  ],
});

const decisionSheet = ({ decisions }: GovernanceModel): Sheet<GovernanceModel['decisions'][number]> => ({
  name: 'Decisions',
  frozen: 0,
  rows: decisions,
  columns: [
    { title: 'Decision', value: (row) => row.text, widest: 80 },
    { title: 'Decided by', value: (row) => row.decidedBy, widest: 30 },
  ],
});

const actionSheet = (actions: readonly PackAction[]): Sheet<PackAction> => ({
  name: 'Actions',
  frozen: 1,
  rows: actions,
  columns: [
    { title: 'Action', value: (row) => row.ref },
    { title: 'What is to be done', value: (row) => row.name, widest: 60 },
    { title: 'Owner', value: (row) => row.owner, widest: 24 },
    { title: 'Due', value: (row) => day(row.due) },
    { title: 'Status', value: (row) => row.status },
    { title: 'Meeting', value: (row) => row.meeting },
  ],
});
