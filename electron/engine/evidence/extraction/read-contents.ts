import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { JobHandle } from '../../jobs/jobs.ts';
import type { Session } from '../../session.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { failed, isReadInPart } from './extract.ts';
import { Extractor } from './extractor.ts';
import { EXTRACTOR_VERSION, MOST_TEXT, type Extraction } from './model.ts';
import { unreadContents, type UnreadContent } from './unread.ts';

/** Bytes of a file that has to be read as a whole. */
const LARGEST = 100 * 1024 * 1024;
/** Bytes of a text that goes on after them; one character takes up to four. */
const LARGEST_PART = MOST_TEXT * 4;

export interface ReadOutcome {
  read: number;
  failed: number;
}

/**
 * Starts the job that reads what has not been read; null when there is nothing to read, when the workspace can not be written, or
 * when the job runs already.
 */
export function startReading(session: Session): string | null {
  const { workspace, jobs } = session;
  if (workspace.readOnly || unreadContents(workspace).length === 0) return null;
  if (jobs.list().some(({ kind, status }) => kind === 'read' && status === 'running')) return null;
  return jobs.start(
    { kind: 'read', label: 'Reading evidence for search', unit: 'files', background: true },
    (job) => readContents(workspace, job),
  );
}

/**
 * Reads one file after another and keeps what each holds, until nothing is left, also of what comes in meanwhile. A file that can
 * not be read has that as its result. Cancelling keeps what was read.
 */
export async function readContents(workspace: Workspace, job: JobHandle): Promise<ReadOutcome> {
  const extractor = new Extractor();
  const outcome: ReadOutcome = { read: 0, failed: 0 };
  const tried = new Set<number>();
  try {
    for (;;) {
      const left = unreadContents(workspace).filter(({ contentId }) => !tried.has(contentId));
      if (left.length === 0) return outcome;
      for (const content of left) {
        job.progress(tried.size, tried.size + left.length - left.indexOf(content), content.fileName);
        tried.add(content.contentId);
        const extraction = await readOne(workspace, extractor, content, job.signal);
        await workspace.derived.save([
          {
            ...extraction,
            contentId: content.contentId,
            extractor: EXTRACTOR_VERSION,
            facts: JSON.stringify(extraction.facts),
          },
        ]);
        outcome.read += 1;
        if (extraction.status === 'failed') outcome.failed += 1;
        await yieldToQueries();
      }
      job.progress(tried.size, tried.size);
    }
  } finally {
    await extractor.close();
  }
}

async function readOne(
  { content }: Workspace,
  extractor: Extractor,
  { sha256, size, fileName, mediaType }: UnreadContent,
  signal: AbortSignal,
): Promise<Extraction> {
  const inPart = isReadInPart(mediaType);
  if (!inPart && size > LARGEST) return failed('It is larger than 100 MB.');
  const limit = inPart ? LARGEST_PART : LARGEST;
  const bytes = new Uint8Array(await content.readAll(sha256, limit));
  return extractor.read({ fileName, mediaType, bytes, whole: size <= limit }, signal);
}
