import type { Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { runAction } from '../../../app/query.ts';
import { showInfo } from '../../../app/toasts.tsx';

/** Picks a file and reads its points into the series of a figure; lines that were left out are named. */
export async function importSeries({ id, title }: Pick<Metric, 'id' | 'title'>): Promise<void> {
  const [file] = await platform.pickFiles({ multiple: false, accept: 'spreadsheet' });
  if (!file) return;
  const result = await runAction(() => api.metrics.importSeries({ id, file: file.token }), {
    done: ({ imported, rows }) =>
      imported > 0 ? `Imported ${plural(imported, 'point')} of ${rows} into ${title}.` : undefined,
  });
  const [first] = result?.problems ?? [];
  if (result && first)
    showInfo(
      `${plural(result.rows - result.imported, 'line')} of ${file.fileName} left out. Row ${first.row}: ${first.text}`,
    );
}
