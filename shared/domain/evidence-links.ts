/** What evidence is linked to beside controls. */
export const EVIDENCE_LINK_NAMES = {
  policy: 'policy',
  vendor: 'vendor',
  request: 'request',
} as const;
export type EvidenceLinkKind = keyof typeof EVIDENCE_LINK_NAMES;
export const EVIDENCE_LINK_KINDS = Object.keys(EVIDENCE_LINK_NAMES) as [
  EvidenceLinkKind,
  ...EvidenceLinkKind[],
];
