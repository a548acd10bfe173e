import { useState } from 'react';
import { DOCUMENT_NAMES, type DocumentId } from '../../../../shared/domain/documents/document-model.ts';
import type { ReportFormat } from '../../../../shared/domain/report-kinds.ts';
import { exportNotes } from '../../../../shared/domain/report-notes.ts';
import { api } from '../../../app/api.ts';
import { size } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { queryClient, runAction, useWorkspace } from '../../../app/query.ts';
import { showNotes } from '../../../app/toasts.tsx';
import { waitForJob } from '../../../state/jobs.ts';
import type { WrittenExport } from '../use-export.ts';

/** Exports one document: where to, what is typed is saved, the job, then the file is handed over. */
export function useDocumentExport(document: DocumentId, save: () => Promise<void>) {
  const { engagement } = useWorkspace();
  const [running, setRunning] = useState<ReportFormat | null>(null);
  const start = async (format: 'docx' | 'pdf') => {
    setRunning(format);
    await runAction(
      async () => {
        const target = await platform.pickSaveTarget({
          suggestedName: `${engagement.client} ${DOCUMENT_NAMES[document]}.${format}`.replaceAll(
            /[<>:"/\\|?*]/g,
            '',
          ),
          kind: format,
        });
        if (!target) return undefined;
        await save();
        const { jobId } = await api.reports.export({ kind: document, format, target: target.token });
        const written = await waitForJob<WrittenExport>(jobId);
        await queryClient.invalidateQueries({ queryKey: ['reports', 'exported'] });
        await platform.deliver(target);
        showNotes(exportNotes(written));
        return written;
      },
      { done: (written) => written && `Exported ${written.fileName}, ${size(written.size)}.`, undo: false },
    );
    setRunning(null);
  };
  return { start, running };
}
