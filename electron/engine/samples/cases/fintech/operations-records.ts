/** Incidents, what followed from them, changes, restores, backups and weaknesses, as the registers of the client hold them. */
import { addDays, daysBetween } from '../../../../../shared/domain/readiness/days.ts';
import type { SampleCase } from '../../case.ts';
import { MINUTE_MS, PERIOD_FROM, PERIOD_TO, stamp } from './days.ts';
import { availability, INCIDENTS, PROMISED } from './incidents.ts';
import { makeVulnerabilities } from './vulnerabilities.ts';

type SampleRecords = SampleCase['records'];
type SampleRecord = Readonly<Record<string, string | number>>;

/** Told in the description, because a control was missing. */
const SIGNIFICANT = 'INC-303';

const KINDS: Readonly<Record<string, string>> = {
  'INC-305': 'processing',
  'INC-308': 'processing',
  'INC-309': 'security',
  'INC-311': 'processing',
  'INC-312': 'security',
};

const at = (began: string, minutes: number): string => stamp(Date.parse(began) + minutes * MINUTE_MS);

/** Only what is known: an empty value is left out. */
const known = (record: Readonly<Record<string, string | number | null>>): SampleRecord =>
  Object.fromEntries(
    Object.entries(record).filter(
      (entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== '',
    ),
  );

/** Payments stood still in a month that ended below the promise: told in the description too. */
const brokePromise = ({ began, down }: (typeof INCIDENTS)[number]): boolean =>
  down > 0 && availability(began.slice(0, 7)).percent < PROMISED;

const incidents = INCIDENTS.map((i) =>
  known({
    name: i.summary,
    number: i.id,
    severity: i.severity,
    kind: KINDS[i.id] ?? 'availability',
    lead: 'Oluwaseun Adeyemi',
    beganAt: i.began,
    detectedAt: at(i.began, i.detected),
    containedAt: at(i.began, i.contained),
    resolvedAt: at(i.began, i.resolved),
    reviewedOn: i.reviewed,
    effect:
      i.down > 0 ? `Payments could not be initiated for ${i.down} minutes.` : 'No commitment was broken.',
    rootCause: i.cause,
    resolution: i.actions.length > 0 ? i.actions.join('. ') : 'Ended by the team on duty.',
    significance: i.id === SIGNIFICANT || brokePromise(i) ? 'yes' : 'no',
    significanceReason:
      i.id === SIGNIFICANT
        ? 'No control watched the end of certificates towards banks, and payments stood still.'
        : brokePromise(i)
          ? 'The month stayed below the promise of the agreement; partners were credited as it says.'
          : 'No control failed and no commitment was broken.',
    ...(i.id === SIGNIFICANT
      ? { notice: 'Status page and mail to all partners', noticeOn: '2025-11-13' }
      : {}),
  }),
);

const nameOf = (id: string): string => INCIDENTS.find((incident) => incident.id === id)?.summary ?? '';

const actions: readonly SampleRecord[] = [
  {
    name: 'Certificates towards banks in the inventory, with an alert thirty days ahead',
    status: 'done',
    ownerId: 'Oluwaseun Adeyemi',
    raisedOn: '2025-11-25',
    due: '2025-12-05',
    doneOn: '2025-12-02',
    incidentId: nameOf('INC-303'),
  },
  {
    name: 'Alert on refused payments by bank, not only in total',
    status: 'done',
    ownerId: 'Oluwaseun Adeyemi',
    raisedOn: '2025-11-25',
    due: '2025-12-12',
    doneOn: '2025-12-16',
    incidentId: nameOf('INC-303'),
  },
  {
    name: 'Alert when the file of a partner is late',
    status: 'in_progress',
    ownerId: 'Arjun Mehta',
    raisedOn: '2026-02-04',
    due: '2026-05-29',
    incidentId: nameOf('INC-308'),
  },
  {
    name: 'Limits carry their unit in the name and in the check of the pipeline',
    status: 'done',
    ownerId: 'İbrahim Çelik',
    raisedOn: '2026-05-29',
    due: '2026-06-12',
    doneOn: '2026-06-05',
    incidentId: nameOf('INC-313'),
  },
];

const changes: readonly SampleRecord[] = [
  {
    name: 'No release of connector-hub without an approval before it',
    number: 'SC-01',
    kind: 'procedures',
    changedOn: '2026-02-16',
    significance: 'yes',
    ownerId: 'İbrahim Çelik',
    description: 'A rule of the pipeline refuses a release that nobody approved.',
    effect: 'Late approvals in connector-hub ended; the control over changes prevents them now.',
  },
  {
    name: 'Alerts on payments by bank',
    number: 'SC-02',
    kind: 'software',
    changedOn: '2025-12-16',
    significance: 'undecided',
    ownerId: 'Oluwaseun Adeyemi',
    description: 'Refused payments are watched for each bank, beside the total.',
    effect: 'Incidents are detected sooner.',
  },
  {
    name: 'Standby of the ledger database sized like the primary',
    number: 'SC-03',
    kind: 'infrastructure',
    changedOn: '2026-03-19',
    significance: 'no',
    ownerId: 'Oluwaseun Adeyemi',
    description: 'The standby takes as many connections as the primary; a job compares them daily.',
    effect: 'A failover completes under full load.',
  },
];

const restores: readonly SampleRecord[] = [
  {
    name: 'Ledger database into a separate account',
    testedOn: '2025-11-19',
    outcome: 'succeeded',
    recoveryMinutes: 71,
    recoveryTarget: 90,
    ownerId: 'Oluwaseun Adeyemi',
    notes: 'Row counts of 38 tables agree.',
  },
  {
    name: 'Consent database',
    testedOn: '2026-02-18',
    outcome: 'succeeded',
    recoveryMinutes: 33,
    recoveryTarget: 120,
    ownerId: 'Oluwaseun Adeyemi',
    notes: 'Row counts of 12 tables agree; 200 consents compared field by field.',
  },
  {
    name: 'Ledger database into a separate account',
    testedOn: '2026-05-20',
    outcome: 'succeeded',
    recoveryMinutes: 66,
    recoveryTarget: 90,
    ownerId: 'Oluwaseun Adeyemi',
    notes: 'Row counts of 41 tables agree.',
  },
];

/** One job a night over the eleven stores, all of them good, as its export says. */
const backups = Array.from({ length: daysBetween(PERIOD_FROM, PERIOD_TO) + 1 }, (_, night) => ({
  name: 'nightly, eleven stores',
  day: addDays(PERIOD_FROM, night),
  outcome: 'succeeded',
  attempt: 1,
}));

/** An approved delay moves the day by which a weakness is to be fixed. */
const vulnerabilities = makeVulnerabilities()
  .slice(1)
  .map(([number = '', place = '', name = '', severity = '', , found = '', fixed = '', , approved = '']) =>
    known({
      name,
      number,
      place,
      severity,
      openedOn: found,
      closedOn: fixed,
      exception: approved === '' ? '' : `Delay approved on ${approved}`,
      slaDays: approved !== '' && fixed !== '' ? daysBetween(found, fixed) : null,
    }),
  );

export const OPERATION_RECORDS: SampleRecords = {
  incidents,
  actions,
  changes,
  'restore-tests': restores,
  backups,
  vulnerabilities,
};

/** What the people on duty wrote down, in UTC. */
export const TIMELINES: NonNullable<SampleCase['timelines']> = [
  {
    incident: 'INC-303',
    entries: [
      { at: '2025-11-13T13:43:00Z', text: 'Refused payments rise; the first partner asks' },
      { at: '2025-11-13T13:48:00Z', text: 'The certificate towards the bank connection has expired' },
      { at: '2025-11-13T13:52:00Z', text: 'A new certificate is asked for and installed' },
      { at: '2025-11-13T14:05:00Z', text: 'Status page and mail to all partners' },
    ],
  },
  {
    incident: 'INC-310',
    entries: [
      {
        at: '2026-03-11T14:26:00Z',
        text: 'The primary of the ledger database does not answer; failover starts',
      },
      { at: '2026-03-11T14:41:00Z', text: 'The standby refuses connections: its limit is too low' },
      { at: '2026-03-11T15:09:00Z', text: 'The limit is raised by hand; payments go through' },
    ],
  },
  {
    incident: 'INC-313',
    entries: [
      { at: '2026-05-19T12:21:00Z', text: 'Alert on refused payments for two banks' },
      { at: '2026-05-19T12:30:00Z', text: 'The release of the limit is taken back' },
    ],
  },
];
