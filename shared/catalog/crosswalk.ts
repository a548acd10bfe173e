/**
 * Where the trust services criteria meet other frameworks, by identifier. Identifiers are facts; titles and mappings are
 * Trustbench's own and no official text. A mapping says that work done for one side is likely to serve the other, never that
 * meeting the one meets the other.
 */
import { AppError } from '../domain/errors.ts';
import hipaa from './crosswalk/hipaa.json' with { type: 'json' };
import iso27001 from './crosswalk/iso27001.json' with { type: 'json' };
import nistCsf from './crosswalk/nist-csf.json' with { type: 'json' };

/** Shown and printed wherever a mapping is. */
export const CROSSWALK_NOTE = 'Starter mapping, review before relying on it';

export interface CrosswalkItem {
  /** As the framework writes it: `A.5.15`, `PR.AA-05`, `164.312(a)(1)`. */
  id: string;
  title: string;
}

export interface Crosswalk {
  name: string;
  version: string;
  /** Every control, subcategory or section of the framework that can be mapped, in its own order. */
  items: readonly CrosswalkItem[];
  /** Identifiers of items for every criterion; the list is empty where nothing fits. */
  map: Readonly<Record<string, readonly string[]>>;
}

export const CROSSWALK_IDS = ['iso27001', 'nist-csf', 'hipaa'] as const;
export type CrosswalkId = (typeof CROSSWALK_IDS)[number];

export const CROSSWALKS: Readonly<Record<CrosswalkId, Crosswalk>> = {
  iso27001,
  'nist-csf': nistCsf,
  hipaa,
};

/**
 * The items of a framework that a criterion maps to, in the framework's order; none where nothing fits.
 *
 * @throws AppError `not_found` when the criterion is none of the 61
 */
export function mappedTo(crosswalk: CrosswalkId, criterionId: string): CrosswalkItem[] {
  const { items, map, name } = CROSSWALKS[crosswalk];
  const ids = Object.hasOwn(map, criterionId) ? map[criterionId] : undefined;
  if (!ids) {
    throw new AppError(
      'not_found',
      `“${criterionId}” is no criterion mapped to ${name}. Use an identifier such as CC6.1.`,
      { crosswalk, criterionId },
    );
  }
  return items.filter((item) => ids.includes(item.id));
}

/**
 * The identifiers of the criteria that map to one item of a framework, in canonical order; none where nothing fits.
 *
 * @throws AppError `not_found` when the framework has no such item
 */
export function criteriaFor(crosswalk: CrosswalkId, itemId: string): string[] {
  const { items, map, name, version } = CROSSWALKS[crosswalk];
  if (!items.some((item) => item.id === itemId)) {
    throw new AppError(
      'not_found',
      `${name} ${version} has no “${itemId}”. Use an identifier such as ${items[0]?.id}.`,
      { crosswalk, itemId },
    );
  }
  return Object.keys(map).filter((criterionId) => map[criterionId]?.includes(itemId));
}
