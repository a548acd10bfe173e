import type { ReviewTarget } from '../../../shared/contract/auditor-review.ts';
import type { ReviewedTable } from '../../../shared/domain/auditor-review.ts';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';

/** Addresses of records that can be answered to; the id is the first group. */
const PLACES: readonly (readonly [RegExp, ReviewedTable])[] = [
  [/^\/matrix\/controls\/([^/]+)/, 'control'],
  [/^\/matrix\/criteria\/([^/]+)/, 'criterion'],
  [/^\/evidence\/(?!coverage)([^/]+)/, 'evidence'],
  [/^\/requests\/(?:list|board)\/([^/]+)/, 'request'],
  [/^\/audit\/tests\/([^/]+)/, 'test'],
  [/^\/findings\/([^/]+)/, 'finding'],
];

/** The record that an address shows, or null. */
export function recordAt(path: string): Omit<ReviewTarget, 'label'> | null {
  for (const [place, table] of PLACES) {
    const id = place.exec(path)?.[1];
    if (id) return { table, id };
  }
  return null;
}

const PATHS: Record<ReviewedTable, (id: string) => string> = {
  control: links.control,
  criterion: links.criterion,
  evidence: links.evidenceRecord,
  request: links.request,
  test: links.test,
  finding: links.finding,
};

/** Where a record is shown. */
export const pathOf = ({ table, id }: Pick<ReviewTarget, 'table' | 'id'>): string => PATHS[table](id);

/** How a label names a record; as long as the review file takes. */
export const labelOf = (ref: string, title: string): string => `${ref} ${title}`.slice(0, 300);

/** The record with its name; null when it is not in the open file. */
export async function withLabel({ table, id }: Omit<ReviewTarget, 'label'>): Promise<ReviewTarget | null> {
  const label = await nameOf(table, id);
  return label === undefined ? null : { table, id, label };
}

async function nameOf(table: ReviewedTable, id: string): Promise<string | undefined> {
  const named = (record: { ref: string; title: string } | undefined) =>
    record && labelOf(record.ref, record.title);
  const isIt = (record: { id: string }) => record.id === id;
  switch (table) {
    case 'control':
      return named((await api.matrix.controls({})).find(isIt));
    case 'request':
      return named((await api.requests.list({})).find(isIt));
    case 'finding':
      return named((await api.findings.list({})).find(isIt));
    case 'evidence':
      return named(await api.evidence.get({ id }));
    case 'test': {
      const test = (await api.audit.tests({})).find(isIt);
      return test && labelOf(test.workpaper, test.controlTitle);
    }
    case 'criterion': {
      const criterion = CRITERIA.find(isIt);
      return criterion && labelOf(criterion.id, criterion.summary);
    }
  }
}
