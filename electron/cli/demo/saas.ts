/** The fictional engagement of `trustbench demo`: companies, people and places are invented. */
import type { Severity } from '../../../shared/domain/vocabulary.ts';

export const LEAD = 'Rosalind Keane';

export const ENGAGEMENT = {
  client: 'Harbourline Software, Inc.',
  system: 'Tidewise scheduling platform',
  firm: 'Brackwater Advisory LLP',
  type: 'II' as const,
  asOf: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
};

export const CATEGORIES = ['security', 'availability', 'confidentiality'] as const;

export const PEOPLE = [
  { name: LEAD, title: 'Engagement lead', email: 'r.keane@brackwater.example', side: 'firm' as const },
  {
    name: 'Mateo Lindqvist',
    title: 'Consultant',
    email: 'm.lindqvist@brackwater.example',
    side: 'firm' as const,
  },
  {
    name: 'Ines Okafor',
    title: 'Chief technology officer',
    email: 'ines@harbourline.example',
    side: 'client' as const,
  },
  {
    name: 'Priyanka Rao',
    title: 'Security lead',
    email: 'priyanka@harbourline.example',
    side: 'client' as const,
  },
  {
    name: 'Tomasz Brandt',
    title: 'Head of platform',
    email: 'tomasz@harbourline.example',
    side: 'client' as const,
  },
  { name: 'Dana Whitlock', title: 'IT manager', email: 'dana@harbourline.example', side: 'client' as const },
  {
    name: 'Marisol Vega',
    title: 'Head of people',
    email: 'marisol@harbourline.example',
    side: 'client' as const,
  },
  {
    name: 'Henrik Aalto',
    title: 'Chief operating officer',
    email: 'henrik@harbourline.example',
    side: 'client' as const,
  },
  {
    name: 'Claire Bosquet',
    title: 'General counsel',
    email: 'claire@harbourline.example',
    side: 'client' as const,
  },
];

/** Who is accountable for the controls of a domain of the starter library. */
export const OWNERS: Readonly<Record<string, string>> = {
  Governance: 'Henrik Aalto',
  People: 'Marisol Vega',
  Communication: 'Claire Bosquet',
  'Risk management': 'Priyanka Rao',
  'Control monitoring': 'Priyanka Rao',
  'Asset management': 'Dana Whitlock',
  'Identity and access': 'Dana Whitlock',
  'Physical security': 'Henrik Aalto',
  'Network security': 'Tomasz Brandt',
  Encryption: 'Tomasz Brandt',
  'Endpoint security': 'Dana Whitlock',
  'Vulnerability management': 'Priyanka Rao',
  'Logging and alerting': 'Priyanka Rao',
  'Incident response': 'Priyanka Rao',
  'Change management': 'Ines Okafor',
  'Vendor management': 'Claire Bosquet',
  'Availability and recovery': 'Tomasz Brandt',
  Confidentiality: 'Claire Bosquet',
};

/** Controls that Harbourline keeps in a spreadsheet of its own, with the slips that such sheets have. */
export const MATRIX_HEADER = [
  'Ctrl #',
  'TSC',
  'Control title',
  'What we do',
  'Owner',
  'How often',
  'P/D/C',
  'Auto/Man',
  'Last test',
];
export const MATRIX_ROWS: readonly (readonly string[])[] = [
  [
    'HL-01',
    'CC6.1; CC6.6',
    'Customer single sign-on enforced',
    'Customers on the business plan sign in through their own identity provider; local passwords are off.',
    'Dana Whitlock',
    'continuous',
    'P',
    'Auto',
    '12/03/2026',
  ],
  [
    'HL-02',
    'cc 8.1',
    'Feature flags reviewed',
    'Every month the platform team removes flags that are older than ninety days or have no owner.',
    'Tomasz Brandt',
    'monthly',
    'D',
    'Man',
    '2026-04-02',
  ],
  [
    'HL-03',
    'CC7.2, A1.1',
    'Queue depth alert',
    'An alert opens a ticket when the scheduling queue is deeper than ten minutes of work.',
    'Tomasz Brandt',
    'Continuous',
    'D',
    'Auto',
    '',
  ],
  [
    'HL-04',
    'C1.1',
    'Support access by ticket',
    'Support staff open a customer workspace only from a ticket; access ends after four hours.',
    'Dana Whitlock / Tomasz Brandt',
    'per occurrence',
    'P',
    'Man',
    '2026-05-19',
  ],
  [
    'HL-05',
    'CC9.2',
    'Sub-processor notice',
    'Customers are told thirty days before a sub-processor is added.',
    'Claire Bosquet',
    'when needed?',
    'P',
    'Man',
    '31/02/2026',
  ],
  [
    'HL-06',
    'CC6.9',
    'Shared mailbox review',
    'Members of shared mailboxes are confirmed by their owners.',
    'Dana Whitlock',
    'semi-annual',
    'D',
    'Man',
    '',
  ],
  [
    'HL-02',
    'CC8.1',
    'Feature flags reviewed (old wording)',
    'Flags are looked at now and then.',
    'Tomasz Brandt',
    'quarterly',
    'D',
    'Man',
    '',
  ],
  [
    'HL-07',
    'A1.2',
    'Second region kept warm',
    'A standby of the database follows the primary; the lag is watched.',
    'TBC',
    'continuous',
    'P',
    'Auto',
    '2026-06-11',
  ],
  ['Total: 8', '', '', '', '', '', '', '', ''],
];

export interface DesignConclusion {
  refs: readonly string[];
  result: 'no_exceptions' | 'not_suitably_designed';
  text: string;
}

export const DESIGN_CONCLUSIONS: readonly DesignConclusion[] = [
  {
    refs: ['GOV-01', 'GOV-03', 'GOV-06', 'GOV-09', 'HR-01', 'HR-04', 'RSK-02'],
    result: 'no_exceptions',
    text: 'Walked through with the owner and the document behind it. As described, the control would meet its criteria.',
  },
  {
    refs: ['IAM-02', 'IAM-04', 'IAM-06', 'IAM-07', 'CHG-01', 'CHG-02', 'NET-01'],
    result: 'no_exceptions',
    text: 'One example was followed from request to record and the settings were inspected. As described, the control would meet its criteria.',
  },
  {
    refs: ['VUL-01', 'IRP-01', 'BCP-01', 'BCP-04', 'BCP-05', 'CRY-02'],
    result: 'no_exceptions',
    text: 'The procedure, its tool and one record were inspected. As described, the control would meet its criteria.',
  },
  {
    refs: ['RSK-03'],
    result: 'not_suitably_designed',
    text: 'The assessment names theft of data and nothing else: management override and vendor collusion are not considered, and nobody outside the security team takes part.',
  },
];

export interface OperationConclusion {
  ref: string;
  result: 'no_exceptions' | 'exceptions' | 'did_not_occur';
  text: string;
}

/** Tests of operation without a drawn sample; those with one are concluded from their marks. */
export const OPERATION_CONCLUSIONS: readonly OperationConclusion[] = [
  {
    ref: 'GOV-03',
    result: 'no_exceptions',
    text: 'Papers and minutes of both quarters were inspected. Both meetings dealt with security and agreed actions.',
  },
  {
    ref: 'HR-04',
    result: 'no_exceptions',
    text: 'The completion report was agreed to the staff roster of 30 June 2026. All 64 people completed the course.',
  },
  {
    ref: 'IAM-02',
    result: 'no_exceptions',
    text: 'The policy export was inspected and a login without a second factor was tried and refused on 18 June 2026.',
  },
  {
    ref: 'IAM-07',
    result: 'no_exceptions',
    text: 'Reviews of both quarters were inspected for four systems. Three rejected rights were traced to their removal within five working days.',
  },
  {
    ref: 'CHG-02',
    result: 'no_exceptions',
    text: 'Branch rules of all 14 production repositories were inspected at two dates; the log shows no change to them between.',
  },
  {
    ref: 'CRY-02',
    result: 'no_exceptions',
    text: 'Settings of all nine stores were inspected and agreed to the inventory.',
  },
  {
    ref: 'NET-01',
    result: 'no_exceptions',
    text: 'The review of 24 March 2026 was inspected. Two rules were found obsolete and are no longer in the export of 29 June 2026.',
  },
  {
    ref: 'VUL-01',
    result: 'no_exceptions',
    text: 'All 26 weekly results were inspected and their scope was agreed to the asset inventory for three of them.',
  },
  {
    ref: 'BCP-04',
    result: 'no_exceptions',
    text: 'Job results of all 181 days were inspected. Three failures were rerun within a day.',
  },
  {
    ref: 'BCP-05',
    result: 'exceptions',
    text: 'A restore is on record for the first quarter. None was made in the second quarter.',
  },
  {
    ref: 'CON-03',
    result: 'did_not_occur',
    text: 'The contract register shows that no contract ended in the period. The register was agreed to the billing system.',
  },
];

export interface DemoFinding {
  control: string;
  kind: 'design' | 'operation';
  title: string;
  severity: Severity;
  owner: string;
  due: string;
  condition: string;
  criteria: string;
  cause: string;
  effect: string;
  recommendation: string;
  response: {
    text: string;
    by: string;
    on: string;
    action: string;
    actionOwner: string;
    actionDue: string;
  } | null;
}

/** `{exception}` stands for the change that deviated. */
export const FINDINGS: readonly DemoFinding[] = [
  {
    control: 'CHG-01',
    kind: 'operation',
    title: 'Change released before it was approved',
    severity: 'medium',
    owner: 'Ines Okafor',
    due: '2026-09-30',
    condition: 'One of 25 changes, {exception}, was released to production before the approval was recorded.',
    criteria:
      'CC8.1: changes are authorised before they are put in place. The control asks for approval by someone else before release.',
    cause: 'The release pipeline of one service did not read the approval field and let the release through.',
    effect: 'A change that nobody else has looked at can reach customers.',
    recommendation: 'Make the pipeline refuse a release without a recorded approval, for every service.',
    response: {
      text: 'We agree. The change was reviewed afterwards and was correct. The pipeline has been changed.',
      by: 'Ines Okafor',
      on: '2026-07-14',
      action: 'All pipelines now stop without an approval; a weekly report lists any override.',
      actionOwner: 'Tomasz Brandt',
      actionDue: '2026-08-31',
    },
  },
  {
    control: 'BCP-05',
    kind: 'operation',
    title: 'No restore test in the second quarter',
    severity: 'medium',
    owner: 'Tomasz Brandt',
    due: '2026-08-15',
    condition:
      'Of the two quarterly restore tests of the period one was made. No record exists for April to June 2026.',
    criteria:
      'A1.2 and A1.3: recovery is provided for and tested. The control asks for one restore each quarter.',
    cause: 'The engineer who runs the test left in April and the task was not handed over.',
    effect: 'A backup that can not be restored would be noticed only when it is needed.',
    recommendation: 'Name a deputy for the task and let the calendar of the team remind both.',
    response: {
      text: 'We agree. A restore was made on 9 July 2026 and took 48 minutes, within the objective of two hours.',
      by: 'Tomasz Brandt',
      on: '2026-07-16',
      action: 'The task now belongs to the on-call rota.',
      actionOwner: 'Tomasz Brandt',
      actionDue: '2026-09-30',
    },
  },
  {
    control: 'RSK-03',
    kind: 'design',
    title: 'Fraud scenarios are too narrow',
    severity: 'low',
    owner: 'Priyanka Rao',
    due: '2026-10-31',
    condition: 'The fraud part of the risk assessment covers theft of data only.',
    criteria: 'CC3.3: the potential for fraud is considered, management override included.',
    cause: 'The template was written by the security team for its own purposes.',
    effect: 'Risks that only finance and sales would see stay unknown.',
    recommendation: 'Repeat the assessment with finance, sales and people operations at the table.',
    response: null,
  },
];
