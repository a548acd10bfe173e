/** The three kinds of population: a listing from a system, a calendar of a control, a recorded zero. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import type { z } from 'zod';
import type {
  calendarDetails,
  populationDetails,
  zeroDetails,
} from '../../../shared/contract/audit/populations.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { OCCURRENCE_RULES } from '../../../shared/domain/occurrences.ts';
import { suggestColumns } from '../../../shared/domain/population-profile.ts';
import { guardValue } from '../../../shared/domain/spreadsheet-text.ts';
import { FREQUENCY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { calendarRows, CALENDAR_COLUMNS } from '../calendar/population.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import {
  assertNameFree,
  engagementPeriod,
  freezeFile,
  fromFile,
  profileFile,
  type PopulationFacts,
} from './population-freeze.ts';
import { readPopulationRows } from './population-file.ts';

const PREVIEW_ROWS = 50;

/** The first rows of a picked file with a suggestion of key and date column. */
export async function previewPopulation(path: string) {
  const { columns, rows } = await fromFile(path, (source) =>
    readPopulationRows(source, { from: 0, to: PREVIEW_ROWS }, { name: basename(path) }),
  );
  const cells = rows.map((r) => r.cells);
  return { columns, rows: cells, ...suggestColumns(columns, cells) };
}

/** Freezes a list from a system. The rows stay in the frozen file, whose hash covers them. */
export async function addListing(
  session: Session,
  path: string,
  facts: z.infer<typeof populationDetails>,
  job: JobHandle,
): Promise<{ id: string }> {
  assertNameFree(session, facts.name);
  const profile = await profileFile(session, path, facts, job);
  const title = `Population: ${facts.name}`;
  return freezeFile(session, path, { kind: 'listing', facts, profile, title }, job);
}

/**
 * Records that nothing was there: an export without rows is frozen as it is, otherwise the record itself becomes the file.
 *
 * @param path of the export, null without one
 * @throws AppError bad_input when it is not said who looked where, how and when, or when the export has rows
 */
export async function addZero(
  session: Session,
  path: string | null,
  details: Omit<z.infer<typeof zeroDetails>, 'file'>,
  job: JobHandle,
): Promise<{ id: string }> {
  assertNameFree(session, details.name);
  const missing = ZERO_FACTS.filter(([field]) => details[field].trim() === '').map(([, words]) => words);
  if (missing.length > 0) {
    throw new AppError(
      'bad_input',
      `A recorded zero is as good as the search behind it. Write down ${missing.join(', ')}.`,
    );
  }
  const facts = { ...NO_COLUMNS, ...details };
  const title = `Recorded zero: ${details.name}`;
  if (path === null) {
    return withFile(`zero-${slug(details.name)}.txt`, zeroRecord(session, details), (written) =>
      freezeFile(session, written, { kind: 'zero', facts, profile: null, title }, job),
    );
  }
  const { columns, rows } = await fromFile(path, (source) =>
    readPopulationRows(source, { from: 0, to: 1 }, { name: basename(path) }),
  );
  if (rows.length > 0) {
    throw new AppError(
      'bad_input',
      `"${basename(path)}" has rows, so it does not show that nothing occurred. Add it as a listing.`,
    );
  }
  const keyed = { ...facts, keyColumn: columns[0] ?? '' };
  const profile = await profileFile(session, path, keyed, job);
  return freezeFile(session, path, { kind: 'zero', facts: keyed, profile, title }, job);
}

/**
 * Writes down when a periodic control is due in the period and what is recorded of it, and freezes that like any other list.
 *
 * @throws AppError conflict in a Type I engagement, bad_input when it is never due in the period
 */
export async function addCalendar(
  session: Session,
  { name, controlIds, frequency, anchor }: z.infer<typeof calendarDetails>,
  job: JobHandle,
): Promise<{ id: string }> {
  assertNameFree(session, name);
  const period = engagementPeriod(session);
  if (!period) {
    throw new AppError(
      'conflict',
      'A Type I engagement has no period, so there are no expected occurrences. Add the list itself instead.',
    );
  }
  const { from, to } = period;
  const rows = calendarRows(session, { controlIds, frequency, anchor });
  if (rows.length === 0) {
    throw new AppError(
      'bad_input',
      `No due day of a control with frequency ${FREQUENCY_NAMES[frequency].toLowerCase()} lies between ${from} and ${to}. Give a day on which it is due, or record that it did not occur.`,
    );
  }
  const rule = anchor
    ? `${OCCURRENCE_RULES[frequency]}, counted from ${anchor}`
    : OCCURRENCE_RULES[frequency];
  const facts: PopulationFacts = {
    ...NO_COLUMNS,
    name,
    keyColumn: CALENDAR_COLUMNS[0],
    dateColumn: CALENDAR_COLUMNS[1],
    sourceSystem: 'Calendar',
    query: `${rule}; due days from ${from} to ${to}.`,
    runBy: session.actor,
    runAt: new Date().toISOString(),
    controlIds,
  };
  return withFile(
    `calendar-${frequency}-${from}-to-${to}.csv`,
    `${Papa.unparse([[...CALENDAR_COLUMNS], ...rows.map((row) => row.map(guardValue))], { newline: '\r\n' })}\r\n`,
    async (path) => {
      const profile = await profileFile(session, path, facts, job);
      const title = `Calendar: ${FREQUENCY_NAMES[frequency].toLowerCase()} occurrences ${from} to ${to}`;
      return freezeFile(session, path, { kind: 'calendar', facts, profile, title }, job);
    },
  );
}

const NO_COLUMNS = {
  keyColumn: '',
  dateColumn: null,
  dateOrder: null,
  shownColumns: [],
  independentTotal: null,
  totalSource: '',
};
const ZERO_FACTS = [
  ['sourceSystem', 'where it was looked'],
  ['query', 'the query or the search'],
  ['runBy', 'who looked'],
  ['runAt', 'when'],
] as const;

/** The record of a search that found nothing, for people to read. */
function zeroRecord(session: Session, facts: Omit<z.infer<typeof zeroDetails>, 'file'>): string {
  const { client, system } = session.engagement();
  const period = engagementPeriod(session);
  const pairs = [
    ['Recorded zero', facts.name],
    ['Client', client],
    ['System', system],
    ['Period', period ? `${period.from} to ${period.to}` : 'As of a day'],
    ['Looked in', facts.sourceSystem],
    ['Query or search', facts.query],
    ['Looked by', facts.runBy],
    ['Looked at', facts.runAt],
    ['Rows found', '0'],
    ['Recorded by', `${session.actor}, ${new Date().toISOString()}`],
  ];
  return `${pairs.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

/** A file of our own making, there only while `work` needs it. */
export async function withFile<R>(
  name: string,
  text: string,
  work: (path: string) => Promise<R>,
): Promise<R> {
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-population-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, text);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'record';
