import { useEffect, useMemo, useState } from 'react';
import type { ExportChoices } from '../../../shared/contract/reports/export-choices.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import type { ExportKind } from '../../../shared/domain/report-kinds.ts';
import { api, toAppError } from '../../app/api.ts';
import { useWorkspace } from '../../app/query.ts';
import { useJobs, waitForJob } from '../../state/jobs.ts';

/** Changes that follow one another come together before a report is rendered (ms). */
const PAUSE = 500;

export interface PreviewedReport {
  /** Of the job, so that no two have the same. */
  id: string;
  bytes: Blob;
}

export interface ReportPreview {
  /** The newest that is there; it stays until the next one is. */
  shown: PreviewedReport | null;
  /** The job under way. */
  job: Job | null;
  /** Why there is no newer one, as a sentence. */
  problem: string | null;
  cancel(): void;
  again(): void;
}

/** Renders a PDF as it would be exported now, anew after every change of the engagement or of the choices. @param choices keep the object stable between renders */
export function usePreview(kind: ExportKind, choices: ExportChoices): ReportPreview {
  const { headHash } = useWorkspace();
  const [shown, setShown] = useState<PreviewedReport | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  // Another state of the engagement, or another try, is another question.
  const asked = useMemo(
    () => ({ request: { kind, ...choices }, headHash, attempt }),
    [kind, choices, headHash, attempt],
  );
  const known = useJobs(({ jobs }) => (jobId ? jobs[jobId] : undefined));

  useEffect(() => {
    let ended = false;
    let running: string | null = null;
    const stop = () => {
      if (running) void api.jobs.cancel({ id: running }).catch(() => undefined);
    };
    const render = async () => {
      try {
        running = (await api.reports.preview(asked.request)).jobId;
        if (ended) return stop();
        setProblem(null);
        setJobId(running);
        await waitForJob(running);
        const { bytes } = await api.reports.previewed({ jobId: running });
        if (!ended) setShown({ id: running, bytes });
      } catch (error) {
        const { code, message } = toAppError(error);
        if (!ended) setProblem(code === 'cancelled' ? 'The preview was stopped.' : message);
      }
      running = null;
      if (!ended) setJobId(null);
    };
    const timer = setTimeout(() => void render(), PAUSE);
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, [asked]);

  return {
    shown,
    job: jobId ? (known ?? null) : null,
    problem,
    cancel: () => {
      if (jobId) void api.jobs.cancel({ id: jobId }).catch(() => undefined);
    },
    again: () => setAttempt((count) => count + 1),
  };
}
