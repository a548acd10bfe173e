import { useState } from 'react';
import type { ExportChoices } from '../../../shared/contract/reports/export-choices.ts';
import {
  exportName,
  REPORTS,
  type ExportKind,
  type ReportFormat,
} from '../../../shared/domain/report-kinds.ts';
import { exportNotes } from '../../../shared/domain/report-notes.ts';
import { api } from '../../app/api.ts';
import { plural, size } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { queryClient, runAction, useWorkspace } from '../../app/query.ts';
import { showNotes } from '../../app/toasts.tsx';
import { waitForJob } from '../../state/jobs.ts';
import type { SetMember } from '../../../shared/domain/report-set.ts';

export interface WantedExport extends ExportChoices {
  kind: ExportKind;
  format: ReportFormat;
  /** Name to offer, for example that of an export that is made again. */
  fileName?: string;
}

/** What the job of an export ends with. */
export interface WrittenExport {
  fileName: string;
  /** Bytes. */
  size: number;
  missing: string[];
  warnings?: string[];
}

interface WrittenSet {
  fileName: string;
  files: number;
  /** Bytes. */
  size: number;
  warnings: string[];
}

export interface Exporting {
  /** Name of what is under way; null while nothing is. */
  running: string | null;
  start(wanted: WantedExport): Promise<void>;
  /** @param onStarted hears when the job has begun; not when the person chose no place */
  startSet(
    wanted: { exports: SetMember[]; name: string; kind: 'zip' | 'folder' },
    onStarted: () => void,
  ): Promise<void>;
}

/** Without what file systems refuse; Windows takes no dot at the end of a folder. */
const plainName = (name: string): string =>
  name
    .replaceAll(/[<>:"/\\|?*]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');

const exportedWords = (fileName: string, bytes: number, readOnly: boolean): string =>
  `Exported ${fileName}, ${size(bytes)}.${readOnly ? ' The engagement is read-only, so the history does not list it.' : ''}`;

/** Exports one thing after another: where to, the job, then the file is handed over. */
export function useExport(): Exporting {
  const { engagement, readOnly } = useWorkspace();
  const [running, setRunning] = useState<string | null>(null);
  const { client, asOf, periodFrom, periodTo } = engagement;
  const span = asOf ?? (periodFrom && periodTo ? `${periodFrom} to ${periodTo}` : '');
  const noteExports = () => queryClient.invalidateQueries({ queryKey: ['reports', 'exported'] });

  const start = async ({ fileName, ...wanted }: WantedExport) => {
    const { kind, format } = wanted;
    setRunning(exportName(kind, format));
    await runAction(
      async () => {
        const target = await platform.pickSaveTarget({
          suggestedName: fileName ?? `${plainName(`${client} ${REPORTS[kind].name} ${span}`)}.${format}`,
          kind: format,
        });
        if (!target) return undefined;
        const { jobId } = await api.reports.export({ ...wanted, target: target.token });
        const written = await waitForJob<WrittenExport>(jobId);
        await noteExports();
        await platform.deliver(target);
        showNotes(exportNotes(written));
        return written;
      },
      { done: (written) => written && exportedWords(written.fileName, written.size, readOnly), undo: false },
    );
    setRunning(null);
  };

  const startSet: Exporting['startSet'] = async ({ exports, name, kind }, onStarted) => {
    setRunning('Export set');
    await runAction(
      async () => {
        const suggestedName = plainName(`${client} ${name} ${span}`) + (kind === 'zip' ? '.zip' : '');
        const target = await platform.pickSaveTarget({ suggestedName, kind });
        if (!target) return undefined;
        const { jobId } = await api.reports.exportSet({ target: target.token, exports });
        onStarted();
        const written = await waitForJob<WrittenSet>(jobId);
        await noteExports();
        await platform.deliver(target);
        showNotes(written.warnings);
        return written;
      },
      {
        done: (written) =>
          written &&
          exportedWords(`${plural(written.files, 'file')} to ${written.fileName}`, written.size, readOnly),
        undo: false,
      },
    );
    setRunning(null);
  };
  return { running, start, startSet };
}
