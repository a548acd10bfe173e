/**
 * Sample sizes by control frequency: the firm's judgment, never statistics. No body prescribes such sizes and published tables
 * disagree, so the table is data with a name and a source that every report prints.
 */
import { ceiling, requireCount } from './numeric.ts';
import type { Frequency } from '../vocabulary.ts';

export const SAMPLING_RISKS = ['low', 'moderate', 'high'] as const;
/** The assessed risk that the control fails. */
export type SamplingRisk = (typeof SAMPLING_RISKS)[number];
export const SAMPLING_RISK_NAMES: Record<SamplingRisk, string> = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
};

export interface FrequencyTable {
  name: string;
  source: string;
  /** Printed wherever a size from this table appears. */
  basis: string;
  sizes: Record<Frequency, Record<SamplingRisk, number>>;
  /** Per-occurrence populations below this many items: a share of them, at least `minimum`, at most the size above. */
  smallPopulation: { below: number; share: number; minimum: number };
  /** Items per configuration of an automated control, relying on change management over the period. */
  automated: number;
}

const MANY_A_DAY = { low: 25, moderate: 40, high: 60 };

export const DEFAULT_FREQUENCY_TABLE: FrequencyTable = {
  name: 'Trustbench default sizes',
  source: 'Ranges in common use among audit firms; a firm replaces them with its own policy',
  basis: 'judgment, not statistics',
  sizes: {
    annual: { low: 1, moderate: 1, high: 1 },
    'semi-annual': { low: 1, moderate: 2, high: 2 },
    quarterly: { low: 2, moderate: 3, high: 4 },
    monthly: { low: 2, moderate: 3, high: 5 },
    'semi-monthly': { low: 3, moderate: 5, high: 8 },
    weekly: { low: 5, moderate: 9, high: 15 },
    daily: { low: 20, moderate: 30, high: 40 },
    'per-occurrence': MANY_A_DAY,
    continuous: MANY_A_DAY,
  },
  smallPopulation: { below: 250, share: 0.1, minimum: 5 },
  automated: 1,
};

export interface FrequencySizeRequest {
  frequency: Frequency;
  risk: SamplingRisk;
  /** Occurrences in the period under test; without it the size is not capped. */
  population?: number;
  /** An automated control is tested once per configuration, whatever its frequency. */
  automated?: boolean;
}

export interface FrequencySize {
  n: number;
  /** The sentence a workpaper gives for the size. */
  reason: string;
  table: Pick<FrequencyTable, 'name' | 'source' | 'basis'>;
}

/**
 * The size a frequency table gives, never more than the population holds.
 * @throws AppError `bad_input` when the population is not a whole number.
 */
export function frequencySampleSize(
  { frequency, risk, population, automated = false }: FrequencySizeRequest,
  table: FrequencyTable = DEFAULT_FREQUENCY_TABLE,
): FrequencySize {
  if (population !== undefined) requireCount('population', population);
  const { name, source, basis } = table;
  const { size, reason } = automated
    ? {
        size: table.automated,
        reason: 'Automated control: one item per configuration, relying on change management',
      }
    : manualSize(frequency, risk, population, table);
  const n = Math.min(size, population ?? size);
  return {
    n,
    reason: n < size ? `${reason}; the population has ${n}` : reason,
    table: { name, source, basis },
  };
}

function manualSize(
  frequency: Frequency,
  risk: SamplingRisk,
  population: number | undefined,
  { sizes, smallPopulation: { below, share, minimum } }: FrequencyTable,
): { size: number; reason: string } {
  const size = sizes[frequency][risk];
  if (frequency !== 'per-occurrence' || population === undefined || population >= below) {
    return { size, reason: `${size} items for a control of this frequency at ${risk} risk` };
  }
  return {
    size: Math.min(size, Math.max(minimum, ceiling(share * population))),
    reason: `${share * 100} % of fewer than ${below} occurrences, at least ${minimum} and at most ${size} at ${risk} risk`,
  };
}
