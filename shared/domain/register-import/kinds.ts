/** What a list can be taken for: each register, and the two lists of people that come and go, which write the same register. */
import { REGISTER_IDS, registerOf, type Register, type RegisterId } from '../registers.ts';

const PEOPLE_KINDS = ['joiners', 'leavers'] as const;
export const IMPORT_KINDS = [...REGISTER_IDS, ...PEOPLE_KINDS] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const isPeopleKind = (kind: ImportKind): kind is (typeof PEOPLE_KINDS)[number] =>
  PEOPLE_KINDS.some((each) => each === kind);

/** The register that a list of this kind is written to. */
export function registerOfKind(kind: ImportKind): Register {
  const id: RegisterId = isPeopleKind(kind) ? 'people' : kind;
  return registerOf(id);
}

/** Kinds of list that may be brought into a register, the plain one first. */
export const kindsOf = (register: RegisterId): readonly ImportKind[] =>
  register === 'people' ? ['people', ...PEOPLE_KINDS] : [register];

/** As a title of the list: "Joiners". */
export const kindName = (kind: ImportKind): string =>
  kind === 'joiners' ? 'Joiners' : kind === 'leavers' ? 'Leavers' : registerOf(kind).name;
