import type { EngagementType } from '../../../shared/domain/vocabulary.ts';

/** One thing that can be exported. */
export interface ReportOffer {
  id: string;
  kind: 'type1' | 'type2' | 'matrix' | 'workpapers' | 'requests' | 'evidence' | 'governance';
  format: 'pdf' | 'xlsx' | 'json';
  name: string;
  formatName: string;
  /** What it contains, in one sentence. */
  contains: string;
  /** Tests of operation are part of it. */
  withOperation: boolean;
}

const CONTAINS = {
  type2:
    'Scope, readiness by criterion, every test of design and operation with its result, findings with responses, samples and evidence, over the period.',
  type1:
    'Scope, readiness by criterion, tests of design with their results, findings and evidence, as of one date.',
};

/** What an engagement of this type can export. A Type I examination says nothing about operation, so its report is the only one. */
export function reportOffers(type: EngagementType): ReportOffer[] {
  const withOperation = type === 'II';
  const one: ReportOffer = {
    id: 'type1-pdf',
    kind: 'type1',
    format: 'pdf',
    name: 'Type I readiness report',
    formatName: 'PDF',
    contains: CONTAINS.type1,
    withOperation: false,
  };
  const two: ReportOffer = {
    id: 'type2-pdf',
    kind: 'type2',
    format: 'pdf',
    name: 'Type II readiness report',
    formatName: 'PDF',
    contains: CONTAINS.type2,
    withOperation,
  };
  const matrix: ReportOffer = {
    id: 'matrix-xlsx',
    kind: 'matrix',
    format: 'xlsx',
    name: 'Control matrix and tests',
    formatName: 'Excel',
    contains: `A sheet each for criteria, controls, tests, ${withOperation ? 'samples with their marks, ' : ''}findings and evidence.`,
    withOperation,
  };
  const data: ReportOffer = {
    id: 'matrix-json',
    kind: 'matrix',
    format: 'json',
    name: 'Data of the engagement',
    formatName: 'JSON',
    contains: 'Everything that the reports are made from, for other programs to read.',
    withOperation,
  };
  const papers: ReportOffer = {
    id: 'workpapers-pdf',
    kind: 'workpapers',
    format: 'pdf',
    name: 'Workpapers',
    formatName: 'PDF',
    contains:
      'Each test with its procedures, population, how the items were picked, the sheet with its marks, exceptions, sign-offs and review notes.',
    withOperation,
  };
  const book: ReportOffer = {
    ...papers,
    id: 'workpapers-xlsx',
    format: 'xlsx',
    formatName: 'Excel',
    contains: 'The same as tables: procedures, selection logs, items, exceptions, references and review.',
  };
  const requests: ReportOffer = {
    id: 'requests-xlsx',
    kind: 'requests',
    format: 'xlsx',
    name: 'Request list',
    formatName: 'Excel',
    contains:
      'Every request with its wording, people, days, both statuses, evidence and comments, and the items of samples. While none is recorded, what could be asked for.',
    withOperation,
  };
  const evidence: ReportOffer = {
    id: 'evidence-xlsx',
    kind: 'evidence',
    format: 'xlsx',
    name: 'Evidence index',
    formatName: 'Excel',
    contains:
      'Every piece of evidence with where it came from, what it covers, its controls, criteria, verdict and hash. With the files themselves: Evidence, Export.',
    withOperation,
  };
  const governance: ReportOffer = {
    id: 'governance-pdf',
    kind: 'governance',
    format: 'pdf',
    name: 'Governance pack',
    formatName: 'PDF',
    contains:
      'The newest quarterly meeting: metrics with trends, risks, incidents, what is overdue, vendor reviews, decisions and actions. Without a meeting, figures of the last quarter.',
    withOperation: false,
  };
  const governanceBook: ReportOffer = {
    ...governance,
    id: 'governance-xlsx',
    format: 'xlsx',
    formatName: 'Excel',
    contains: 'The same as tables, with every month of each metric.',
  };
  return [
    ...(withOperation ? [two] : []),
    one,
    matrix,
    papers,
    book,
    requests,
    evidence,
    governance,
    governanceBook,
    data,
  ];
}

/** Name of what was exported: "Control matrix and tests, Excel". */
export function reportName(kind: ReportOffer['kind'], format: ReportOffer['format']): string {
  const offer = reportOffers('II').find((known) => known.kind === kind && known.format === format);
  return offer ? `${offer.name}, ${offer.formatName}` : `${kind}, ${format.toUpperCase()}`;
}
