/** What was exported, and what changed since. */
import type { ExportRecord } from '../../../shared/contract/reports/exports.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { CHANGE_DIRECTION_NAMES } from '../../../shared/domain/report-comparison.ts';
import { exportName } from '../../../shared/domain/report-kinds.ts';
import { UsageError } from '../args.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes, plural, table } from '../output.ts';

const figures = ({ headHash, ...entry }: ExportRecord) => ({ ...entry, state: headHash });
const named = ({ fileName, at }: ExportRecord): string =>
  `${fileName} of ${at.slice(0, 16).replace('T', ' ')} UTC`;

const history: Command = {
  name: 'report history',
  summary: 'List what was exported, newest first',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const entries = await api.reports.exported({});
      return {
        json: entries.map(figures),
        human: (style) =>
          table(
            style,
            ['Export', 'When', 'What', 'File', 'Size', 'By', 'State'],
            entries.map((entry) => [
              entry.id,
              entry.at.slice(0, 16).replace('T', ' '),
              exportName(entry.kind, entry.format),
              entry.fileName,
              bytes(entry.size),
              entry.by,
              entry.headHash.slice(0, 12),
            ]),
            'Nothing was exported from this file. Export with: trustbench report',
          ),
      };
    }),
};

/** The newest one whose facts were kept, or the one whose id begins so. @throws UsageError when there is none, or more than one */
async function exportNamed(api: Api, prefix: string | undefined): Promise<ExportRecord> {
  const entries = await api.reports.exported({});
  if (prefix === undefined) {
    const newest = entries.find(({ isComparable }) => isComparable);
    if (newest) return newest;
    throw new UsageError('There is nothing to compare with. Export a readiness report or the matrix first.');
  }
  const found = entries.filter(({ id }) => id.startsWith(prefix));
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new UsageError(
    `${plural(found.length, 'export')} begin with ${prefix}. "trustbench report history" lists their ids.`,
  );
}

const compare: Command = {
  name: 'report compare',
  summary: 'Say what changed since an export',
  usage: 'FILE [--since EXPORT] [--with EXPORT]',
  positionals: [1, 1],
  options: {
    since: { value: 'EXPORT', help: 'id, or its beginning; the newest one that can be compared otherwise' },
    with: { value: 'EXPORT', help: 'a later export instead of the file as it is now' },
  },
  run: (args) => {
    const [since, later] = [args.text('since'), args.text('with')];
    return withWorkspace(args, async ({ api }) => {
      const { id } = await exportNamed(api, since);
      const other = later === undefined ? undefined : (await exportNamed(api, later)).id;
      const { before, after, changes } = await api.reports.compare({
        id,
        ...(other !== undefined && { with: other }),
      });
      return {
        json: { before: figures(before), after: after && figures(after), changes },
        human: (style) =>
          [
            table(
              style,
              ['', 'Area', 'Reference', 'What', 'Before', 'After'],
              changes.map((one) => [
                one.direction === 'neither' ? null : CHANGE_DIRECTION_NAMES[one.direction],
                one.area,
                one.ref,
                one.field ?? (one.change === 'added' ? 'New' : 'Gone'),
                one.before,
                one.after,
              ]),
              'Nothing changed.',
            ),
            `${plural(changes.length, 'change')} from ${named(before)} to ${after ? named(after) : 'now'}.`,
          ].join('\n'),
      };
    });
  },
};

export const reportHistoryCommands: readonly Command[] = [history, compare];
