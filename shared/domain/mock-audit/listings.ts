import { LIBRARY_CONTROLS, type PopulationKind } from '../../catalog/controls.ts';
import type { AuditControl } from './facts.ts';

/** A listing to ask for: what it lists, what names a row, and which day places a row in the period. */
export interface Listing {
  /** Stable, so that one request serves all controls that need it. */
  id: string;
  /** Plural, as in "a list of all changes". */
  name: string;
  key: string;
  date: string;
}

type Words = readonly [name: string, key: string, date: string];

/** Occurrences come from the calendar of the control, so nobody is asked for a list of them. */
const WORDS: Record<Exclude<PopulationKind, 'occurrences'>, Words> = {
  workers: ['people who worked here, contractors included', 'personnel number', 'first and last day'],
  joiners: ['people who joined, contractors included', 'personnel number', 'first day'],
  movers: ['people who changed their role', 'personnel number', 'day of the change'],
  leavers: ['people who left, contractors included', 'personnel number', 'last day'],
  accounts: [
    'accounts of the systems in scope, service accounts included',
    'account name',
    'day of creation',
  ],
  'privileged-accounts': ['accounts with administrator rights', 'account name', 'day the right was given'],
  'access-requests': ['access rights that were given or changed', 'ticket number', 'day access was given'],
  'access-reviews': ['access reviews that were held', 'system and date', 'day of completion'],
  'training-records': ['training that was assigned', 'person and course', 'day it was due'],
  devices: ['laptops and other devices', 'asset number', 'day of issue'],
  assets: ['assets of the inventory', 'asset number', 'day of entry'],
  disposals: ['devices and media that were given up', 'asset number', 'day of disposal'],
  changes: ['changes released to production', 'change or pull request number', 'day of release'],
  'emergency-changes': ['emergency changes', 'change number', 'day of release'],
  releases: ['deployments to production', 'deployment number', 'day of deployment'],
  vulnerabilities: ['vulnerabilities that were found', 'number of the finding', 'day it was found'],
  scans: ['vulnerability scans that ran', 'scan number', 'day of the scan'],
  alerts: ['security alerts that were raised', 'alert number', 'time of the alert'],
  incidents: ['incidents, and events examined as possible ones', 'incident number', 'day of detection'],
  vendors: ['suppliers and subservice organizations', 'supplier number', 'day of engagement'],
  contracts: ['customer contracts that were signed', 'contract number', 'day of signature'],
  'contract-ends': ['customer contracts that ended', 'contract number', 'last day'],
  backups: ['backup jobs, failed ones included', 'job number', 'day of the run'],
  restores: ['restores from backup', 'restore number', 'day of the restore'],
  'processing-jobs': ['processing jobs, failed ones included', 'job number', 'day of the run'],
  reconciliations: ['reconciliations that were made', 'number', 'day of completion'],
  'personal-data-requests': ['requests of people about their data', 'request number', 'day of receipt'],
  disclosures: ['disclosures of personal data', 'number', 'day of disclosure'],
  complaints: ['complaints', 'number', 'day of receipt'],
  risks: ['risks of the register', 'risk number', 'day of the last assessment'],
  'exceptions-granted': ['exceptions to policies that were granted', 'number', 'day of approval'],
  features: ['features and projects that were begun', 'number', 'day of the start'],
};

const LIBRARY = new Map(LIBRARY_CONTROLS.map((control) => [control.ref, control]));

/**
 * The listings that items of the control's test could be drawn from, the best one first; none for a control whose occurrences follow
 * from its frequency. A control of one's own that works on occasion asks for a list of those occasions.
 */
export function listingsOf(
  control: Pick<AuditControl, 'ref' | 'libraryRef' | 'title' | 'frequency'>,
): Listing[] {
  const known = LIBRARY.get(control.libraryRef);
  if (known) {
    return known.populations.flatMap((id) => {
      if (id === 'occurrences') return [];
      const [name, key, date] = WORDS[id];
      return [{ id, name, key, date }];
    });
  }
  if (control.frequency !== 'per-occurrence') return [];
  return [
    {
      id: `control:${control.ref}`,
      name: `occasions of ${control.ref} (${control.title})`,
      key: 'number that never repeats',
      date: 'day of the occasion',
    },
  ];
}
