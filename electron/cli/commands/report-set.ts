import { setResult } from '../../../shared/contract/reports/sets.ts';
import type { Audience } from '../../../shared/domain/report-kinds.ts';
import { setFor } from '../../../shared/domain/report-set.ts';
import { UsageError, type Args } from '../args.ts';
import type { Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes } from '../output.ts';

/** What is said of one export; a set takes what its audience gets, at one time. */
const OF_ONE_EXPORT = ['kind', 'format', 'parts', 'test', 'quarter', 'model', 'at'];

/** Exports what an audience gets into a new folder, or an archive when the path ends in .zip. @throws UsageError for options of one export */
export function exportFor(args: Args, audience: Audience): Promise<Outcome> {
  const misplaced = OF_ONE_EXPORT.find((name) => args.has(name));
  if (misplaced !== undefined)
    throw new UsageError(
      `--audience chooses what is exported, so --${misplaced} can not go with it. Leave one of them out.`,
    );
  const path = args.need('out');
  return withWorkspace(args, async ({ api, target, job }, { engagement }) => {
    const exports = setFor(audience, engagement.type);
    const { files, size, warnings } = await job(
      api.reports.exportSet({ target: target(path), exports }),
      setResult,
    );
    return {
      json: { path, audience, files, size, warnings },
      human: () => `${path}: ${files} files, ${bytes(size)}, and SHA256SUMS.txt`,
      notes: warnings,
    };
  });
}
