/** What evidence is linked to beside controls, tests and samples: each kind is a table, and its links are `<kind>_evidence`. */
import { REGISTERS, type RegisterId } from './registers.ts';

export const EVIDENCE_LINK_NAMES = {
  policy: { one: 'policy', many: 'policies' },
  vendor: { one: 'vendor', many: 'vendors' },
  request: { one: 'request', many: 'requests' },
  risk: { one: 'risk', many: 'risks' },
  policy_exception: { one: 'exception to policy', many: 'exceptions to policy' },
  requirement: { one: 'programme requirement', many: 'programme requirements' },
  vendor_review: { one: 'review of a vendor', many: 'reviews of vendors' },
  incident: { one: 'incident', many: 'incidents' },
  system_change: { one: 'change to the system', many: 'changes to the system' },
  restore_test: { one: 'restore test', many: 'restore tests' },
  occurrence: { one: 'occurrence of a control', many: 'occurrences of controls' },
} as const;
export type EvidenceLinkKind = keyof typeof EVIDENCE_LINK_NAMES;
export const EVIDENCE_LINK_KINDS = Object.keys(EVIDENCE_LINK_NAMES) as [
  EvidenceLinkKind,
  ...EvidenceLinkKind[],
];

/** The register whose records a kind is; undefined for what is no register. */
export const registerOfLink = (kind: EvidenceLinkKind): RegisterId | undefined =>
  REGISTERS.find(({ table }) => table === kind)?.id;

/** The kind of link of a register whose records rest on evidence; undefined for one whose records do not. */
export const linkKindOf = (table: string): EvidenceLinkKind | undefined =>
  EVIDENCE_LINK_KINDS.find((kind) => kind === table);
