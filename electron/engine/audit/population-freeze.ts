/** Freezes a population: its bytes become evidence, and what is known of them a record, in one change. */
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { PopulationKind } from '../../../shared/domain/audit-vocabulary.ts';
import type { DateOrder } from '../../../shared/domain/calendar-date.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type {
  DatePeriod,
  KeptProfile,
  PopulationOptions,
  PopulationProfile,
} from '../../../shared/domain/population-profile.ts';
import { asFileError } from '../atomic-file.ts';
import { stageFile, type StagedFile } from '../evidence/intake/stage.ts';
import { insertEvidence } from '../evidence/writes.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';
import { profilePopulation } from './population-file.ts';

/** What a person says of a population. */
export interface PopulationFacts {
  name: string;
  keyColumn: string;
  dateColumn: string | null;
  dateOrder: DateOrder | null;
  shownColumns: readonly string[];
  sourceSystem: string;
  query: string;
  runBy: string;
  runAt: string;
  independentTotal: number | null;
  totalSource: string;
  controlIds: readonly string[];
}

export interface FreezeRequest {
  kind: PopulationKind;
  facts: PopulationFacts;
  /** Null for a file that is a record and no table: it has no rows. */
  profile: PopulationProfile | null;
  /** Title of the evidence. */
  title: string;
}

/** Progress of two passes over a file: reading its rows, then keeping its bytes. */
const PASSES = 2;

/**
 * Profiles a file as a population with these facts.
 *
 * @throws AppError as `profilePopulation`, and bad_input when its dates read two ways and the facts do not say which, or when a column
 * to show is not there
 */
export async function profileFile(
  session: Session,
  path: string,
  facts: PopulationFacts,
  job: JobHandle,
): Promise<PopulationProfile> {
  const name = basename(path);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const profile = await fromFile(path, (source) =>
    profilePopulation(source, readingOptions(session, facts), {
      name,
      signal: job.signal,
      onProgress: ({ bytes }) => job.progress(bytes, size * PASSES, 'Reading rows'),
    }),
  );
  if (profile.ambiguousDates > 0) {
    throw new AppError(
      'bad_input',
      `${profile.ambiguousDates} dates of column "${facts.dateColumn}" can be read day first or month first, and no other date shows which. Say how they are written, then add the population again.`,
      { file: name, column: facts.dateColumn },
    );
  }
  const unknown = facts.shownColumns.find((column) => !profile.columns.includes(column));
  if (unknown !== undefined) {
    throw new AppError(
      'bad_input',
      `"${name}" has no column "${unknown}" to show. Choose among its own columns.`,
    );
  }
  return profile;
}

/**
 * Keeps the bytes and records the population.
 *
 * @throws AppError conflict for a name that is taken, file_changed when the file is not the one that was profiled
 */
export async function freezeFile(
  session: Session,
  path: string,
  request: FreezeRequest,
  job: JobHandle,
): Promise<{ id: string }> {
  assertNameFree(session, request.facts.name);
  const { workspace } = session;
  const fileName = basename(path);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const file = await stageFile(workspace, path, job.signal, (copied) =>
    job.progress(size + copied, size * PASSES, 'Freezing the file'),
  );
  try {
    job.signal.throwIfAborted();
    if (request.profile && file.sha256 !== request.profile.sha256) {
      throw new AppError(
        'file_changed',
        `${fileName} changed while it was read, so it was not added. Add it again when nobody writes to it.`,
      );
    }
    // The file was read while others worked, so the name may be taken by now.
    assertNameFree(session, request.facts.name);
    return { id: record(session, request, file) };
  } finally {
    await workspace.content.discard([file.staged]);
  }
}

/** @throws AppError conflict */
export function assertNameFree(session: Session, name: string, except: string | null = null): void {
  if (session.workspace.get('SELECT 1 FROM population WHERE name = ? AND id IS NOT ?', [name, except])) {
    throw new AppError(
      'conflict',
      `A population named "${name}" is already there. Give this one another name.`,
    );
  }
}

/** The period of a Type II engagement; a list of a Type I engagement is as of a day and counts as a whole. */
export function engagementPeriod(session: Session): DatePeriod | null {
  const { type, period_from: from, period_to: to } = session.engagement();
  return type === 'II' && from && to ? { from, to } : null;
}

/** A file that can not be opened is an error that names it, not a stream event. */
export async function fromFile<R>(
  path: string,
  read: (source: AsyncIterable<Uint8Array>) => Promise<R>,
): Promise<R> {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  try {
    return await read(stream);
  } catch (error) {
    throw asFileError(error, basename(path));
  } finally {
    stream.destroy();
  }
}

function readingOptions(session: Session, facts: PopulationFacts): PopulationOptions {
  const { keyColumn, dateColumn, dateOrder } = facts;
  const period = dateColumn === null ? null : engagementPeriod(session);
  return {
    keyColumn,
    ...(dateColumn === null ? {} : { dateColumn }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(period ? { period } : {}),
  };
}

/** Keeps the bytes as evidence, unless evidence has them already, and adds the population. @returns its id */
function record(session: Session, { kind, facts, profile, title }: FreezeRequest, file: StagedFile): string {
  const { workspace } = session;
  const id = newId();
  const period = facts.dateColumn === null ? null : engagementPeriod(session);
  session.change(`Add population ${facts.name}`, (tx) => {
    const kept = workspace.get<{ id: string }>('SELECT id FROM evidence_file WHERE sha256 = ?', [
      file.sha256,
    ]);
    const covered = profile ?? { firstDate: null, lastDate: null };
    const fileId =
      kept?.id ??
      insertEvidence(workspace, tx, file, {
        collectedBy: session.actor,
        title: title.slice(0, 200),
        coversFrom: covered.firstDate,
        coversTo: covered.lastDate,
      }).fileId;
    tx.insert('population', {
      id,
      ref: `P-${String(tx.next('population')).padStart(2, '0')}`,
      kind,
      name: facts.name,
      evidence_file_id: fileId,
      key_column: facts.keyColumn,
      date_column: facts.dateColumn,
      // What the file itself showed is written down too, so that nobody has to find it out again.
      date_order: facts.dateOrder ?? profile?.dateOrder ?? null,
      shown_columns: JSON.stringify(facts.shownColumns),
      ...profileColumns(profile),
      period_from: period?.from ?? null,
      period_to: period?.to ?? null,
      source_system: facts.sourceSystem,
      query: facts.query,
      run_by: facts.runBy,
      run_at: facts.runAt,
      independent_total: facts.independentTotal,
      total_source: facts.totalSource,
      ipe_checks: '{}',
      ipe_verdict: null,
      ipe_note: '',
      ipe_by: '',
      ipe_at: null,
      frozen_at: new Date().toISOString(),
    });
    for (const controlId of new Set(facts.controlIds)) {
      tx.insert('population_control', { id: newId(), population_id: id, control_id: controlId });
    }
  });
  return id;
}

function profileColumns(profile: PopulationProfile | null): Row {
  return {
    columns: JSON.stringify(profile?.columns ?? []),
    rows: profile?.rows ?? 0,
    in_period: profile?.inPeriod ?? profile?.rows ?? 0,
    frame_size: profile?.frame ?? 0,
    duplicate_keys: profile?.duplicateKeys ?? 0,
    empty_keys: profile?.emptyKeys ?? 0,
    unreadable_dates: profile?.unreadableDates ?? 0,
    first_date: profile?.firstDate ?? null,
    last_date: profile?.lastDate ?? null,
    profile: JSON.stringify(profile ? keptProfile(profile) : {}),
  };
}

function keptProfile(profile: PopulationProfile): KeptProfile {
  const { beforePeriod, afterPeriod, emptyDates, duplicateExamples, raggedRows } = profile;
  const { months, values, sequences } = profile;
  return { beforePeriod, afterPeriod, emptyDates, duplicateExamples, raggedRows, months, values, sequences };
}
