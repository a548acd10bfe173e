import { CRITICALITY_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import type { ReportModel } from '../../../../shared/domain/report-model.ts';
import type { ReportComplementary, ReportVendor } from '../../../../shared/domain/report-vendors.ts';
import { opinionWords, treatmentWords, verdictWords } from '../vendors.ts';
import { day, type Sheet } from './sheet.ts';
import { DUE_TONES, dueWord } from './tones.ts';

/** One row per vendor: its report, how far it reaches, and its review. */
export function vendorsSheet({ vendors, meta }: ReportModel): Sheet<ReportVendor> {
  const today = meta.generatedAt.slice(0, 10);
  return {
    name: 'Vendors',
    about: 'Vendors in use: criticality, treatment, report, its reach, and the last review.',
    frozen: 1,
    rows: vendors,
    columns: [
      { title: 'Vendor', value: (row) => row.name, widest: 30, names: 'vendor' },
      { title: 'Service', value: (row) => row.service, widest: 36 },
      {
        title: 'Criticality',
        value: (row) => row.criticality && CRITICALITY_NAMES[row.criticality],
        choices: Object.values(CRITICALITY_NAMES),
      },
      { title: 'Treatment', value: treatmentWords },
      { title: 'Report', value: (row) => row.report, widest: 24 },
      { title: 'Report from', value: (row) => day(row.reportFrom) },
      { title: 'Report to', value: (row) => day(row.reportTo) },
      { title: 'Report by', value: (row) => row.auditor, widest: 24 },
      { title: 'Opinion', value: opinionWords },
      { title: 'Exceptions', value: (row) => row.exceptions },
      { title: 'Bridge letter to', value: (row) => day(row.bridgeTo) },
      { title: 'Gap, days', value: (row) => row.gapDays },
      { title: 'Assumed controls', value: (row) => row.cuecs },
      { title: 'Of these mapped', value: (row) => row.cuecsMapped },
      { title: 'Reviewed on', value: (row) => day(row.reviewedOn) },
      { title: 'Verdict', value: verdictWords },
      { title: 'Next review', value: (row) => day(row.nextReview) },
      { title: 'Timing', value: (row) => dueWord(row.nextReview, true, today), tones: DUE_TONES, widest: 12 },
    ],
  };
}

export function complementarySheet({ complementary }: ReportModel): Sheet<ReportComplementary> {
  return {
    name: 'Assumed controls',
    about: 'Controls assumed at customers (CUEC) and at carved-out organizations (CSOC).',
    frozen: 1,
    rows: complementary,
    columns: [
      { title: 'Number', value: (row) => row.number },
      { title: 'Kind', value: (row) => row.kind.toUpperCase() },
      { title: 'Control', value: (row) => row.name, widest: 56 },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 24, leads: 'criterion' },
      { title: 'Organization', value: (row) => row.organization, widest: 30, leads: 'vendor' },
      { title: 'Own control', value: (row) => row.controlRef, leads: 'control' },
      { title: 'Where they are told', value: (row) => row.toldIn, widest: 40 },
    ],
  };
}
