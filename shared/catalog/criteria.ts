/**
 * The 61 trust services criteria: identifiers, groups and counts, with summaries in Trustbench's own words. The published
 * text is copyrighted by the AICPA and is not part of this file.
 */
import { AppError } from '../domain/errors.ts';
import type { Category } from '../domain/vocabulary.ts';
import data from './criteria.json' with { type: 'json' };

/** The version new engagements are pinned to: the 2017 criteria; the 2022 revision changed only points of focus. */
export const CRITERIA_VERSION = '2017-2022';

export interface Criterion {
  id: string;
  group: string;
  category: Category;
  /** What the criterion asks, in our own words. */
  summary: string;
  /** The COSO 2013 principle behind CC1 to CC5; the other criteria have none. */
  cosoPrinciple: number | null;
  /** How many points of focus the 2022 revision lists. They are guidance, never the assessed unit. */
  pointsOfFocus: number;
}

/** Every criterion of the current version, in canonical order: common criteria, availability, processing integrity, confidentiality, privacy. */
export const CRITERIA = data as readonly Criterion[];

const BY_VERSION: ReadonlyMap<string, readonly Criterion[]> = new Map([[CRITERIA_VERSION, CRITERIA]]);

/**
 * The criteria an engagement is pinned to (`engagement.criteria_version`), in canonical order.
 *
 * @throws AppError workspace_newer when this build does not know the version, as with a workspace of a later Trustbench
 */
export function criteriaOf(version: string): readonly Criterion[] {
  const criteria = BY_VERSION.get(version);
  if (criteria) return criteria;
  const known = [...BY_VERSION.keys()];
  throw new AppError(
    'workspace_newer',
    `This Trustbench has no trust services criteria of version “${version.slice(0, 40)}”; it has ${known.join(', ')}. ` +
      'Use a newer Trustbench.',
    { version: version.slice(0, 40), known },
  );
}
