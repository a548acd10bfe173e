import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import type { populationDetails } from '../../../shared/contract/audit/populations.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  suggestColumns,
  type PopulationOptions,
  type PopulationProfile,
} from '../../../shared/domain/population-profile.ts';
import { asFileError } from '../atomic-file.ts';
import { insertEvidence, stageFile, type StagedFile } from '../evidence/attach.ts';
import { FileReader } from '../evidence/file-reader.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { profilePopulation, readPopulationRows } from './population-file.ts';

const PREVIEW_ROWS = 50;

/** The first rows of a picked file with a suggestion of key and date column. */
export async function previewPopulation(path: string) {
  const { columns, rows } = await fromFile(path, (source) =>
    readPopulationRows(source, { from: 0, to: PREVIEW_ROWS }, { name: basename(path) }),
  );
  const cells = rows.map((r) => r.cells);
  return { columns, rows: cells, ...suggestColumns(columns, cells) };
}

/**
 * Freezes a population: profiles the file, keeps its bytes as evidence and records the facts, in one change. The rows stay in
 * the frozen file, whose hash covers them.
 */
export async function addPopulation(
  session: Session,
  path: string,
  details: z.infer<typeof populationDetails>,
  job: JobHandle,
): Promise<{ id: string }> {
  const { workspace } = session;
  if (workspace.get('SELECT 1 FROM population WHERE name = ?', [details.name])) {
    throw new AppError(
      'conflict',
      `A population named "${details.name}" is already there. Give this one another name.`,
    );
  }
  const fileName = basename(path);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const options = populationOptions(session, details);
  const profile = await fromFile(path, (source) =>
    profilePopulation(source, options, {
      name: fileName,
      signal: job.signal,
      onProgress: ({ bytes }) => job.progress(bytes, size * 2, 'Reading rows'),
    }),
  );
  const reader = new FileReader(job.signal);
  let copied = 0;
  const file = await stageFile(workspace, reader, path, (bytes) => {
    copied += bytes;
    job.progress(size + copied, size * 2, 'Freezing the file');
  }).finally(() => reader.close());
  try {
    job.signal.throwIfAborted();
    if (file.content.sha256 !== profile.sha256) {
      throw new AppError(
        'file_changed',
        `${fileName} changed while it was read, so it was not added. Add it again when nobody writes to it.`,
      );
    }
    return { id: record(session, details, options, profile, file) };
  } finally {
    await workspace.content.discard([file.staged]);
  }
}

/** Keeps the bytes as evidence, unless evidence has them already, and adds the population in one change. @returns its id */
function record(
  session: Session,
  details: z.infer<typeof populationDetails>,
  options: PopulationOptions,
  profile: PopulationProfile,
  file: StagedFile,
): string {
  const { workspace } = session;
  const id = newId();
  session.change(`Add population ${details.name}`, (tx) => {
    const kept = workspace.get<{ id: string }>('SELECT id FROM evidence_file WHERE sha256 = ?', [
      file.content.sha256,
    ]);
    const fileId =
      kept?.id ??
      insertEvidence(workspace, tx, file, {
        collectedBy: session.actor,
        title: `Population: ${details.name}`.slice(0, 200),
        coversFrom: profile.firstDate,
        coversTo: profile.lastDate,
      }).fileId;
    tx.insert('population', {
      id,
      name: details.name,
      evidence_file_id: fileId,
      key_column: details.keyColumn,
      date_column: details.dateColumn,
      columns: JSON.stringify(profile.columns),
      rows: profile.rows,
      in_period: profile.inPeriod ?? profile.rows,
      frame_size: profile.frame,
      duplicate_keys: profile.duplicateKeys,
      empty_keys: profile.emptyKeys,
      unreadable_dates: profile.unreadableDates,
      first_date: profile.firstDate,
      last_date: profile.lastDate,
      period_from: options.period?.from ?? null,
      period_to: options.period?.to ?? null,
      source_system: details.sourceSystem,
      query: details.query,
      run_by: details.runBy,
      run_at: details.runAt,
      independent_total: details.independentTotal,
      frozen_at: new Date().toISOString(),
    });
  });
  return id;
}

/** How a population is read: a Type II engagement draws from its period only. */
function populationOptions(
  session: Session,
  details: { keyColumn: string; dateColumn: string | null },
): PopulationOptions {
  const { type, period_from: from, period_to: to } = session.engagement();
  return {
    keyColumn: details.keyColumn,
    ...(details.dateColumn === null ? {} : { dateColumn: details.dateColumn }),
    ...(type === 'II' && details.dateColumn !== null && from && to ? { period: { from, to } } : {}),
  };
}

/** A file that can not be opened is an error that names it, not a stream event. */
async function fromFile<R>(
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
