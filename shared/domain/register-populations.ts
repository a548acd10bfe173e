/** Records of registers that serve as populations: which ones, what numbers them and which day places them in the period. */
import type { RegisterId } from './registers.ts';

export interface RegisterPopulation {
  name: string;
  register: RegisterId;
  /** Fields of which the first one that every record has by itself numbers them; the reference goes before. */
  keys: readonly string[];
  /** Field of the day; records without it are left out. */
  day: string;
  /** Field that gives the day where that one is empty. */
  otherwise?: string;
}

export const REGISTER_POPULATIONS = {
  joiners: { name: 'Joiners', register: 'people', keys: ['number', 'email', 'name'], day: 'startedOn' },
  leavers: {
    name: 'Leavers',
    register: 'people',
    keys: ['number', 'email', 'name'],
    day: 'leftOn',
    otherwise: 'leftAt',
  },
  incidents: { name: 'Incidents', register: 'incidents', keys: ['number', 'name'], day: 'detectedAt' },
  changes: {
    name: 'Changes to the system',
    register: 'changes',
    keys: ['number', 'name'],
    day: 'changedOn',
  },
  'restore-tests': { name: 'Restore tests', register: 'restore-tests', keys: ['name'], day: 'testedOn' },
  vulnerabilities: {
    name: 'Vulnerabilities',
    register: 'vulnerabilities',
    keys: ['number', 'name'],
    day: 'openedOn',
  },
} as const satisfies Record<string, RegisterPopulation>;
export type RegisterPopulationId = keyof typeof REGISTER_POPULATIONS;
export const REGISTER_POPULATION_IDS = Object.keys(REGISTER_POPULATIONS) as [
  RegisterPopulationId,
  ...RegisterPopulationId[],
];
