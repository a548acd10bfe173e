import type { MatrixField } from '../../../../shared/domain/matrix-import.ts';

/** What a column of the sheet can hold, in the words of the screen. */
export const FIELD_NAMES: Record<MatrixField, string> = {
  ref: 'Reference',
  criteria: 'Criteria',
  title: 'Title',
  statement: 'Statement',
  owner: 'Owner',
  frequency: 'Frequency',
  nature: 'Nature',
  mode: 'Mode',
  layer: 'Layer',
  isKey: 'Key control',
  system: 'System',
  evidence: 'Evidence wanted',
  notes: 'Notes',
  group: 'Domain',
  risk: 'Risk',
  rationale: 'Rationale',
  responsibility: 'Responsibility',
  provider: 'Provider',
  policy: 'Policy',
  lastTested: 'Last tested',
};
