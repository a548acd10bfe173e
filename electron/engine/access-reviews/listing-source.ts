/** Reads the listings of a review: files in, lines with what the roster and the rules say of them out. */
import { basename } from 'node:path';
import type { z } from 'zod';
import type { accessListingSource, AccessPreview } from '../../../shared/contract/access-reviews.ts';
import {
  accessLayoutOf,
  refuseMapping,
  ACCESS_COLUMNS,
  type AccessLayout,
  type AccessMapping,
} from '../../../shared/domain/access-review/columns.ts';
import { compareListings } from '../../../shared/domain/access-review/compare.ts';
import {
  assessListing,
  coversListing,
  inOrder,
  type Assessment,
  type RosterPerson,
} from '../../../shared/domain/access-review/flags.ts';
import { readListing, type ListedAccess } from '../../../shared/domain/access-review/listing.ts';
import type { AccessFlag } from '../../../shared/domain/access-review/vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { readNameDates } from '../../../shared/domain/name-dates.ts';
import { tidy, type SheetTable } from '../../../shared/domain/table.ts';
import { lastTimes } from '../../../shared/domain/workforce.ts';
import { today } from '../readiness/today.ts';
import { readProgrammeRules } from '../registers/programme-rules.ts';
import type { Session } from '../session.ts';
import { readWorkbook } from '../tables/table-file.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A listing as the caller gives it, with the place of its file. */
export interface ListingFile {
  path: string;
  role: 'present' | 'earlier';
  application: string;
  mapping?: z.infer<typeof accessListingSource>['mapping'];
}

export interface ReadListingFile {
  fileName: string;
  role: 'present' | 'earlier';
  layout: AccessLayout | null;
  sample: string[][];
  refused: string | null;
  lines: ListedAccess[];
  problems: AccessPreview['problems'];
}

export interface AssessedLine extends ListedAccess, Assessment {
  previousRole: string;
}

export interface Reading {
  files: ReadListingFile[];
  asOf: string;
  asOfFrom: AccessPreview['asOfFrom'];
  lines: AssessedLine[];
  rosterSize: number;
  rosterIsWhole: boolean;
}

const SAMPLE_ROWS = 4;
const MOST_PROBLEMS = 500;

export const readRoster = (workspace: Workspace): RosterPerson[] =>
  lastTimes(
    workspace.all<RosterPerson>(
      'SELECT id, name, number, email, left_on AS leftOn, left_at AS leftAt FROM worker',
    ),
  );

/** Reads and assesses; changes nothing. @throws AppError of `readWorkbook` for a file that is no table */
export async function readListings(
  session: Session,
  listings: readonly ListingFile[],
  wanted: string | undefined,
): Promise<Reading> {
  const files: ReadListingFile[] = [];
  for (const listing of listings) files.push(await readOne(listing));
  const of = (role: 'present' | 'earlier') =>
    files.filter((file) => file.role === role).flatMap(({ lines }) => lines);
  const present = of('present');
  const earlier = of('earlier');
  const day = dayOfListing(session, files, present);
  const asOf = wanted ?? day.asOf;
  const roster = readRoster(session.workspace);
  const rules = readProgrammeRules(session.workspace);
  const assessed = assessListing(present, { roster, rules, asOf });
  const rosterIsWhole = coversListing(
    present,
    assessed.map(({ workerId }) => workerId !== null),
  );
  const common = { files, asOf, asOfFrom: day.asOfFrom, rosterSize: roster.length, rosterIsWhole };
  const lines = present.map((line, index) => ({
    ...line,
    ...(assessed[index] ?? NOTHING),
    previousRole: '',
  }));
  if (!files.some(({ role }) => role === 'earlier')) return { ...common, lines };
  const { lines: differences, removed } = compareListings(earlier, present);
  const compared = lines.map((line, index) => {
    const { kind, previousRole } = differences[index] ?? { kind: null, previousRole: '' };
    return { ...line, previousRole, flags: kind ? inOrder(new Set([...line.flags, kind])) : line.flags };
  });
  const gone = removed.map((line): AssessedLine => ({
    ...line,
    ...NOTHING,
    flags: ['removed'],
    role: '',
    previousRole: line.role,
  }));
  return { ...common, lines: [...compared, ...gone] };
}

const NOTHING: Assessment = { workerId: null, ownerNote: '', flags: [] };

async function readOne({ path, role, application, mapping }: ListingFile): Promise<ReadListingFile> {
  const fileName = basename(path);
  const tables = await readWorkbook(path);
  const sheet = likeliest(tables);
  const guessed = sheet && accessLayoutOf(sheet);
  if (!sheet || (!guessed && !mapping)) {
    const refused =
      'No row names an account and one thing more, such as a role. Is this a listing of accounts?';
    return { fileName, role, layout: null, sample: [], refused, lines: [], problems: [] };
  }
  const head = guessed ?? { headerRow: 0, names: (sheet.rows[0] ?? []).map(({ text }) => text), mapping: {} };
  const layout = mapping ? { ...head, mapping: chosen(mapping, head.names.length) } : head;
  const refused = refuseMapping(layout.mapping);
  const { lines, problems } = refused ? { lines: [], problems: [] } : readListing(sheet, layout, application);
  return {
    fileName,
    role,
    layout,
    sample: sheet.rows
      .slice(layout.headerRow + 1, layout.headerRow + 1 + SAMPLE_ROWS)
      .map((row) => layout.names.map((_, column) => tidy(row[column]?.text ?? '').slice(0, 80))),
    refused: refused ?? (lines.length === 0 ? 'It has no line below the names of the columns.' : null),
    lines,
    problems: problems
      .slice(0, MOST_PROBLEMS)
      .map(({ row, column, message }) => ({ file: fileName, row, column, message })),
  };
}

/** The visible sheet whose columns tell most, and the longest of those. */
function likeliest(tables: readonly SheetTable[]): SheetTable | undefined {
  const score = (table: SheetTable): number =>
    (table.hidden ? 0 : 1e8) +
    Object.keys(accessLayoutOf(table)?.mapping ?? {}).length * 1e6 +
    Math.min(table.rows.length, 1e6 - 1);
  return tables.toSorted((a, b) => score(b) - score(a))[0];
}

function chosen(mapping: NonNullable<ListingFile['mapping']>, columns: number): AccessMapping {
  const result: AccessMapping = {};
  for (const field of ACCESS_COLUMNS) {
    const column = mapping[field];
    if (column === null || column === undefined) continue;
    if (column >= columns)
      throw new AppError(
        'bad_input',
        `The listing has ${columns} columns, so there is none at ${column + 1}.`,
      );
    result[field] = column;
  }
  return result;
}

/** The day that the name of a file says, else the newest login that is not to come, else today. */
function dayOfListing(
  session: Session,
  files: readonly ReadListingFile[],
  lines: readonly ListedAccess[],
): { asOf: string; asOfFrom: AccessPreview['asOfFrom'] } {
  const { period_from: periodFrom, period_to: periodTo } = session.engagement();
  const named = files
    .filter(({ role }) => role === 'present')
    .map(({ fileName }) => readNameDates(fileName, { periodFrom, periodTo }))
    .flatMap(({ days, spans }) => [...days.map(({ day }) => day), ...spans.map(({ to }) => to)])
    .toSorted()
    .at(-1);
  if (named !== undefined) return { asOf: named, asOfFrom: 'name' };
  const now = today();
  let newest = '';
  for (const { lastLogin } of lines)
    if (/^\d{4}-\d\d-\d\d$/.test(lastLogin) && lastLogin <= now && lastLogin > newest) newest = lastLogin;
  return newest === '' ? { asOf: now, asOfFrom: 'today' } : { asOf: newest, asOfFrom: 'login' };
}

/** How many lines have each flag. */
function countFlags(lines: readonly { flags: readonly AccessFlag[] }[]): Partial<Record<AccessFlag, number>> {
  const counts: Partial<Record<AccessFlag, number>> = {};
  for (const { flags } of lines) for (const flag of flags) counts[flag] = (counts[flag] ?? 0) + 1;
  return counts;
}

/** What a person sees before anything is made. */
export function previewOf({ files, lines, ...reading }: Reading): AccessPreview {
  const applications = new Map<string, number>();
  for (const { application, flags } of lines)
    if (!flags.includes('removed')) applications.set(application, (applications.get(application) ?? 0) + 1);
  return {
    listings: files.map(({ fileName, role, layout, sample, refused, lines: own }) => ({
      fileName,
      role,
      columns: layout?.names.map(tidy) ?? [],
      rows: sample,
      mapping: layout?.mapping ?? {},
      lines: own.length,
      refused,
    })),
    asOf: reading.asOf,
    asOfFrom: reading.asOfFrom,
    applications: [...applications].map(([name, count]) => ({ name, lines: count })),
    lines: lines.length,
    flags: countFlags(lines),
    roster: reading.rosterSize,
    rosterIsWhole: reading.rosterIsWhole,
    problems: files.flatMap(({ problems }) => problems).slice(0, MOST_PROBLEMS),
  };
}
