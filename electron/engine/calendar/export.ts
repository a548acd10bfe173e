import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CALENDAR_FORMATS, OccurrenceRow } from '../../../shared/contract/calendar.ts';
import type { CalendarLine, CalendarModel } from '../../../shared/domain/calendar/calendar-model.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { writeAtomically } from '../atomic-file.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { kindFor, reportMeta } from '../reports/meta.ts';
import { renderInWorker } from '../reports/render.ts';
import type { Session } from '../session.ts';
import { calendarIcs } from './ics.ts';
import { readOccurrences } from './occurrence-rows.ts';
import { readPlan } from './plan.ts';

interface ExportOptions {
  format: (typeof CALENDAR_FORMATS)[number];
  /** Path to write. */
  target: string;
  /** Only what this person owns. */
  owner?: string | undefined;
}

/** One occurrence as other programs read it. */
interface ExportedOccurrence {
  control: string;
  title: string;
  owner: string | null;
  system: string;
  key: string;
  due: string;
  state: OccurrenceRow['state'];
  doneOn: string | null;
  evidence: string[];
}

/**
 * Writes the occurrences of the span in one of the formats.
 *
 * @throws AppError bad_input when nothing is expected of the owner, or of anybody
 */
export async function exportCalendar(
  session: Session,
  { format, target, owner }: ExportOptions,
  job: JobHandle,
): Promise<{ fileName: string; size: number; occurrences: number }> {
  const rows = readOccurrences(session, owner === undefined ? {} : { owner });
  if (rows.length === 0 && format !== 'json') {
    throw new AppError(
      'bad_input',
      owner === undefined
        ? 'No occurrence is expected: no control has a frequency by the calendar, or the engagement has no days.'
        : `No occurrence is expected of ${owner || 'controls without an owner'}. Check the owner's name as the matrix writes it.`,
    );
  }
  const size = await writeAtomically(target, async (temporary) => {
    switch (format) {
      case 'ics':
        return writeFile(temporary, toIcs(session, rows, owner));
      case 'json':
        return writeFile(temporary, `${JSON.stringify(rows.map(toExported), null, 2)}\n`);
      case 'xlsx':
        await renderInWorker(
          { document: 'calendar', model: toModel(session, rows, owner) },
          'xlsx',
          temporary,
          {
            signal: job.signal,
            onProgress: ({ done, total, phase }) => job.progress(done, total, phase),
          },
        );
    }
  });
  return { fileName: basename(target), size, occurrences: rows.length };
}

const toExported = (row: OccurrenceRow): ExportedOccurrence => ({
  control: row.ref,
  title: row.title,
  owner: row.owner,
  system: row.system,
  key: row.key,
  due: row.due,
  state: row.state,
  doneOn: row.doneOn,
  evidence: row.evidence.map(({ ref }) => ref),
});

function toIcs(session: Session, rows: readonly OccurrenceRow[], owner: string | undefined): string {
  const { workspace } = session;
  const { id, client } = session.engagement();
  const texts = new Map(readPlan(session).controls.map(({ control }) => [control.id, control]));
  return calendarIcs(rows, texts, {
    name: `${client} controls${owner ? `, ${owner}` : ''}`,
    engagementId: id,
    sequence: workspace.state.id,
    at: workspace.state.at ?? '1970-01-01T00:00:00.000Z',
  });
}

function toModel(session: Session, rows: readonly OccurrenceRow[], owner: string | undefined): CalendarModel {
  return {
    meta: {
      ...reportMeta(session, kindFor(session.engagement().type)),
      title: 'Calendar of controls',
    },
    owner: owner ?? null,
    today: readPlan(session).today,
    occurrences: rows.map(toLine),
  };
}

const toLine = (row: OccurrenceRow): CalendarLine => ({
  control: row.ref,
  title: row.title,
  owner: row.owner ?? '',
  frequency: row.frequency,
  system: row.system,
  key: row.key,
  due: row.due,
  state: row.state,
  doneOn: row.doneOn,
  doneBy: row.doneBy,
  note: [row.waived, row.note].filter(Boolean).join(' '),
  evidence: row.evidence.map(({ ref }) => ref),
});
