/**
 * What the JSON of each column is at its top. The rules of the tables say only that it is JSON; a file of somebody else's making may hold
 * any, and whoever reads it takes a list for a list.
 */
import type { Database } from 'better-sqlite3';
import { quote } from './schema.ts';

type Shape = 'object' | 'texts' | 'objects';

/** By table and column. */
export const JSON_SHAPES: Readonly<Record<string, Shape>> = {
  'access_review.sources': 'objects',
  'access_review_line.flags': 'texts',
  'content_text.facts': 'object',
  'control_schedule.systems': 'texts',
  'deviation.signs': 'texts',
  'document_text.body': 'object',
  'evidence.checks': 'object',
  'evidence_file.notices': 'texts',
  'evidence_rules.freshness': 'object',
  'journal_export.choices': 'object',
  'journal_seal.manifest': 'object',
  'population.columns': 'texts',
  'population.ipe_checks': 'object',
  'population.profile': 'object',
  'population.shown_columns': 'texts',
  'programme_rules.grace_days': 'object',
  'programme_rules.holidays': 'objects',
  'programme_rules.privileged_words': 'texts',
  'programme_rules.sla_days': 'object',
  'report_settings.value': 'object',
  'request_pack.requests': 'objects',
  'request_return.summary': 'object',
  'risk_scale.impact': 'texts',
  'risk_scale.levels': 'objects',
  'risk_scale.likelihood': 'texts',
  'sample.design': 'object',
  'sample_event.details': 'object',
  'sample_item.data': 'object',
  'sampling_policy.sizes': 'object',
  'saved_view.layout': 'object',
  'sign_off.content': 'object',
  'test.natures': 'texts',
};

/** A condition that holds where a column is of another shape. */
function isOther(column: string, shape: Shape): string {
  const name = quote(column);
  if (shape === 'object') return `json_type(${name}) IS NOT 'object'`;
  const wanted = shape === 'texts' ? 'text' : 'object';
  return `json_type(${name}) IS NOT 'array' OR EXISTS (SELECT 1 FROM json_each(${name}) AS each WHERE each.type <> '${wanted}')`;
}

/**
 * The first column with JSON of another shape, as `table.column`; null when there is none.
 *
 * @param db in which every such column is known to be JSON
 */
export function findMisshapen(db: Database): string | null {
  const known = new Set(
    db.prepare<[], string>("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  for (const [place, shape] of Object.entries(JSON_SHAPES)) {
    const [table = '', column = ''] = place.split('.');
    // A file of an earlier format has fewer tables and columns.
    if (!known.has(table) || !hasColumn(db, table, column)) continue;
    const found = db.prepare(`SELECT 1 FROM ${quote(table)} WHERE ${isOther(column, shape)} LIMIT 1`).get();
    if (found !== undefined) return place;
  }
  return null;
}

const hasColumn = (db: Database, table: string, column: string): boolean =>
  db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;
