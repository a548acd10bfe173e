/** Reads the sheet of the auditor's request list and compares it with what is recorded. */
import { basename } from 'node:path';
import type { z } from 'zod';
import type { sheetSource } from '../../../shared/contract/table-import.ts';
import { findCriterion } from '../../../shared/domain/criteria.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  interpretRequests,
  REQUEST_COLUMNS,
  REQUEST_PROBLEMS,
  requestLayoutOf,
  type RequestContext,
  type RequestLayout,
  type RequestLayoutChoice,
  type RequestProblem,
  type RequestProblemCode,
  type RequestReading,
} from '../../../shared/domain/request-import.ts';
import {
  planLines,
  type PlannedLine,
  type RecordedRequest,
} from '../../../shared/domain/request-import/plan.ts';
import { readStatus } from '../../../shared/domain/request-import/status.ts';
import { tidy, type SheetTable } from '../../../shared/domain/table.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { pickColumns, savedMapping } from '../tables/saved-mappings.ts';
import { readWorkbook } from '../tables/table-file.ts';
import { readRequests } from './request-rows.ts';

export type RequestSource = z.infer<typeof sheetSource>;

export interface RequestImport {
  tables: SheetTable[];
  sheet: SheetTable;
  layout: RequestLayout | null;
  mappingFrom: 'guessed' | 'saved' | 'given';
  planned: PlannedLine[];
  left: RequestReading['left'];
  problems: RequestProblem[];
}

/** A sheet with this many requests beside the one that is read is another list as likely as not. */
const LEAST_REQUESTS = 3;
/** Begins the names under which a mapping of a request list is saved, so that it is told from one of a matrix. */
const SAVED_AS = 'request list';
/** Rows of a sheet that explains words; a longer one is a table. */
const LONGEST_LEGEND = 40;

/** @throws AppError bad_input for a sheet that the file does not have; the errors of `readWorkbook` */
export async function readRequestImport(session: Session, source: RequestSource): Promise<RequestImport> {
  const path = session.source(source.file);
  const tables = await readWorkbook(path);
  const sheet = source.sheet === undefined ? likeliest(tables) : tables.find((t) => t.name === source.sheet);
  if (!sheet) {
    const names = tables.map((t) => t.name).join(', ');
    throw new AppError(
      'bad_input',
      `${basename(path)} has no sheet "${source.sheet ?? ''}". It has: ${names}.`,
    );
  }
  const { layout, mappingFrom } = chooseLayout(session, sheet, source);
  const reading = interpretRequests(sheet, layout, contextOf(session, tables, sheet));
  const recorded = readRecorded(session);
  const { planned, problems } = planLines(reading.lines, recorded);
  const all = [
    ...sheetProblems(tables, sheet),
    ...reading.problems,
    ...problems,
    ...followUpProblems(reading, recorded),
  ].toSorted((a, b) => a.row - b.row);
  return { tables, sheet, layout, mappingFrom, planned, left: reading.left, problems: all };
}

/** The names under which the mapping of a sheet is saved. */
export function savedNames(sheet: SheetTable): string[] {
  return [SAVED_AS, ...(requestLayoutOf(sheet)?.names ?? sheet.rows[0]?.map((cell) => cell.text) ?? [])];
}

function chooseLayout(
  session: Session,
  sheet: SheetTable,
  { headerRow, mapping, guess }: RequestSource,
): Pick<RequestImport, 'layout' | 'mappingFrom'> {
  // 0 says that no row names the columns, which is one before the first.
  const choice: RequestLayoutChoice =
    headerRow === undefined ? {} : { headerRow: headerRow === 0 ? -1 : headerRow - sheet.firstRow };
  if (mapping) {
    const given = { ...choice, mapping: pickColumns(REQUEST_COLUMNS, mapping) };
    return { layout: requestLayoutOf(sheet, given), mappingFrom: 'given' };
  }
  const saved = guess || headerRow !== undefined ? undefined : savedMapping(session, savedNames(sheet));
  if (!saved) return { layout: requestLayoutOf(sheet, choice), mappingFrom: 'guessed' };
  const kept = { headerRow: saved.headerRow, mapping: pickColumns(REQUEST_COLUMNS, saved.columns) };
  return { layout: requestLayoutOf(sheet, kept), mappingFrom: 'saved' };
}

function contextOf(session: Session, tables: readonly SheetTable[], sheet: SheetTable): RequestContext {
  const { period_from: periodFrom, period_to: periodTo, as_of: asOf } = session.engagement();
  const refs = (table: 'control' | 'evidence') =>
    session.workspace.all<{ ref: string }>(`SELECT ref FROM ${table}`).map(({ ref }) => ref);
  return {
    findCriterion,
    controls: refs('control'),
    evidence: refs('evidence'),
    periodFrom,
    periodTo,
    asOf,
    today: today(),
    legend: legendOf(tables, sheet),
  };
}

/** Words and their meanings from small sheets of two columns, where the meaning is a status that is known. */
function legendOf(tables: readonly SheetTable[], sheet: SheetTable): Map<string, string> {
  const legend = new Map<string, string>();
  for (const { rows } of tables.filter((table) => table !== sheet && table.rows.length <= LONGEST_LEGEND)) {
    for (const [word, meaning] of rows) {
      if (!word || !meaning || readStatus(meaning.text) === null) continue;
      for (const each of word.text.split('/')) legend.set(tidy(each).toLowerCase(), meaning.text);
    }
  }
  return legend;
}

/** The sheet that looks most like a request list: visible, with most columns named, and the longest of those. */
function likeliest(tables: readonly SheetTable[]): SheetTable | undefined {
  const score = (table: SheetTable) =>
    (table.hidden ? 0 : 1e8) +
    ((requestLayoutOf(table)?.weight ?? -1) + 1) * 1e6 +
    Math.min(table.rows.length, 1e6 - 1);
  return tables.toSorted((a, b) => score(b) - score(a))[0];
}

function sheetProblems(tables: readonly SheetTable[], sheet: SheetTable): RequestProblem[] {
  const report = (code: RequestProblemCode, message: string): RequestProblem => {
    const { severity } = REQUEST_PROBLEMS[code];
    return { row: sheet.firstRow, column: null, code, severity, message };
  };
  const problems = sheet.hidden
    ? [report('sheet_hidden', `Sheet "${sheet.name}" is hidden in the workbook. It was read.`)]
    : [];
  for (const other of tables) {
    if (
      other === sheet ||
      (requestLayoutOf(other)?.weight ?? 0) < LEAST_REQUESTS ||
      other.rows.length <= LEAST_REQUESTS
    )
      continue;
    const message = `Sheet "${other.name}" looks like a request list too. It was not read; import it by itself if it belongs to the list.`;
    problems.push(report('other_sheet', message));
  }
  return problems;
}

function followUpProblems({ lines }: RequestReading, recorded: readonly RecordedRequest[]): RequestProblem[] {
  const known = new Set(
    [...lines.map(({ number }) => number), ...recorded.flatMap(({ ref, number }) => [ref, number])].map(
      (each) => each.toLowerCase(),
    ),
  );
  const { severity } = REQUEST_PROBLEMS.follow_up_unknown;
  return lines
    .filter(({ followUpOf }) => followUpOf !== '' && !known.has(followUpOf.toLowerCase()))
    .map(({ row, number, followUpOf }) => {
      const message = `${number || `Row ${row}`} follows up on ${followUpOf.slice(0, 40)}, which neither the list nor the engagement has.`;
      return { row, column: null, code: 'follow_up_unknown', severity, message };
    });
}

function readRecorded(session: Session): RecordedRequest[] {
  const { workspace } = session;
  const emails = new Map(
    workspace
      .all<{ id: string; email: string }>('SELECT id, email FROM person')
      .map(({ id, email }) => [id, email]),
  );
  const comments = Map.groupBy(
    workspace.all<{ requestId: string; text: string }>(
      'SELECT request_id AS requestId, text FROM request_comment',
    ),
    ({ requestId }) => requestId,
  );
  return readRequests(session).map((request) => ({
    ...request,
    assignee: request.assignee ?? '',
    assigneeEmail: emails.get(request.assigneeId ?? '') ?? '',
    controls: request.controls.map(({ ref }) => ref),
    evidence: request.evidence.map(({ ref }) => ref),
    followUpOf: request.followUpOf?.ref ?? '',
    comments: comments.get(request.id) ?? [],
  }));
}
