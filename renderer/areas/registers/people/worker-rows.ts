import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import type { WorkerKind } from '../../../../shared/domain/programme-vocabulary.ts';
import type { Trainee } from '../../../../shared/domain/training.ts';
import { measuredTime } from '../../../../shared/domain/metrics/span.ts';
import type { Employment, Period } from '../../../../shared/domain/workforce.ts';
import { today } from '../../../app/dates.ts';
import { useWorkspace } from '../../../app/query.ts';

const FIELDS = [
  'startedOn',
  'screenedOn',
  'codeSignedOn',
  'trainedOn',
  'accessApprovedAt',
  'accessGrantedAt',
  'leftOn',
  'leftAt',
  'accessRemovedAt',
] as const satisfies readonly (keyof Employment)[];

const textOf = ({ values }: RegisterRow, field: string): string | null => {
  const value = values[field];
  return value === null || value === undefined || value === '' ? null : String(value);
};

/** The days and moments of a row of the roster. */
export function employmentOf(row: RegisterRow): Employment {
  const pairs = FIELDS.map((field) => [field, textOf(row, field)] as const);
  return Object.fromEntries(pairs) as Record<(typeof FIELDS)[number], string | null>;
}

export const traineeOf = (row: RegisterRow): Trainee => ({
  id: row.id,
  kind: row.values['kind'] as WorkerKind,
  ...employmentOf(row),
});

/** The engagement period; of a Type I engagement the twelve months that its figures are measured over. */
export function usePeriod(): Period {
  const { engagement } = useWorkspace();
  const last = engagement.type === 'I' ? engagement.asOf : engagement.periodTo;
  if (!last) return { from: '0000-01-01', to: today() };
  const { from, to } = measuredTime(engagement, last);
  return { from, to };
}

/** The last day of the period, or today while it runs: the day on which completion is measured. */
export function useMeasuringDay(): string {
  const { to } = usePeriod();
  const now = today();
  return to < now ? to : now;
}
