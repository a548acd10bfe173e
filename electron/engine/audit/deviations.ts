import type { Deviation, TestDeviations } from '../../../shared/contract/audit/deviations.ts';
import type { TestSheet } from '../../../shared/contract/audit/tests.ts';
import type { DeviationExtent } from '../../../shared/domain/audit-vocabulary.ts';
import { readDate, readDateInOrder, type DateOrder } from '../../../shared/domain/calendar-date.ts';
import { adviseExtent, type DeviationFacts, type DeviationSign } from '../../../shared/domain/deviations.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isException, openDeviations } from '../../../shared/domain/testing.ts';
import type { FindingStatus, TestResult } from '../../../shared/domain/vocabulary.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row } from '../workspace/workspace.ts';
import { evaluateSheet, itemsInUse } from './evaluation.ts';
import { readPolicy } from './policy.ts';
import { readSheet } from './test-rows.ts';

interface Stored {
  id: string;
  sample_item_id: string | null;
  extent: DeviationExtent | null;
  signs: string;
  cause: string;
  assessed_by: string;
  assessed_at: string | null;
  finding_id: string | null;
  finding_ref: string | null;
  finding_status: FindingStatus | null;
}

const readStored = (session: Session, testId: string): Stored[] =>
  session.workspace.all<Stored>(
    `SELECT d.*, f.ref AS finding_ref, f.status AS finding_status FROM deviation d LEFT JOIN finding f ON f.id = d.finding_id
     WHERE d.test_id = ?`,
    [testId],
  );

/** Conclusions that are a deviation of their own when no item shows one. */
const FAILED: readonly TestResult[] = ['exceptions', 'not_suitably_designed', 'unable_to_test'];

/** Every exception of a test, with what was decided about it. @throws AppError not_found */
export function readDeviations(session: Session, testId: string): Deviation[] {
  return deviationsOf(readSheet(session, testId), readStored(session, testId));
}

/** The deviations of a test, what they suggest, what is left to do, and what the sample says. @throws AppError not_found */
export function readTestDeviations(session: Session, testId: string): TestDeviations {
  return session.workspace.readTogether(() => deviationsOfSheet(session, readSheet(session, testId)));
}

/** The same of a sheet that is read already. */
export function deviationsOfSheet(session: Session, sheet: TestSheet): TestDeviations {
  const deviations = deviationsOf(sheet, readStored(session, sheet.id));
  return {
    deviations,
    advice: adviseExtent(factsOf(session, sheet, deviations)),
    open: openDeviations({
      deviations: deviations.length,
      unassessed: deviations.filter(({ extent }) => extent === null).length,
      withoutFinding: deviations.filter(({ finding }) => finding === null).length,
    }),
    evaluation: evaluateSheet(sheet, readPolicy(session).policy),
  };
}

function deviationsOf(sheet: TestSheet, stored: readonly Stored[]): Deviation[] {
  const known = new Map(stored.map((row) => [row.sample_item_id, row]));
  const letters = new Map(sheet.attributes.map(({ id, letter }) => [id, letter]));
  const ofItems = itemsInUse(sheet).flatMap((item) => {
    const failed = item.cells.filter(({ mark }) => isException([mark]));
    if (failed.length === 0) return [];
    const facts = failed.map(({ attributeId, mark, note }) => {
      const words = note.trim() || (mark === 'unable' ? 'could not be tested' : 'exception');
      return `${letters.get(attributeId) ?? '?'}: ${words}`;
    });
    const { id, key, date, note } = item;
    return [
      {
        itemId: id,
        key,
        date,
        facts: note.trim() ? [...facts, note.trim()] : facts,
        ...decided(known.get(id)),
      },
    ];
  });
  const whole = known.get(null);
  if (!whole && (ofItems.length > 0 || !FAILED.includes(sheet.result))) return ofItems;
  const facts = sheet.conclusion.trim() ? [sheet.conclusion.trim()] : [];
  return [...ofItems, { itemId: null, key: '', date: '', facts, ...decided(whole) }];
}

function decided(row: Stored | undefined): Omit<Deviation, 'itemId' | 'key' | 'date' | 'facts'> {
  return {
    extent: row?.extent ?? null,
    signs: row ? (JSON.parse(row.signs) as DeviationSign[]) : [],
    cause: row?.cause ?? '',
    assessedBy: row?.assessed_by ?? '',
    assessedAt: row?.assessed_at ?? null,
    finding:
      row?.finding_id && row.finding_ref && row.finding_status
        ? { id: row.finding_id, ref: row.finding_ref, status: row.finding_status }
        : null,
  };
}

function factsOf(session: Session, sheet: TestSheet, deviations: readonly Deviation[]): DeviationFacts {
  const { workspace } = session;
  const byItem = new Map(deviations.map((deviation) => [deviation.itemId, deviation]));
  const order =
    sheet.population &&
    workspace.get<{ date_order: DateOrder | null }>('SELECT date_order FROM population WHERE id = ?', [
      sheet.population.id,
    ])?.date_order;
  const wanting = workspace.get(
    "SELECT 1 FROM test WHERE control_id = ? AND kind = 'design' AND result IN ('exceptions', 'not_suitably_designed')",
    [sheet.controlId],
  );
  return {
    items: itemsInUse(sheet).map(({ id, key, date, stratum, data }) => ({
      key,
      isException: byItem.has(id),
      date: readDateInOrder(date, order ?? undefined) ?? '',
      stratum,
      person: personOf(data),
      cause: byItem.get(id)?.cause ?? '',
    })),
    population: sheet.sample?.frameSize ?? null,
    isDesignWanting: wanting !== undefined,
  };
}

const PERSON_COLUMN =
  /(^|[^a-z])(by|author|assignee|approver|reviewer|performer|operator|owner|person|user)([^a-z]|$)/i;

/** Who did what an item records: the first column that is named so. A due-by column holds a day, not a name. */
function personOf(data: Readonly<Record<string, string>>): string {
  const value = Object.entries(data).find(
    ([column, text]) =>
      PERSON_COLUMN.test(column) && /\p{L}/u.test(text) && readDate(text).kind === 'unreadable',
  )?.[1];
  return value?.trim() ?? '';
}

export interface DeviationPatch {
  extent?: DeviationExtent | null | undefined;
  signs?: readonly DeviationSign[] | undefined;
  cause?: string | undefined;
  findingId?: string | null | undefined;
}

/**
 * Writes what was decided about deviations of one test. A design fails as a whole, so that deviation may be recorded before the
 * test is concluded.
 * @throws AppError conflict for an item that does not deviate
 */
export function saveDeviations(
  session: Session,
  tx: Change,
  testId: string,
  itemIds: readonly (string | null)[],
  patch: DeviationPatch,
): void {
  const known = new Map(readStored(session, testId).map((row) => [row.sample_item_id, row]));
  const present = new Set(readDeviations(session, testId).map(({ itemId }) => itemId));
  const columns: Row = {
    ...(patch.extent === undefined
      ? {}
      : {
          extent: patch.extent,
          assessed_by: patch.extent === null ? '' : session.actor,
          assessed_at: patch.extent === null ? null : new Date().toISOString(),
        }),
    ...(patch.signs === undefined ? {} : { signs: JSON.stringify(patch.signs) }),
    ...(patch.cause === undefined ? {} : { cause: patch.cause.trim() }),
    ...(patch.findingId === undefined ? {} : { finding_id: patch.findingId }),
  };
  for (const itemId of new Set(itemIds)) {
    if (itemId !== null && !present.has(itemId)) {
      throw new AppError(
        'conflict',
        'Nothing was recorded: an item carries no exception any more. Look at the sheet again.',
      );
    }
    const row = known.get(itemId);
    if (row) tx.update('deviation', row.id, columns);
    else
      tx.insert('deviation', { ...EMPTY, id: newId(), test_id: testId, sample_item_id: itemId, ...columns });
  }
}

const EMPTY: Row = {
  extent: null,
  signs: '[]',
  cause: '',
  finding_id: null,
  assessed_by: '',
  assessed_at: null,
};
