import { z } from 'zod';
import { localAt, offsetWords, readMoment } from '../../../shared/domain/moments.ts';
import { OSCAL_MODELS } from '../../../shared/domain/oscal/models.ts';
import {
  AUDIENCES,
  REPORT_FORMATS,
  REPORT_KINDS,
  REPORTS,
  formatsOf,
  type ExportKind,
  type ReportFormat,
} from '../../../shared/domain/report-kinds.ts';
import { exportNotes } from '../../../shared/domain/report-notes.ts';
import { REPORT_PART_IDS, type ReportPartId } from '../../../shared/domain/report-parts.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes } from '../output.ts';
import { reportHistoryCommands } from './report-history.ts';
import { exportFor } from './report-set.ts';

const exported = z.object({
  size: z.int(),
  pages: z.int().nullable(),
  missing: z.array(z.string()),
  warnings: z.array(z.string()).optional(),
});

/** @throws UsageError for a name that no part has */
function partsOf(args: Args): ReportPartId[] {
  const given = args.list('parts');
  const unknown = given.filter((name) => !REPORT_PART_IDS.some((id) => id === name));
  if (unknown.length > 0)
    throw new UsageError(
      `--parts: there is no ${unknown.join(', ')}. Parts are ${REPORT_PART_IDS.join(', ')}.`,
    );
  return REPORT_PART_IDS.filter((id) => given.includes(id));
}

/** With its zone. @throws UsageError */
function timeOf(args: Args): string | undefined {
  const text = args.text('at');
  if (text === undefined) return undefined;
  const moment = readMoment(text);
  if (!moment)
    throw new UsageError(
      `--at: "${text}" is no time with a zone, such as "2026-07-01 09:00 +02:00" or 2026-07-01T07:00Z.`,
    );
  return `${localAt(moment.at, moment.offset ?? 0)}${offsetWords(moment.offset ?? 0)}`;
}

/** What narrows only some exports. Elsewhere it would be passed over in silence, and the file hold more than was asked for. */
const NARROWING: Readonly<
  Record<string, { goesWith: string; fits: (kind: ExportKind, format: ReportFormat) => boolean }>
> = {
  parts: {
    goesWith: 'a readiness report as PDF; Excel and JSON hold all parts',
    fits: (kind, format) => (kind === 'type1' || kind === 'type2') && format === 'pdf',
  },
  test: { goesWith: 'the workpapers', fits: (kind) => kind === 'workpapers' },
  quarter: { goesWith: 'the governance pack', fits: (kind) => kind === 'governance' },
  model: {
    goesWith: 'OSCAL as JSON; the archive holds all models',
    fits: (kind, format) => kind === 'oscal' && format === 'json',
  },
};

/** @throws UsageError for a format that the kind does not have, or an option that says nothing to it */
function requireFit(args: Args, kind: ExportKind, format: ReportFormat): void {
  const formats = formatsOf(kind);
  if (!formats.includes(format))
    throw new UsageError(`There is no ${format} of --kind ${kind}. Give --format ${formats.join(' or ')}.`);
  for (const [name, { goesWith, fits }] of Object.entries(NARROWING))
    if (args.has(name) && !fits(kind, format)) throw new UsageError(`--${name} goes with ${goesWith}.`);
}

const kindLines = REPORT_KINDS.map(
  (kind) => `  ${kind.padEnd(16)}${REPORTS[kind].name} (${formatsOf(kind).join(', ')})`,
);

const report: Command = {
  name: 'report',
  summary: 'Export a report, a workbook, a document, a binder or data for other programs',
  usage: 'FILE (--kind KIND --format FORMAT | --audience AUDIENCE) --out PATH',
  positionals: [1, 1],
  options: {
    kind: { value: 'KIND', help: 'what to export, see below' },
    format: { value: 'FORMAT', help: REPORT_FORMATS.join(', ') },
    audience: {
      value: 'AUDIENCE',
      help: `instead of a kind: the set for ${AUDIENCES.join(', ')}; PATH is a new folder, or ends in .zip`,
    },
    parts: {
      value: 'PARTS',
      help: `readiness reports as PDF only: just these parts, of ${REPORT_PART_IDS.join(', ')}`,
      multiple: true,
    },
    test: {
      value: 'REF',
      help: 'workpapers only: this test, such as E-CHG-01; all with work on them otherwise',
      multiple: true,
    },
    quarter: {
      value: 'QUARTER',
      help: 'governance pack only: such as 2026-Q2; the newest meeting, or the last quarter, otherwise',
    },
    model: {
      value: 'MODEL',
      help: `OSCAL as JSON only: ${OSCAL_MODELS.join(', ')}; the results otherwise`,
    },
    at: {
      value: 'TIME',
      help: 'time stamp of the file, such as "2026-07-01 09:00 +02:00"; SOURCE_DATE_EPOCH, or now, otherwise',
    },
    out: { value: 'PATH', help: 'file to write; an older one of that name is replaced' },
  },
  details: `Kinds:\n${kindLines.join('\n')}\nThe same state with the same time gives the same bytes.`,
  async run(args) {
    const audience = args.oneOf('audience', AUDIENCES);
    if (audience !== undefined) return exportFor(args, audience);
    const kind = args.needOneOf('kind', REPORT_KINDS);
    const format = args.needOneOf('format', REPORT_FORMATS);
    requireFit(args, kind, format);
    const path = args.need('out');
    const parts = partsOf(args);
    const tests = args.list('test');
    const quarter = args.text('quarter');
    const oscal = args.oneOf('model', OSCAL_MODELS);
    const at = timeOf(args);
    return withWorkspace(args, async ({ api, target, job }) => {
      const { size, pages, missing, warnings } = await job(
        api.reports.export({
          kind,
          format,
          target: target(path),
          ...(parts.length > 0 && { parts }),
          ...(tests.length > 0 && { tests }),
          ...(quarter !== undefined && { quarter }),
          ...(oscal !== undefined && { oscal }),
          ...(at !== undefined && { at }),
        }),
        exported,
      );
      return {
        json: { path, kind, format, size, pages, missing, warnings: warnings ?? [] },
        human: () => `${path}: ${bytes(size)}`,
        notes: exportNotes({ missing, warnings }),
      };
    });
  },
};

export const reportCommands: readonly Command[] = [report, ...reportHistoryCommands];
