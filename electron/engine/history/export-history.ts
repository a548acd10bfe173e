import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import papaparse from 'papaparse';
import type { z } from 'zod';
import type {
  HistoryEntry,
  HistoryFilter,
  HistoryPlace,
  historyExported,
} from '../../../shared/contract/workspace.ts';
import { AREA_OF_TABLE, ENGAGEMENT_AREA_NAMES } from '../../../shared/domain/area-tables.ts';
import type { HistoryFormat } from '../../../shared/domain/history.ts';
import { guardValue } from '../../../shared/domain/spreadsheet-text.ts';
import { writeAtomically } from '../atomic-file.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { HISTORY_COLUMNS, writeHistoryBook, type HistoryLine } from './history-book.ts';

/** Transactions between two looks at the queries that wait. */
const AT_ONCE = 100;

/**
 * Writes the changes of a filter, newest first: as CSV and workbook one line a field, as JSON one array of entries as the history shows them.
 *
 * @throws AppError disk_full, file_unreadable; no half file is left
 */
export async function exportHistory(
  session: Session,
  { filter, format }: { filter: HistoryFilter; format: HistoryFormat },
  target: string,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<z.infer<typeof historyExported>> {
  const { workspace } = session;
  const total = workspace.state.id;
  const done = { changes: 0, lines: 0 };
  async function* entries(): AsyncGenerator<HistoryEntry> {
    let before: HistoryPlace | undefined;
    for (;;) {
      const page = workspace.history({ ...filter, before, limit: AT_ONCE, shown: Number.MAX_SAFE_INTEGER });
      for (const entry of page.entries) {
        done.changes += 1;
        yield entry;
      }
      const last = page.entries.at(-1);
      job.progress(total - (last?.transaction ?? 1) + 1, total, 'Reading the journal');
      if (!page.more || !last) return;
      before = { transaction: last.transaction, place: last.place };
      await yieldToQueries();
      job.signal.throwIfAborted();
    }
  }
  if (format === 'xlsx') {
    const lines: HistoryLine[] = [];
    for await (const entry of entries()) lines.push(...linesOf(entry));
    done.lines = lines.length;
    await writeAtomically(target, (temporary) => writeHistoryBook(session, lines, temporary, job));
    return done;
  }
  const write = format === 'csv' ? csvOf(entries(), done) : jsonOf(entries(), done);
  await writeAtomically(target, (temporary) =>
    pipeline(Readable.from(write), createWriteStream(temporary), { signal: job.signal }),
  );
  return done;
}

/** With a byte order mark, by which Excel knows that it is UTF-8; words that look like formulas stay words. */
async function* csvOf(entries: AsyncIterable<HistoryEntry>, done: { lines: number }): AsyncGenerator<string> {
  yield `\uFEFF${papaparse.unparse([[...HISTORY_COLUMNS]])}\r\n`;
  for await (const entry of entries) {
    const lines = linesOf(entry);
    done.lines += lines.length;
    yield `${papaparse.unparse(
      lines.map((line) => line.map(guardValue)),
      { newline: '\r\n' },
    )}\r\n`;
  }
}

function linesOf({ transaction, at, actor, kind, label, changes }: HistoryEntry): HistoryLine[] {
  const head = [transaction, at, actor, kind, label];
  const lines = changes.flatMap(({ table, record, action, fields }): HistoryLine[] => {
    const area = AREA_OF_TABLE.get(table);
    const what = [area ? ENGAGEMENT_AREA_NAMES[area] : '', record || table, action];
    if (fields.length === 0) return [[...head, ...what, null, null, null]];
    return fields.map(({ field, before, after }) => [...head, ...what, field, before, after]);
  });
  return lines.length > 0 ? lines : [[...head, ...Array.from({ length: 6 }, () => null)]];
}

async function* jsonOf(
  entries: AsyncIterable<HistoryEntry>,
  done: { lines: number },
): AsyncGenerator<string> {
  yield '[';
  for await (const entry of entries) {
    yield `${done.lines === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
    done.lines += 1;
  }
  yield '\n]\n';
}
