/** What of an engagement goes into a sealed copy: the areas, the bytes of evidence, and the notes that stay inside the firm. */

import { AREA_TABLES, ENGAGEMENT_AREAS, type EngagementArea } from './area-tables.ts';
import { COLUMN_CLASSES, internalColumns } from './seal-columns.ts';

/** Tables that hold what people of the firm say among themselves, or to the client. */
export const INTERNAL_TABLES: readonly string[] = [
  'control_comment',
  'request_comment',
  'request_pack',
  'request_return',
  'review_note',
  'review_import',
  'review_item',
  'saved_view',
];

/**
 * Tables that hold copies or summaries of records of other areas, or reasons that speak of them: they go along only with all of these
 * areas, so that a withheld area is not read in them.
 */
export const COPIES_OF: Readonly<Record<string, readonly EngagementArea[]>> = {
  governance_meeting: ['matrix', 'evidence', 'audit', 'findings', 'registers'],
  prior_result: ['matrix', 'audit', 'findings'],
  rule_override: ['matrix', 'evidence', 'audit', 'findings'],
  sign_off: ['matrix', 'evidence', 'findings'],
};

/** `linked`: the bytes of evidence that a record of another chosen area rests on. What is left out keeps its record and SHA-256. */
export const SEALED_EVIDENCE = ['all', 'linked', 'none'] as const;
export type SealedEvidence = (typeof SEALED_EVIDENCE)[number];

export interface SealSelection {
  areas: readonly EngagementArea[];
  evidence: SealedEvidence;
  notes: boolean;
}

export interface ForeignKey {
  table: string;
  column: string;
  parent: string;
  required: boolean;
}

/** What does not go along: whole tables, and columns that are emptied. */
export interface Withheld {
  tables: string[];
  columns: { table: string; column: string; value: '' | null }[];
}

/**
 * What a selection leaves out. A table whose rows can not be without a withheld one goes too; where the link may be empty, it is
 * emptied, so that no record points to nothing.
 */
export function withheldBy(selection: SealSelection, foreignKeys: readonly ForeignKey[]): Withheld {
  const tables = new Set<string>(
    ENGAGEMENT_AREAS.filter((area) => !selection.areas.includes(area)).flatMap((area) => AREA_TABLES[area]),
  );
  for (const [table, areas] of Object.entries(COPIES_OF))
    if (areas.some((area) => !selection.areas.includes(area))) tables.add(table);
  if (!selection.notes) for (const table of INTERNAL_TABLES) tables.add(table);
  for (let before = -1; before !== tables.size;) {
    before = tables.size;
    for (const { table, parent, required } of foreignKeys)
      if (required && tables.has(parent)) tables.add(table);
  }
  const notes = selection.notes
    ? []
    : Object.keys(COLUMN_CLASSES).flatMap((table) =>
        internalColumns(table).map((column) => ({ table, column, value: '' as const })),
      );
  const links = foreignKeys
    .filter(({ parent, required }) => !required && tables.has(parent))
    .map(({ table, column }) => ({ table, column, value: null }));
  return {
    tables: [...tables].toSorted(),
    columns: [...notes, ...links].filter(({ table }) => !tables.has(table)),
  };
}
