import { writeFile } from 'node:fs/promises';
import { AppError } from '../../../../shared/domain/errors.ts';
import { cellWords, markWords } from '../../../../shared/domain/evidence-marks.ts';
import { writeAtomically } from '../../atomic-file.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { readRedactions } from '../../evidence/redaction/rows.ts';
import { timeStamp } from '../../reports/meta.ts';
import { shortHash, zonedTime } from '../../reports/words.ts';
import type { Session } from '../../session.ts';
import { readMarks, toEvidenceMark, type StoredMark } from '../evidence-mark-rows.ts';
import { testFacts } from '../test-rows.ts';
import type { CopiedMark, MarkedCopies, MarkedFile } from './model.ts';
import { runCopies, type MadeCopies } from './run-worker.ts';

/** Marked copies of one test, as they go beside its workpaper. */
export interface MarkedEvidence extends MadeCopies {
  testId: string;
  workpaper: string;
}

type Handle = Pick<JobHandle, 'signal' | 'progress'>;

/**
 * One PDF for each test that has marks on evidence: the marked pages with the marks drawn on them, where each comes from and what
 * each mark says. Tests without marks are left out.
 *
 * @param at time stamp of the copies, ISO 8601 with its zone
 * @throws the signal's reason when it fires
 */
export async function markedCopies(
  session: Session,
  testIds: readonly string[] | 'all',
  job: Handle,
  at = timeStamp(),
): Promise<MarkedEvidence[]> {
  const wanted =
    testIds === 'all'
      ? session.workspace
          .all<{ test_id: string }>('SELECT DISTINCT test_id FROM evidence_mark WHERE test_id IS NOT NULL')
          .map((row) => row.test_id)
      : testIds;
  const made: MarkedEvidence[] = [];
  for (const testId of wanted) {
    const { workpaper } = testFacts(session, testId);
    const marks = readMarks(session, { testId });
    if (marks.length === 0) continue;
    made.push({ testId, workpaper, ...(await make(session, workpaper, marks, job, at)) });
  }
  return made.toSorted((a, b) => (a.workpaper < b.workpaper ? -1 : 1));
}

/** Starts the job of `exportMarkedCopies`. @throws AppError not_found, or conflict when there are no marks to show */
export function startMarkedCopies(
  session: Session,
  of: { testId: string } | { evidenceId: string },
  target: string,
): string {
  const marks = readMarks(session, of);
  const name =
    'testId' in of ? testFacts(session, of.testId).workpaper : evidenceRefOf(session, of.evidenceId);
  if (marks.length === 0) {
    throw new AppError(
      'conflict',
      `${name} has no marks on evidence, so there is nothing to copy. Mark a page first.`,
    );
  }
  return session.jobs.start(
    { kind: 'marked-copies', label: `Marked copies of ${name}`, unit: 'files' },
    async (job) => {
      const { pdf, pages, problems } = await make(session, name, marks, job, timeStamp());
      await writeAtomically(target, (temporary) => writeFile(temporary, pdf, { signal: job.signal }));
      return { pages, files: new Set(marks.map((mark) => mark.evidence_file_id)).size, problems };
    },
  );
}

const evidenceRefOf = (session: Session, id: string): string =>
  session.workspace.need<{ ref: string }>('That evidence', 'SELECT ref FROM evidence WHERE id = ?', [id]).ref;

function make(
  session: Session,
  name: string,
  marks: readonly StoredMark[],
  job: Handle,
  at: string,
): Promise<MadeCopies> {
  const copies: MarkedCopies = {
    title: `Marked evidence of ${name}`,
    client: session.engagement().client,
    at,
    provenance: `Made ${zonedTime(at)} by ${session.actor} from workspace state ${shortHash(session.workspace.state.hash)}.`,
    files: filesOf(session, marks),
  };
  return runCopies(session.workspace.content, copies, {
    signal: job.signal,
    onFile: (index) => job.progress(index, copies.files.length, `Copying ${copies.files[index]?.fileName}`),
  });
}

/** @param marks by evidence, version and page */
function filesOf(session: Session, marks: readonly StoredMark[]): MarkedFile[] {
  const files = Map.groupBy(marks, (mark) => mark.evidence_file_id);
  return [...files.values()].map((ofFile) => {
    const [first] = ofFile as [StoredMark, ...StoredMark[]];
    const pages = Map.groupBy(ofFile, (mark) => mark.page);
    const boxes = readRedactions(session, first.evidence_file_id);
    return {
      ref: first.evidence_ref,
      title: first.evidence_title,
      version: first.version,
      fileName: first.file_name,
      mediaType: first.media_type,
      sha256: first.sha256,
      size: first.size,
      pages: [...pages].map(([number, ofPage]) => ({ number, marks: ofPage.map(toCopied) })),
      boxes: boxes.map(({ page, x1, y1, x2, y2 }) => ({ page, x1, y1, x2, y2 })),
    };
  });
}

function toCopied(row: StoredMark): CopiedMark {
  const { cell, number, kind, mark, x1, y1, x2, y2, text, madeBy, madeAt } = toEvidenceMark(row);
  const words = markWords({ kind, mark, text });
  return { number, kind, mark, x1, y1, x2, y2, words, cell: cell ? cellWords(cell) : '', madeBy, madeAt };
}
