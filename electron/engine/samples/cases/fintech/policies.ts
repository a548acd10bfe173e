import type { SampleCase } from '../../case.ts';
import { policiesApprovedBy } from '../../policies.ts';

const policy = policiesApprovedBy('Saskia van der Meulen');

/** The twelve policies; the review of one was due before the period ended. */
export const POLICIES: NonNullable<SampleCase['records']['policies']> = [
  policy('Information security policy', 'information-security', 'Nguyễn Thu Hà', '2025-10-06', '5.0'),
  policy('Access control policy', 'access-control', 'Liisa Tamm', '2025-10-06', '3.2'),
  {
    ...policy('Password standard', 'password', 'Liisa Tamm', '2025-10-06', '2.1'),
    effectiveOn: '2025-10-15',
    acknowledged: 118,
    acknowledgers: 121,
    acknowledgedOn: '2026-05-29',
  },
  policy('Change management policy', 'change-management', 'İbrahim Çelik', '2026-02-23', '4.1'),
  policy('Risk management policy', 'risk-management', 'Marit Kask', '2025-11-10', '2.0'),
  policy('Incident response policy', 'incident-response', 'Nguyễn Thu Hà', '2026-01-29', '3.0'),
  policy('Logging and monitoring standard', 'logging-and-monitoring', 'Nguyễn Thu Hà', '2025-10-20', '2.3'),
  {
    ...policy('Vendor management policy', 'vendor-management', 'Marit Kask', '2025-03-17', '1.4'),
    notes: 'The review was due on 17 March 2026 and waits for the new classes of vendors.',
  },
  policy('Data classification standard', 'data-classification', 'Renée Dubois', '2025-11-24', '2.0'),
  {
    ...policy('Acceptable use policy', 'acceptable-use', 'Zofia Wójcik', '2025-10-06', '3.0'),
    effectiveOn: '2025-10-15',
    acknowledged: 121,
    acknowledgers: 121,
    acknowledgedOn: '2026-05-29',
  },
  {
    ...policy('Backup standard', 'backup', 'Oluwaseun Adeyemi', '2025-12-08', '2.2'),
    effectiveOn: '2025-12-15',
    acknowledged: 14,
    acknowledgers: 19,
    acknowledgedOn: '2026-05-29',
  },
  policy(
    'Business continuity and disaster recovery policy',
    'business-continuity',
    'Oluwaseun Adeyemi',
    '2025-11-05',
    '2.0',
  ),
];
