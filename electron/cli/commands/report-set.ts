import { setResult } from '../../../shared/contract/reports/sets.ts';
import type { Audience } from '../../../shared/domain/report-kinds.ts';
import { setFor } from '../../../shared/domain/report-set.ts';
import type { Args } from '../args.ts';
import type { Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes } from '../output.ts';

/** Exports what an audience gets into a new folder, or an archive when the path ends in .zip. */
export function exportFor(args: Args, audience: Audience): Promise<Outcome> {
  const path = args.need('out');
  return withWorkspace(args, async ({ api, target, job }, { engagement }) => {
    const exports = setFor(audience, engagement.type);
    const { files, size } = await job(api.reports.exportSet({ target: target(path), exports }), setResult);
    return {
      json: { path, audience, files, size },
      human: () => `${path}: ${files} files, ${bytes(size)}, and SHA256SUMS.txt`,
    };
  });
}
