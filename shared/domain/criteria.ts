/** Rules about trust services criteria: which are in scope, and how one is recognised in text from outside. */
import { CRITERIA, CRITERIA_VERSION, criteriaOf, type Criterion } from '../catalog/criteria.ts';
import type { Category } from './vocabulary.ts';

const KNOWN_IDS = new Set(CRITERIA.map((criterion) => criterion.id));

/** Longer text is not one identifier, and matching it would cost time for nothing. */
const LONGEST_NOTATION = 40;
const NOTATION =
  /^[([]?(?:(?:AICPA|TSC|TSP|SOC ?2)[ :_-]*)*(CC|PI|A|C|P)[ ._-]*0*(\d{1,2}) ?[.,_-] ?0*(\d{1,2})[ .,;:)\]]*$/;

/**
 * The criteria an engagement with these categories is assessed on, in canonical order. The 33 common criteria (security) always
 * apply, whatever else is chosen.
 *
 * @throws AppError workspace_newer for a version of the criteria that this build does not know
 */
export function criteriaFor(
  categories: readonly Category[],
  version: string = CRITERIA_VERSION,
): Criterion[] {
  return criteriaOf(version).filter(
    (criterion) => criterion.category === 'security' || categories.includes(criterion.category),
  );
}

/**
 * The canonical identifier behind one messy notation such as "cc 6.1", "CC06.1.", "TSC CC6.1" or "[A1.2]"; undefined when the
 * text is not exactly one of the 61 identifiers.
 */
export function findCriterion(text: string): string | undefined {
  if (text.length > LONGEST_NOTATION) return undefined;
  const notation = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
  const [, series, group, number] = NOTATION.exec(notation) ?? [];
  const id = `${series}${group}.${number}`;
  return KNOWN_IDS.has(id) ? id : undefined;
}
