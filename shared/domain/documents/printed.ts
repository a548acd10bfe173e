/** What every format of a document prints around its parts. */
import type { ReportMeta } from '../report-model.ts';
import { CATEGORY_NAMES } from '../vocabulary.ts';
import type { DocumentModel } from './document-model.ts';

/** The words that a reader compares with those of a sealed copy; no row without a key. */
export const sealKeyRow = ({ sealKey }: Pick<ReportMeta, 'sealKey'>): [string, string][] =>
  sealKey === '' ? [] : [['Seal key', sealKey]];

/** Rows of the cover. @param made when the file was made, as printed */
export function coverFacts(meta: ReportMeta, made: string): [string, string][] {
  const { client, system, asOf, period, categories, version, journalHash } = meta;
  const time = period ? `${period.from} to ${period.to}` : (asOf ?? '');
  const rows: [string, string][] = [
    ['Organization', client],
    ['System', system],
    [period ? 'Period' : 'As of', time],
    ['Categories', categories.map((category) => CATEGORY_NAMES[category]).join(', ')],
    ['Version', version],
    ['Made', made],
    ['Workspace state', journalHash],
    ...sealKeyRow(meta),
  ];
  return rows.filter(([, value]) => value !== '');
}

export interface PrintedNotes {
  heading: string;
  lead: string;
  lines: string[];
}

/** What the records say against an assertion, for management to weigh before it signs; other documents print nothing of the kind. */
export function printedNotes({ id, checks }: Pick<DocumentModel, 'id' | 'checks'>): PrintedNotes {
  return {
    heading: 'Notes for management',
    lead: 'These facts of the records bear on what is asserted. They are no part of the assertion: weigh them, then take this page off before signing.',
    lines: id === 'assertion' ? checks.filter(({ level }) => level !== 'block').map(({ text }) => text) : [],
  };
}
