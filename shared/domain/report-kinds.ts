/** What can be exported, in which formats. One entry here, one exporter in the engine; every list of reports follows from this. */
import type { EngagementType } from './vocabulary.ts';

export const REPORT_FORMATS = ['pdf', 'xlsx', 'docx', 'html', 'json', 'zip'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export const REPORT_FORMAT_NAMES: Record<ReportFormat, string> = {
  pdf: 'PDF',
  xlsx: 'Excel',
  docx: 'Word',
  html: 'HTML',
  json: 'JSON',
  zip: 'Zip',
};

/** Who a report is for; a set of reports is chosen by it. */
export const AUDIENCES = ['consultant', 'client', 'auditor', 'customer', 'board'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const AUDIENCE_NAMES: Record<Audience, string> = {
  consultant: 'Consultant',
  client: 'Client',
  auditor: 'Auditor',
  customer: 'Customers',
  board: 'Board',
};

interface ReportDescription {
  name: string;
  /** What each format contains; a format without an entry does not exist. */
  formats: Partial<Record<ReportFormat, string>>;
  audiences: readonly Audience[];
  /** Engagements that have it; both when absent. */
  types?: readonly EngagementType[];
}

const REPORT_CONTAINS =
  'Summary, scope, method, criteria, controls, tests, results, findings, roadmap, registers, samples and evidence; parts can be left out.';
const WORKPAPERS_CONTAIN =
  'Each test with its procedures, population, how the items were picked, the sheet with its marks, exceptions, sign-offs and review notes.';

const AS_DATA = 'The same as data, for other programs to read.';
const TO_EDIT = 'The same for Word, to be edited and signed.';

const described = {
  type2: {
    name: 'Type II readiness report',
    formats: {
      pdf: `${REPORT_CONTAINS} Design and operation over the period.`,
      xlsx: 'The same as tables, with all parts.',
      json: AS_DATA,
    },
    audiences: ['consultant', 'client', 'auditor'],
    types: ['II'],
  },
  type1: {
    name: 'Type I readiness report',
    formats: {
      pdf: `${REPORT_CONTAINS} Design as of one date.`,
      xlsx: 'The same as tables, with all parts.',
      json: AS_DATA,
    },
    audiences: ['consultant', 'client', 'auditor'],
  },
  matrix: {
    name: 'Control matrix and tests',
    formats: {
      xlsx: 'Linked tables: matrix, cross-tab, criteria, tests, draws, samples with their marks, findings with responses, gaps, registers, requests, evidence and metrics.',
      json: 'Everything that the reports are made from, for other programs to read.',
    },
    audiences: ['consultant', 'auditor'],
  },
  workpapers: {
    name: 'Workpapers',
    formats: {
      pdf: WORKPAPERS_CONTAIN,
      zip: 'A PDF for each test, named by its workpaper, with its marked evidence attached; an index; and the hashes of all files.',
      xlsx: 'The same as tables: procedures, selection logs, items, exceptions, references and review.',
      json: 'The same as data, for other programs to read.',
    },
    audiences: ['consultant', 'auditor'],
  },
  requests: {
    name: 'Request list',
    formats: {
      xlsx: 'Every request with its wording, people, days, both statuses, evidence and comments, and the items of samples. While none is recorded, what could be asked for.',
      json: 'The same as data, for other programs to read.',
    },
    audiences: ['consultant', 'client', 'auditor'],
  },
  evidence: {
    name: 'Evidence index',
    formats: {
      xlsx: 'Every piece of evidence with where it came from, what it covers, its controls, criteria, verdict and hash. With the files themselves: Evidence, Export.',
      json: 'The same as data, for other programs to read.',
    },
    audiences: ['consultant', 'auditor'],
  },
  governance: {
    name: 'Governance pack',
    formats: {
      pdf: 'The newest quarterly meeting: metrics with trends, risks, incidents, what is overdue, vendor reviews, decisions and actions. Without a meeting, figures of the last quarter.',
      xlsx: 'The same as tables, with every month of each metric.',
      json: 'The same as data, for other programs to read.',
    },
    audiences: ['client', 'board'],
  },
  binder: {
    name: 'Auditor binder',
    formats: {
      html: 'One page for any browser, without a network: matrix, criteria, tests with their items, findings, requests and the index of evidence, to search and to filter.',
      zip: 'The same page with the files of evidence in folders beside it and their hashes; redacted copies where something is redacted.',
    },
    audiences: ['auditor'],
  },
  oscal: {
    name: 'OSCAL',
    formats: {
      json: 'One OSCAL 1.2.2 model: catalog of criteria and controls, assessment plan, assessment results, or plan of action and milestones.',
      zip: 'All four models with a note that says what is in them. For programs that read OSCAL.',
    },
    audiences: ['consultant', 'auditor'],
  },
  description: {
    name: 'System description',
    formats: {
      pdf: 'Section III by description criterion, drafted from scope and registers, with the text that was written over it.',
      docx: TO_EDIT,
      json: AS_DATA,
    },
    audiences: ['client', 'auditor'],
  },
  assertion: {
    name: "Management's assertion",
    formats: {
      pdf: 'Section II for the type of the engagement, with a page of notes on what the records say against it.',
      docx: TO_EDIT,
      json: AS_DATA,
    },
    audiences: ['client', 'auditor'],
  },
  bridge: {
    name: 'Bridge letter',
    formats: {
      pdf: 'What changed and happened since the last report ended, as the records hold it. Written and signed by management.',
      docx: TO_EDIT,
      json: AS_DATA,
    },
    audiences: ['client', 'customer'],
  },
  representation: {
    name: 'Representation questionnaire',
    formats: {
      pdf: 'What management confirms to the auditor, with its answers and what the records say against them.',
      docx: TO_EDIT,
      json: AS_DATA,
    },
    audiences: ['client', 'auditor'],
  },
  summary: {
    name: 'General summary',
    formats: {
      pdf: 'The system, its boundary and commitments, how controls are organised, what customers do, and the standing, on a few pages. No test details; neither a SOC 3 report nor an attestation.',
    },
    audiences: ['customer'],
  },
  security: {
    name: 'Security summary',
    formats: {
      pdf: 'One page for customers: practices that tests support, each with its basis, policies in force, and the days of the last reviews. Nothing confidential.',
    },
    audiences: ['customer'],
  },
  board: {
    name: 'Board summary',
    formats: {
      pdf: 'Two pages: where it stands, what will be reported, top risks, metrics, decisions needed and the timeline.',
    },
    audiences: ['board', 'client'],
  },
} satisfies Record<string, ReportDescription>;

export type ExportKind = keyof typeof described;
export const REPORTS: Record<ExportKind, ReportDescription> = described;
export const REPORT_KINDS = Object.keys(described) as [ExportKind, ...ExportKind[]];

/** Formats of a kind, in the order they are offered. */
export const formatsOf = (kind: ExportKind): ReportFormat[] =>
  REPORT_FORMATS.filter((format) => format in REPORTS[kind].formats);

/** "Control matrix and tests, Excel" */
export const exportName = (kind: ExportKind, format: ReportFormat): string =>
  `${REPORTS[kind].name}, ${REPORT_FORMAT_NAMES[format]}`;

/** Why a kind can not be had in a format, in a sentence with the next step; null when it can. */
export function formatProblem(kind: ExportKind, format: ReportFormat): string | null {
  const formats = formatsOf(kind);
  if (formats.includes(format)) return null;
  const names = formats.map((one) => REPORT_FORMAT_NAMES[one]).join(', ');
  return `${REPORTS[kind].name}: there is no ${REPORT_FORMAT_NAMES[format]} of it. Choose ${names}.`;
}
