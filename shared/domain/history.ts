/** What the history of a workspace is made of, and by what it is narrowed. */

/** `lock`, `override` and `review` are changes that touch these tables; `export` stands beside the changes. */
export const HISTORY_KIND_NAMES = {
  change: 'Changes',
  undo: 'Undone',
  redo: 'Done again',
  export: 'Exports',
  lock: 'Locks',
  override: 'Overrides',
  review: "Auditor's reviews",
} as const;
export type HistoryKind = keyof typeof HISTORY_KIND_NAMES;
export const HISTORY_KINDS = Object.keys(HISTORY_KIND_NAMES) as [HistoryKind, ...HistoryKind[]];

/** The table by which changes of a kind are known. */
export const TABLE_OF_HISTORY_KIND: Partial<Record<HistoryKind, string>> = {
  lock: 'area_lock',
  override: 'rule_override',
  review: 'review_import',
};

export const HISTORY_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];
