/** The closed word lists of evidence, beside those of `vocabulary.ts`. An empty value means that nobody has said yet. */

/** What a piece of evidence is, whatever its file format. */
export const EVIDENCE_KIND_NAMES = {
  policy: 'Policy or procedure',
  configuration: 'Configuration',
  listing: 'Listing',
  record: 'Record of performance',
  minutes: 'Minutes',
  report: 'Report',
  log: 'Log',
  agreement: 'Agreement',
  training: 'Training record',
  diagram: 'Diagram',
  correspondence: 'Correspondence',
  other: 'Other',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KIND_NAMES;
export const EVIDENCE_KINDS = Object.keys(EVIDENCE_KIND_NAMES) as [EvidenceKind, ...EvidenceKind[]];

/** How it was obtained. */
export const EVIDENCE_METHOD_NAMES = {
  screenshot: 'Screenshot',
  photo: 'Photo',
  export: 'Export',
  query: 'Query',
  api: 'API call',
  document: 'Document',
  interview: 'Interview',
  observation: 'Observation',
} as const;
export type EvidenceMethod = keyof typeof EVIDENCE_METHOD_NAMES;
export const EVIDENCE_METHODS = Object.keys(EVIDENCE_METHOD_NAMES) as [EvidenceMethod, ...EvidenceMethod[]];

export const ENVIRONMENT_NAMES = {
  production: 'Production',
  staging: 'Staging',
  test: 'Test',
  corporate: 'Corporate',
} as const;
export type Environment = keyof typeof ENVIRONMENT_NAMES;
export const ENVIRONMENTS = Object.keys(ENVIRONMENT_NAMES) as [Environment, ...Environment[]];

export const PERSONAL_DATA_NAMES = { yes: 'Yes', no: 'No' } as const;
export type PersonalData = keyof typeof PERSONAL_DATA_NAMES;

/** A reviewer's judgment of one piece of evidence. */
export const EVIDENCE_VERDICT_NAMES = { sufficient: 'Sufficient', insufficient: 'Insufficient' } as const;
export type EvidenceVerdict = keyof typeof EVIDENCE_VERDICT_NAMES;

/** What intake saw in a file that a person must know before relying on it. */
export const FILE_NOTICE_NAMES = {
  active_content: 'Holds scripts or macros, which are never run',
  encrypted: 'Protected by a password, so its content can not be read here',
  damaged: 'Damaged or cut off',
  draft: 'The name says that it is a draft or not meant to be sent',
  copy: 'The name says that it is a copy',
  unsafe_name: 'The name was not safe and was changed',
} as const;
export type FileNotice = keyof typeof FILE_NOTICE_NAMES;
export const FILE_NOTICES = Object.keys(FILE_NOTICE_NAMES) as [FileNotice, ...FileNotice[]];
