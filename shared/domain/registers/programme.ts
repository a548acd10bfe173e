/** Policies, what the programme has to do all year, and the risks it starts from. */
import {
  PLAN_STATUS_NAMES,
  REQUIREMENT_STATUS_NAMES,
  RISK_CATEGORY_NAMES,
  RISK_DECISION_NAMES,
  RISK_STATUS_NAMES,
} from '../programme-vocabulary.ts';
import { choice, day, inSection, line, named, number, owner, record, text } from '../register-fields.ts';
import { POLICY_STATUS_NAMES, POLICY_TEMPLATE_NAMES } from '../vocabulary.ts';
import type { Register } from './register.ts';

export const PROGRAMME_REGISTERS: readonly Register[] = [
  {
    id: 'risks',
    table: 'risk',
    name: 'Risks',
    singular: 'risk',
    about:
      'What could keep the promises from being held, how bad that would be, and what was decided about it.',
    refPrefix: 'RK',
    links: [
      { to: 'control', label: 'Controls that answer it', table: 'risk_control' },
      { to: 'criterion', label: 'Criteria it bears on', table: 'risk_criterion' },
      { to: 'evidence', label: 'Evidence', table: 'risk_evidence' },
    ],
    fields: [
      named('Risk', 'A leaver keeps access to customer data', 300),
      choice('category', 'Category', 110, RISK_CATEGORY_NAMES, { start: 'security' }),
      ...inSection('Rating', [
        number('likelihood', 'Likelihood', 84, [1, 6]),
        number('impact', 'Impact', 70, [1, 6]),
        number('residualLikelihood', 'Residual likelihood', 84, [1, 6]),
        number('residualImpact', 'Residual impact', 84, [1, 6]),
      ]),
      owner,
      choice('status', 'Status', 90, RISK_STATUS_NAMES),
      ...inSection('Decision', [
        choice('decision', 'Decision', 90, RISK_DECISION_NAMES, { optional: true }),
        line('approvedBy', 'Approved by', 130),
        day('approvedOn', 'Approved on'),
        { ...day('acceptedUntil', 'Accepted until'), notBefore: 'approvedOn' },
        choice('planStatus', 'Plan', 100, PLAN_STATUS_NAMES),
        day('due', 'Due'),
      ]),
      ...inSection('Review', [
        day('identifiedOn', 'Identified on'),
        day('reviewedOn', 'Reviewed on'),
        day('nextReview', 'Next review'),
      ]),
      record('vendorId', 'Vendor', 130, 'vendors'),
      text('threat', 'Threat', 240, 'Who or what could cause it, and how'),
      text('consequence', 'Consequence', 240, 'What would follow for customers and for the business'),
      text('plan', 'Mitigation plan', 240),
      text('notes', 'Notes', 200),
    ],
  },
  {
    id: 'policies',
    table: 'policy',
    name: 'Policies',
    singular: 'policy',
    about: 'Which policies there are, who answers for them, and whether they are approved and reviewed.',
    links: [
      { to: 'criterion', label: 'Criteria it supports', table: 'policy_criterion' },
      { to: 'evidence', label: 'Evidence', table: 'policy_evidence' },
    ],
    fields: [
      named('Policy', 'Access control policy', 230),
      choice('status', 'Status', 84, POLICY_STATUS_NAMES),
      line('version', 'Version', 64),
      owner,
      line('approvedBy', 'Approved by', 130),
      day('approvedOn', 'Approved on'),
      day('effectiveOn', 'Effective on'),
      day('reviewDue', 'Next review'),
      ...inSection('Read by', [
        number('acknowledged', 'Acknowledged', 96, [0, 1_000_000]),
        number('acknowledgers', 'Have to', 60, [0, 1_000_000]),
        day('acknowledgedOn', 'Counted on'),
      ]),
      choice('template', 'Outline', 130, POLICY_TEMPLATE_NAMES, { optional: true }),
      text('notes', 'Notes', 120),
    ],
  },
  {
    id: 'policy-exceptions',
    table: 'policy_exception',
    name: 'Exceptions to policy',
    singular: 'exception to policy',
    about: 'What deviates from a policy on purpose, who allowed it, what makes up for it, and until when.',
    refPrefix: 'PX',
    links: [{ to: 'evidence', label: 'Evidence', table: 'policy_exception_evidence' }],
    fields: [
      named('Exception', 'Legacy export host without disk encryption', 300),
      record('policyId', 'Policy', 170, 'policies'),
      { id: 'controlId', label: 'Control', kind: 'control', width: 100 },
      record('riskId', 'Risk', 130, 'risks'),
      owner,
      day('requestedOn', 'Requested on'),
      line('approvedBy', 'Approved by', 130),
      day('approvedOn', 'Approved on'),
      { ...day('expiresOn', 'Expires on'), notBefore: 'approvedOn', width: 130 },
      day('closedOn', 'Closed on'),
      text('reason', 'Reason', 240),
      text('compensation', 'What makes up for it', 240),
      text('notes', 'Notes', 160),
    ],
  },
  {
    id: 'requirements',
    table: 'requirement',
    name: 'Programme requirements',
    singular: 'programme requirement',
    about:
      'What a compliance programme has to do beside single controls, how often it comes round, and its proof.',
    sortedBy: 'template',
    links: [
      { to: 'control', label: 'Controls that carry it', table: 'requirement_control' },
      { to: 'evidence', label: 'Evidence', table: 'requirement_evidence' },
    ],
    fields: [
      named('Requirement', 'Risk assessment of the environment in scope', 300),
      line('template', 'Number', 70, { hint: 'R04' }),
      choice('status', 'Status', 104, REQUIREMENT_STATUS_NAMES),
      owner,
      number('cadenceMonths', 'Every (months)', 100, [1, 60]),
      day('doneOn', 'Last done'),
      day('nextDue', 'Next due'),
      text('proof', 'Proof', 280, 'What shows that it was done'),
      text('notes', 'Notes', 200),
    ],
  },
];
