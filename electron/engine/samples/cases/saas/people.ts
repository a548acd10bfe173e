import type { SamplePerson } from '../../case.ts';

export const LEAD = 'Rosalind Keane';
export const PREPARER = 'Mateo Lindqvist';

export const PEOPLE: readonly SamplePerson[] = [
  { name: LEAD, title: 'Engagement lead', email: 'r.keane@brackwater.example', side: 'firm' },
  {
    name: PREPARER,
    title: 'Consultant',
    email: 'm.lindqvist@brackwater.example',
    side: 'firm',
  },
  {
    name: 'Ines Okafor',
    title: 'Chief technology officer',
    email: 'ines@harbourline.example',
    side: 'client',
  },
  {
    name: 'Priyanka Rao',
    title: 'Security lead',
    email: 'priyanka@harbourline.example',
    side: 'client',
  },
  {
    name: 'Tomasz Brandt',
    title: 'Head of platform',
    email: 'tomasz@harbourline.example',
    side: 'client',
  },
  { name: 'Dana Whitlock', title: 'IT manager', email: 'dana@harbourline.example', side: 'client' },
  {
    name: 'Marisol Vega',
    title: 'Head of people',
    email: 'marisol@harbourline.example',
    side: 'client',
  },
  {
    name: 'Henrik Aalto',
    title: 'Chief operating officer',
    email: 'henrik@harbourline.example',
    side: 'client',
  },
  {
    name: 'Claire Bosquet',
    title: 'General counsel',
    email: 'claire@harbourline.example',
    side: 'client',
  },
];

/** Who is accountable for the controls of a domain of the library. */
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
  'Processing integrity': 'Ines Okafor',
  Confidentiality: 'Claire Bosquet',
  Privacy: 'Claire Bosquet',
};
