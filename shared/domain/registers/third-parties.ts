/** Who else takes part in what the system promises: vendors, subservice organizations, and the controls assumed at others. */
import {
  ANSWER_NAMES,
  CLAUSE_NAMES,
  CRITICALITY_NAMES,
  CUEC_RESPONSE_NAMES,
  OPINION_NAMES,
  REVIEW_VERDICT_NAMES,
  VENDOR_STATUS_NAMES,
} from '../programme-vocabulary.ts';
import { choice, choices, day, inSection, line, named, owner, record, text } from '../register-fields.ts';
import { CLASSIFICATION_NAMES, TREATMENT_NAMES } from '../vocabulary.ts';
import type { Register } from './register.ts';

export const THIRD_PARTY_REGISTERS: readonly Register[] = [
  {
    id: 'vendors',
    table: 'vendor',
    name: 'Vendors',
    singular: 'vendor',
    about:
      'Who supplies the system, what they hold, whether a criterion would fail without them, and when they were reviewed.',
    links: [{ to: 'evidence', label: 'Evidence', table: 'vendor_evidence' }],
    belongings: ['vendor_cuec', 'vendor_review'],
    fields: [
      named('Vendor', 'Cloud hosting provider', 180),
      line('service', 'What it does', 160),
      choice('status', 'Status', 90, VENDOR_STATUS_NAMES, { start: 'active' }),
      choice('criticality', 'Criticality', 96, CRITICALITY_NAMES, { optional: true }),
      choice('subservice', 'Criterion fails without it', 110, ANSWER_NAMES, { start: 'undecided' }),
      text(
        'subserviceReason',
        'Why it fails, or does not',
        160,
        'Which criterion, and what the vendor does for it',
      ),
      choice('treatment', 'Treatment', 120, TREATMENT_NAMES),
      owner,
      line('data', 'Data it holds', 160),
      choice('classification', 'Class', 110, CLASSIFICATION_NAMES, { optional: true }),
      line('contact', 'Contact', 140),
      ...inSection('Report', [
        line('report', 'Its report', 120, { hint: 'SOC 2 Type II' }),
        day('reportFrom', 'Report from'),
        { ...day('reportTo', 'Report to'), notBefore: 'reportFrom' },
        line('reportAuditor', 'Report by', 120, { hint: 'The firm that signed it' }),
        choice('reportOpinion', 'Opinion', 110, OPINION_NAMES, { optional: true }),
        text('reportExceptions', 'Exceptions in the report', 160),
        { ...day('bridgeTo', 'Bridge letter to'), notBefore: 'reportTo' },
      ]),
      ...inSection('Latest review', [
        day('reviewedOn', 'Reviewed on'),
        choice('reviewVerdict', 'Verdict', 120, REVIEW_VERDICT_NAMES, { optional: true }),
        { ...day('nextReview', 'Next review'), notBefore: 'reviewedOn' },
      ]),
      ...inSection('Contract', [
        line('contract', 'Contract', 140),
        day('contractEnds', 'Contract ends'),
        { id: 'clauses', label: 'Clauses', kind: 'set', width: 180, choices: choices(CLAUSE_NAMES) },
      ]),
      text('notes', 'Notes', 160),
    ],
  },
  {
    id: 'vendor-cuecs',
    table: 'vendor_cuec',
    name: 'Controls vendors assume',
    singular: 'assumed control',
    about: "Controls that a vendor's report expects its customers to run, each mapped to a control of ours.",
    fields: [
      named('Assumed control', 'Customers remove their own leavers', 320),
      { ...record('vendorId', 'Vendor', 150, 'vendors'), required: true },
      line('number', 'Number', 80, { hint: 'As the report numbers it' }),
      choice('response', 'With us', 110, CUEC_RESPONSE_NAMES),
      { id: 'controlId', label: 'Control', kind: 'control', width: 100 },
      text('notes', 'Notes', 200),
    ],
  },
  {
    id: 'complementary-controls',
    table: 'complementary_control',
    name: 'Complementary controls',
    singular: 'complementary control',
    about: 'Controls that customers (CUEC) or carved-out vendors (CSOC) are assumed to run.',
    links: [{ to: 'criterion', label: 'Further criteria', table: 'complementary_control_criterion' }],
    fields: [
      named('Assumed control', 'Customers remove their own leavers within a day', 280),
      line('number', 'Number', 76, { hint: 'CUEC-01' }),
      choice('kind', 'Who runs it', 188, {
        cuec: 'Customer (CUEC)',
        csoc: 'Subservice organization (CSOC)',
      }),
      { id: 'criterionId', label: 'Criterion', kind: 'criterion', width: 90 },
      record('vendorId', 'Organization', 150, 'vendors'),
      { id: 'controlId', label: 'Related control', kind: 'control', width: 110 },
      text('notes', 'Where they are told', 200),
    ],
  },
];
