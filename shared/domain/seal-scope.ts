/** What of an engagement goes into a sealed copy: the areas, the bytes of evidence, and the notes that stay inside the firm. */

import { AREA_TABLES, ENGAGEMENT_AREAS, type EngagementArea } from './area-tables.ts';

/** Tables that are notes between people of the firm. */
export const INTERNAL_TABLES: readonly string[] = [
  'control_comment',
  'review_note',
  'review_import',
  'review_item',
  'saved_view',
];

/** Tables whose `notes` are remarks of the firm and no part of the record that an auditor relies on. */
export const INTERNAL_NOTES: readonly string[] = [
  'asset',
  'complementary_control',
  'control',
  'corrective_action',
  'engagement_role',
  'evidence',
  'incident',
  'metric_setting',
  'milestone',
  'policy',
  'policy_exception',
  'requirement',
  'risk',
  'system_change',
  'training_record',
  'vendor',
  'vendor_cuec',
  'vulnerability',
  'worker',
];

/** Tables whose `notes` say what was done, found or decided, and so go along. */
export const SHARED_NOTES: readonly string[] = [
  'access_review',
  'criterion_assessment',
  'governance_meeting',
  'restore_test',
  'retest',
  'walkthrough',
];

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
  if (!selection.notes) for (const table of INTERNAL_TABLES) tables.add(table);
  for (let before = -1; before !== tables.size;) {
    before = tables.size;
    for (const { table, parent, required } of foreignKeys)
      if (required && tables.has(parent)) tables.add(table);
  }
  const notes = selection.notes
    ? []
    : INTERNAL_NOTES.map((table) => ({ table, column: 'notes', value: '' as const }));
  const links = foreignKeys
    .filter(({ parent, required }) => !required && tables.has(parent))
    .map(({ table, column }) => ({ table, column, value: null }));
  return {
    tables: [...tables].toSorted(),
    columns: [...notes, ...links].filter(({ table }) => !tables.has(table)),
  };
}
