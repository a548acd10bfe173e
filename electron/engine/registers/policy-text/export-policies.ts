import { basename } from 'node:path';
import type { POLICY_EXPORT_FORMATS } from '../../../../shared/contract/registers/policy-text.ts';
import { writeAtomically } from '../../atomic-file.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { safeName } from '../../../../shared/domain/file-name.ts';
import type { Session } from '../../session.ts';
import { writeInWorker } from './run-worker.ts';
import { readPaper } from './stored.ts';

export interface PolicyExport {
  fileName: string;
  /** Bytes. */
  size: number;
  policies: number;
}

/** One policy as a file, several as a zip with a file each; all or nothing. */
export async function exportPolicies(
  session: Session,
  request: { ids: readonly string[]; format: (typeof POLICY_EXPORT_FORMATS)[number]; target: string },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<PolicyExport> {
  const { format, target } = request;
  const ids = [...new Set(request.ids)];
  const at = new Date().toISOString();
  const taken = new Set<string>();
  const papers = ids.map((id) => {
    const paper = readPaper(session, id, at);
    const stem = [paper.name, paper.version].filter(Boolean).join(' ');
    return { paper, fileName: freeName(taken, stem, format) };
  });
  const fileName = basename(target);
  job.progress(0, papers.length, 'Writing');
  const size = await writeAtomically(target, (outPath) =>
    writeInWorker({ format, papers, outPath, fileName }, job.signal, (done) =>
      job.progress(done, papers.length),
    ),
  );
  job.progress(papers.length, papers.length);
  return { fileName, size, policies: papers.length };
}

/** Names that differ by their case only are one name on some disks. */
function freeName(taken: Set<string>, stem: string, format: string): string {
  for (let number = 1; ; number += 1) {
    const fileName = safeName(
      `${stem.replaceAll(/[/\\]/g, '-')}${number > 1 ? ` (${number})` : ''}.${format}`,
    );
    if (taken.has(fileName.toLowerCase())) continue;
    taken.add(fileName.toLowerCase());
    return fileName;
  }
}
