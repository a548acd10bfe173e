/** The sixteen requirements on a compliance programme: what has to exist beside single controls, and how often it comes round. */
import data from './requirements.json' with { type: 'json' };

export interface Requirement {
  /** R01 to R16. */
  id: string;
  name: string;
  meaning: string;
  /** What to keep as proof. */
  proof: readonly string[];
  /** `months` is the longest time between two rounds; null where it is not a matter of the calendar. */
  cadence: { months: number | null; note: string };
  /** Ids of the policies that carry it. */
  policies: readonly string[];
  /** In canonical order. */
  criteria: readonly string[];
}

export const REQUIREMENTS = data as readonly Requirement[];
