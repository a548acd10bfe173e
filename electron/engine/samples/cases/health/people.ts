import type { SamplePerson } from '../../case.ts';

export const LEAD = 'Oluwaseun Marchetti';
export const PREPARER = 'Beatriz Holm';

const firm = (name: string, title: string, email: string): SamplePerson => ({
  name,
  title,
  email: `${email}@tallowgate.example`,
  side: 'firm',
});
const client = (name: string, title: string, email: string): SamplePerson => ({
  name,
  title,
  email: `${email}@fernleigh.example`,
  side: 'client',
});

export const PEOPLE: readonly SamplePerson[] = [
  firm(LEAD, 'Engagement lead', 'o.marchetti'),
  firm(PREPARER, 'Consultant, privacy', 'b.holm'),
  client('Dr. Anneliese Vogt', 'Chief executive', 'a.vogt'),
  client('Kwame Järvinen', 'Chief technology officer', 'k.jarvinen'),
  client('Sunniva Petrakis', 'Security lead', 's.petrakis'),
  client('Léa Fontaine', 'Privacy lead', 'l.fontaine'),
  client('Mikołaj Ostrowski', 'Head of data platform', 'm.ostrowski'),
  client('Grace Tanaka', 'IT manager', 'g.tanaka'),
  client('Ibrahim Sørensen', 'Head of people', 'i.sorensen'),
  client('Paloma Whitfield', 'General counsel', 'p.whitfield'),
];

/** Who is accountable for the controls of a domain of the library. */
export const OWNERS: Readonly<Record<string, string>> = {
  Governance: 'Dr. Anneliese Vogt',
  People: 'Ibrahim Sørensen',
  Communication: 'Paloma Whitfield',
  'Risk management': 'Sunniva Petrakis',
  'Control monitoring': 'Sunniva Petrakis',
  'Asset management': 'Grace Tanaka',
  'Identity and access': 'Grace Tanaka',
  'Physical security': 'Ibrahim Sørensen',
  'Network security': 'Mikołaj Ostrowski',
  Encryption: 'Mikołaj Ostrowski',
  'Endpoint security': 'Grace Tanaka',
  'Vulnerability management': 'Sunniva Petrakis',
  'Logging and alerting': 'Sunniva Petrakis',
  'Incident response': 'Sunniva Petrakis',
  'Change management': 'Kwame Järvinen',
  'Vendor management': 'Paloma Whitfield',
  'Availability and recovery': 'Mikołaj Ostrowski',
  'Processing integrity': 'Mikołaj Ostrowski',
  Confidentiality: 'Paloma Whitfield',
  Privacy: 'Léa Fontaine',
};
