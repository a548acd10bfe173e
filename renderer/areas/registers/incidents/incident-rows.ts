import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { IncidentTimes } from '../../../../shared/domain/incident-timeline.ts';
import { SEVERITIES } from '../../../../shared/domain/vocabulary.ts';

const text = (row: RegisterRow, field: string): string | null => {
  const value = row.values[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The points in time of a record. */
export const timesOf = (row: RegisterRow): IncidentTimes => ({
  beganAt: text(row, 'beganAt'),
  detectedAt: text(row, 'detectedAt'),
  declaredAt: text(row, 'declaredAt'),
  containedAt: text(row, 'containedAt'),
  resolvedAt: text(row, 'resolvedAt'),
});

export const severityOf = (row: RegisterRow) =>
  SEVERITIES.find((severity) => severity === row.values['severity']) ?? null;
