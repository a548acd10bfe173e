import type { ExportKind } from '../../../shared/domain/report-kinds.ts';
import { REPORTS } from '../../../shared/domain/report-kinds.ts';
import { kindsOf } from '../../../shared/domain/report-set.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';

interface OutlineEntry {
  /** Last part of the address. */
  id: string;
  name: string;
}

export interface OutlineGroup {
  heading: string;
  entries: OutlineEntry[];
}

/** The parts of the area: what can be exported, how it looks, and what was. */
export function reportOutline(type: EngagementType): OutlineGroup[] {
  return [
    {
      heading: 'Reports',
      entries: [
        { id: 'all', name: 'All reports' },
        ...kindsOf(type).map((kind) => ({ id: kind, name: REPORTS[kind].name })),
      ],
    },
    {
      heading: 'Wording, look and history',
      entries: [
        { id: 'documents', name: 'Documents to write and sign' },
        { id: 'settings', name: 'Settings and template' },
        { id: 'history', name: 'History' },
      ],
    },
  ];
}

/** The kind that a part of the area shows; undefined for its other parts, and for one that this engagement does not have. */
export const kindAt = (view: string, type: EngagementType): ExportKind | undefined =>
  kindsOf(type).find((kind) => kind === view);

/** Test results over the period are part of what it says. */
export const hasOperation = (kind: ExportKind, type: EngagementType): boolean =>
  type === 'II' && kind !== 'type1' && kind !== 'governance';
