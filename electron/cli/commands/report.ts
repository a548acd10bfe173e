import { z } from 'zod';
import { REPORT_FORMATS, REPORT_KINDS } from '../../../shared/domain/report-kinds.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes } from '../output.ts';

export const report: Command = {
  name: 'report',
  summary:
    'Export a report, the control matrix, the workpapers, the request list, the evidence index or the governance pack',
  usage: `FILE --kind ${REPORT_KINDS.join('|')} --format ${REPORT_FORMATS.join('|')} --out PATH`,
  positionals: [1, 1],
  options: {
    kind: { value: 'KIND', help: 'what to export; the matrix has no PDF of its own' },
    format: { value: 'FORMAT', help: 'format of the file' },
    test: {
      value: 'REF',
      help: 'workpapers only: this test, such as E-CHG-01; all with work on them otherwise',
      multiple: true,
    },
    quarter: {
      value: 'QUARTER',
      help: 'governance pack only: such as 2026-Q2; the newest meeting, or the last quarter, otherwise',
    },
    out: { value: 'PATH', help: 'file to write; an older one of that name is replaced' },
  },
  async run(args) {
    const kind = args.needOneOf('kind', REPORT_KINDS);
    const format = args.needOneOf('format', REPORT_FORMATS);
    const path = args.need('out');
    const tests = args.list('test');
    const quarter = args.text('quarter');
    return withWorkspace(args, async ({ api, target, job }) => {
      const { size } = await job(
        api.reports.export({
          kind,
          format,
          target: target(path),
          ...(tests.length > 0 && { tests }),
          ...(quarter !== undefined && { quarter }),
        }),
        z.object({ size: z.int() }),
      );
      return { json: { path, kind, format, size }, human: () => `${path}: ${bytes(size)}` };
    });
  },
};
