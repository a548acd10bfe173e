import type { SamplePerson } from '../../case.ts';

export const LEAD = 'Efua Lindgren';
export const PREPARER = 'Jarek Nowicki';

export const PEOPLE: readonly SamplePerson[] = [
  { name: LEAD, title: 'Engagement lead', email: 'e.lindgren@brackwater.example', side: 'firm' },
  { name: PREPARER, title: 'Consultant', email: 'j.nowicki@brackwater.example', side: 'firm' },
  {
    name: 'Saskia van der Meulen',
    title: 'Chief executive',
    email: 'saskia@lindenquay.example',
    side: 'client',
  },
  {
    name: 'İbrahim Çelik',
    title: 'Chief technology officer',
    email: 'ibrahim@lindenquay.example',
    side: 'client',
  },
  { name: 'Nguyễn Thu Hà', title: 'Head of security', email: 'ha@lindenquay.example', side: 'client' },
  {
    name: 'Oluwaseun Adeyemi',
    title: 'Head of infrastructure',
    email: 'seun@lindenquay.example',
    side: 'client',
  },
  { name: 'Marit Kask', title: 'Compliance manager', email: 'marit@lindenquay.example', side: 'client' },
  { name: 'Renée Dubois', title: 'General counsel', email: 'renee@lindenquay.example', side: 'client' },
  {
    name: 'Arjun Mehta',
    title: 'Head of payment operations',
    email: 'arjun@lindenquay.example',
    side: 'client',
  },
  { name: 'Zofia Wójcik', title: 'Head of people', email: 'zofia@lindenquay.example', side: 'client' },
  { name: 'Liisa Tamm', title: 'IT manager', email: 'liisa@lindenquay.example', side: 'client' },
];

/** Who is accountable for the controls of a domain of the library. */
export const OWNERS: Readonly<Record<string, string>> = {
  Governance: 'Saskia van der Meulen',
  People: 'Zofia Wójcik',
  Communication: 'Renée Dubois',
  'Risk management': 'Marit Kask',
  'Control monitoring': 'Marit Kask',
  'Asset management': 'Liisa Tamm',
  'Identity and access': 'Liisa Tamm',
  'Physical security': 'Oluwaseun Adeyemi',
  'Network security': 'Oluwaseun Adeyemi',
  Encryption: 'Oluwaseun Adeyemi',
  'Endpoint security': 'Liisa Tamm',
  'Vulnerability management': 'Nguyễn Thu Hà',
  'Logging and alerting': 'Nguyễn Thu Hà',
  'Incident response': 'Nguyễn Thu Hà',
  'Change management': 'İbrahim Çelik',
  'Vendor management': 'Marit Kask',
  'Availability and recovery': 'Oluwaseun Adeyemi',
  'Processing integrity': 'Arjun Mehta',
  Confidentiality: 'Renée Dubois',
  Privacy: 'Renée Dubois',
};
