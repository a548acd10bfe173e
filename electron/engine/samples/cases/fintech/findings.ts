import type { SampleFinding } from '../../case.ts';
import { countChanges } from './changes.ts';
import { countVulnerabilities } from './vulnerabilities.ts';

const changes = countChanges();
const vulnerabilities = countVulnerabilities();
const critical = countVulnerabilities('critical');

export const FINDINGS: readonly SampleFinding[] = [
  {
    control: 'CHG-01',
    kind: 'operation',
    extent: 'systematic',
    signs: ['recurring_cause', 'concentration'],
    compensating: [
      {
        control: 'CHG-02',
        reason:
          'The repository asks for the review of a second engineer before a merge, so that no change reached production unseen.',
      },
    ],
    retests: [
      {
        procedure:
          'Ten releases of connector-hub that came after the daily check went live were traced to their approval.',
        items: 10,
        deviations: 0,
        result: 'effective',
        notes: 'The daily check opened no ticket. The exception of the period stays in the report.',
        files: ['pipeline-rules-june.json'],
      },
    ],
    title: 'A change was released before its approval',
    severity: 'medium',
    owner: 'İbrahim Çelik',
    due: '2026-08-14',
    condition: '{exception} was released before it was approved: 1 of 40 changes tested.',
    criteria: 'CC8.1: changes are approved before they are implemented.',
    cause:
      'For the service connector-hub the pipeline did not wait for the approval until 16 February 2026: the option was left off when the service moved in.',
    effect: 'A change can reach production that nobody but its author has judged.',
    recommendation:
      'Compare approval and release of every change of the period, and alert on services for which the pipeline does not wait.',
    response: {
      text: `We compared all ${changes.released.toLocaleString('en-US')} changes of the period: ${changes.late} were released before their approval, all of connector-hub and all before 16 February 2026. Each was approved within six hours; none had to be taken back.`,
      by: 'İbrahim Çelik',
      on: '2026-07-17',
      action: 'A daily check compares the setting of all services with the default and opens a ticket.',
      actionOwner: 'İbrahim Çelik',
      actionDue: '2026-08-07',
    },
  },
  {
    control: 'VUL-02',
    kind: 'operation',
    extent: 'systematic',
    signs: ['recurring_cause', 'high_rate'],
    title: 'Vulnerabilities were fixed after their deadline',
    severity: 'high',
    owner: 'Nguyễn Thu Hà',
    due: '2026-08-28',
    condition:
      '{exception} were fixed after the deadline for their severity, and no delay was approved: 2 of 25 vulnerabilities tested.',
    criteria: 'CC7.1 and CC7.4: vulnerabilities are found and answered in time.',
    cause: 'The base image of the reporting services had no owner and was not renewed until 3 February 2026.',
    effect: 'Known weaknesses stayed open for weeks in services that read payment data.',
    recommendation:
      'Give every base image an owner and a monthly renewal, and escalate what comes within a week of its deadline.',
    response: {
      text: `We agree. Of the ${vulnerabilities.found} vulnerabilities found in the period ${vulnerabilities.late} were late, ${critical.late} of them critical, all in the reporting services, which partners cannot reach. None has been late since the renewal.`,
      by: 'Nguyễn Thu Hà',
      on: '2026-07-20',
      action: 'Owners for all nine base images; renewal on the first Monday of each month.',
      actionOwner: 'Nguyễn Thu Hà',
      actionDue: '2026-08-21',
    },
  },
  {
    control: 'IAM-07',
    kind: 'operation',
    extent: 'isolated',
    signs: [],
    compensating: [
      {
        control: 'LOG-03',
        reason: 'Monthly reports of administrator activity show no use of the rights in these days.',
      },
    ],
    title: 'Rejected rights were removed late after one review',
    severity: 'medium',
    owner: 'Liisa Tamm',
    due: '2026-08-14',
    condition:
      'After {exception} (support desk) the rejected rights were removed on the ninth working day instead of the fifth: 1 of 24 reviews.',
    criteria: 'CC6.2 and CC6.3: rights that are no longer needed are removed.',
    cause:
      'The support desk is not connected to the identity provider; its ticket waited for a person on leave.',
    effect: 'Former agents could open partner cases for four working days longer than allowed.',
    recommendation:
      'Connect the support desk to the identity provider; give its tickets a deputy until then.',
    response: {
      text: 'We agree. None of the accounts was used in these days. The removals after the reviews of June were all on time.',
      by: 'Liisa Tamm',
      on: '2026-07-15',
      action: 'Support desk connected to the identity provider.',
      actionOwner: 'Liisa Tamm',
      actionDue: '2026-09-30',
    },
  },
  {
    control: 'IRP-04',
    kind: 'operation',
    extent: 'isolated',
    signs: [],
    title: 'The review of one incident came late',
    severity: 'low',
    owner: 'Nguyễn Thu Hà',
    due: '2026-07-31',
    condition:
      'The review of {exception} was completed 14 working days after closing instead of 10: 1 of 3 incidents of high severity.',
    criteria: 'CC7.5: causes are found and lessons carried out.',
    cause: 'The review waited for the analysis of the hosting provider.',
    effect: 'Corrective actions could start late. Here they did not: the first was done on 19 March.',
    recommendation: 'Hold the review on time with what is known, and add the analysis of others later.',
    response: {
      text: 'We agree and do so since May: the review of INC-313 took seven working days.',
      by: 'Nguyễn Thu Hà',
      on: '2026-07-15',
      action: 'The rule is part of the incident plan.',
      actionOwner: 'Nguyễn Thu Hà',
      actionDue: '2026-07-31',
    },
  },
  {
    control: 'VEN-04',
    kind: 'operation',
    extent: 'isolated',
    signs: [],
    title: 'Nothing covers the hosting provider for the last three months',
    severity: 'medium',
    owner: 'Marit Kask',
    due: '2026-08-14',
    condition:
      'The report of Northgate Cloud covers 1 April 2025 to 31 March 2026. No bridge letter covers April to June 2026.',
    criteria: 'CC9.2: risks of vendors are assessed, over the whole period.',
    cause:
      'The provider issues bridge letters on request only; the two requests of June were not followed up.',
    effect: 'For a third of the period nobody can rely on the controls that the provider is assumed to run.',
    recommendation:
      'Obtain the letter, and look at the status page and incidents of the provider for the gap.',
    response: {
      text: 'The letter was promised for August. We have looked at the provider’s incidents of April to June: none concerned our regions.',
      by: 'Marit Kask',
      on: '2026-07-22',
      action: 'Bridge letter on file; requests go out a month before the period ends from now on.',
      actionOwner: 'Marit Kask',
      actionDue: '2026-08-14',
    },
  },
  {
    control: 'GOV-06',
    kind: 'operation',
    extent: 'isolated',
    signs: [],
    retests: [
      {
        procedure: 'The policy was read in the portal where staff find it, and compared with the approval.',
        items: 1,
        deviations: 1,
        result: 'not_effective',
        notes: 'The approval is signed; the portal still shows the version before it.',
        files: [],
      },
    ],
    title: 'One policy is past its review',
    severity: 'low',
    owner: 'Marit Kask',
    due: '2026-07-31',
    condition:
      'The vendor management policy was approved on 17 March 2025; its review of March 2026 has not taken place: 1 of 12 policies.',
    criteria: 'CC5.3: policies are kept current and say what is expected.',
    cause: 'The review waits for a new scheme of vendor classes.',
    effect: 'Vendors are assessed by rules that nobody has confirmed for sixteen months.',
    recommendation: 'Approve the policy as it stands, and change the classes in the next version.',
    response: {
      text: 'We agree. The policy goes to the chief executive unchanged.',
      by: 'Marit Kask',
      on: '2026-07-15',
      action: 'Approval of version 1.4 for another year; the new classes follow as version 2.0.',
      actionOwner: 'Marit Kask',
      actionDue: '2026-07-31',
    },
  },
  {
    control: 'PRC-04',
    kind: 'design',
    extent: 'systematic',
    signs: ['design_cause'],
    title: 'Refunds are not reconciled',
    severity: 'high',
    owner: 'Arjun Mehta',
    due: '2026-08-31',
    condition:
      'Since 9 February 2026 refunds come in a file of their own, which the daily reconciliation does not read.',
    criteria: 'PI1.3 and PI1.4: processing and output are complete and accurate.',
    cause:
      'The change that brought refunds did not name the reconciliation among the services that it touches, and the risk review of it asked about misuse only.',
    effect:
      'A refund that is lost, doubled or sent to another account is found by the partner, not by the company.',
    recommendation:
      'Read the file into the reconciliation, go back to the first day, and add the reconciliation to the questions asked of a change.',
    response: null,
  },
];
