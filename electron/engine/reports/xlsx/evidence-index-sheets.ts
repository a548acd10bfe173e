/** The index of evidence as tables: each piece, its files by criterion, and what was blacked out. */
import type {
  EvidenceIndexModel,
  IndexedEvidence,
  IndexedRedaction,
} from '../../../../shared/domain/evidence-index-model.ts';
import { day, moment, type Sheet } from './sheet.ts';

export const evidenceIndexSheets = (model: EvidenceIndexModel): Sheet<unknown>[] =>
  [
    evidenceSheet(model),
    criterionSheet(model),
    ...(model.redactions.length > 0 ? [redactionSheet(model)] : []),
  ].map((sheet) => sheet as Sheet<unknown>);

/** What every public guide asks of an evidence log, and what shows that a file is the one that was judged. */
const evidenceSheet = ({ evidence }: EvidenceIndexModel): Sheet<IndexedEvidence> => ({
  name: 'Evidence',
  about:
    'Every piece with where it came from, what it covers, its verdict and hash. References lead to the files beside this workbook.',
  frozen: 2,
  rows: evidence,
  columns: [
    { title: 'Evidence', value: (row) => row.ref, link: (row) => row.path, names: 'evidence' },
    { title: 'Title', value: (row) => row.title, widest: 44 },
    {
      title: 'File',
      value: (row) => row.path?.split('/').at(-1) ?? row.fileName,
      link: (row) => row.path,
      widest: 60,
    },
    { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 22 },
    { title: 'Controls', value: (row) => row.controls.join(', '), widest: 24 },
    { title: 'Kind', value: (row) => row.kind, widest: 22 },
    { title: 'Method', value: (row) => row.method },
    { title: 'Source system', value: (row) => row.source, widest: 26 },
    { title: 'Environment', value: (row) => row.environment },
    { title: 'Query or parameters', value: (row) => row.query, widest: 40 },
    { title: 'Covers from', value: (row) => day(row.coversFrom) },
    { title: 'Covers to', value: (row) => day(row.coversTo) },
    { title: 'As of', value: (row) => day(row.asOf) },
    { title: 'Collected by', value: (row) => row.collectedBy, widest: 24 },
    { title: 'Collected at (UTC)', value: (row) => moment(row.collectedAt) },
    { title: 'Records', value: (row) => row.recordCount },
    { title: 'Confidentiality', value: (row) => row.confidentiality },
    { title: 'Personal data', value: (row) => row.personalData },
    { title: 'Requests', value: (row) => row.requests.join(', '), widest: 22 },
    { title: 'Workpapers', value: (row) => row.workpapers.join(', '), widest: 24 },
    { title: 'Verdict', value: (row) => row.verdict, widest: 30 },
    { title: 'Reviewed by', value: (row) => row.reviewedBy, widest: 22 },
    { title: 'Dates to look at', value: (row) => row.flags.join('\n'), widest: 40 },
    { title: 'Notes', value: (row) => row.notes, widest: 40 },
    { title: 'Original name', value: (row) => row.fileName, widest: 40 },
    { title: 'Came in', value: (row) => row.origin, widest: 30 },
    { title: 'Version', value: (row) => row.version },
    { title: 'Type', value: (row) => row.mediaType, widest: 26 },
    { title: 'Bytes', value: (row) => row.size },
    { title: 'SHA-256', value: (row) => row.sha256, widest: 34 },
    { title: 'SHA-256 of the original', value: (row) => row.sha256OfOriginal, widest: 34 },
  ],
});

interface ByCriterion {
  criterion: string;
  piece: IndexedEvidence;
}

/** One row for each criterion of each piece, so that a filter on one criterion shows all that speaks for it. */
function criterionSheet({ evidence }: EvidenceIndexModel): Sheet<ByCriterion> {
  const rows = evidence.flatMap((piece) => piece.criteria.map((criterion) => ({ criterion, piece })));
  return {
    name: 'By criterion',
    about: 'One row for each criterion of each piece: filter a criterion to see all that speaks for it.',
    frozen: 2,
    rows: rows.toSorted((a, b) => (a.criterion < b.criterion ? -1 : a.criterion > b.criterion ? 1 : 0)),
    columns: [
      { title: 'Criterion', value: ({ criterion }) => criterion },
      { title: 'Evidence', value: ({ piece }) => piece.ref, link: ({ piece }) => piece.path },
      { title: 'Title', value: ({ piece }) => piece.title, widest: 50 },
      { title: 'Controls', value: ({ piece }) => piece.controls.join(', '), widest: 30 },
      { title: 'Covers from', value: ({ piece }) => day(piece.coversFrom) },
      { title: 'Covers to', value: ({ piece }) => day(piece.coversTo) },
      { title: 'As of', value: ({ piece }) => day(piece.asOf) },
      { title: 'Verdict', value: ({ piece }) => piece.verdict, widest: 30 },
    ],
  };
}

const redactionSheet = ({ redactions }: EvidenceIndexModel): Sheet<IndexedRedaction> => ({
  name: 'Redactions',
  about: 'What was blacked out in copies, and why.',
  frozen: 1,
  rows: redactions,
  columns: [
    { title: 'Evidence', value: (row) => row.evidence, leads: 'evidence' },
    { title: 'Page', value: (row) => row.page },
    { title: 'What is hidden', value: (row) => row.what, widest: 50 },
    { title: 'Reason', value: (row) => row.reason, widest: 40 },
    { title: 'Redacted by', value: (row) => row.redactedBy, widest: 24 },
    { title: 'Redacted at (UTC)', value: (row) => moment(row.redactedAt) },
  ],
});
