import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import {
  elsewhereText,
  exportReadme,
  INDEX_NAME,
  MANIFEST_NAME,
  manifestLine,
  planExport,
  README_NAME,
  type ExportPlan,
} from '../../../../shared/domain/evidence-export.ts';
import { openedExtension } from '../../../../shared/domain/evidence-opening.ts';
import type { EvidenceIndexModel, IndexedEvidence } from '../../../../shared/domain/evidence-index-model.ts';
import { writeFolderAtomically } from '../../atomic-folder.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { kindFor, reportMeta } from '../../reports/meta.ts';
import { renderInWorker } from '../../reports/render.ts';
import { reportTime, reportTitle, zonedTime } from '../../reports/words.ts';
import type { Session } from '../../session.ts';
import { syncFile } from '../../workspace/durable.ts';
import { redactedCopy } from '../redaction/redacted-copy.ts';
import { readRules } from '../rules.ts';
import { storedBytes } from '../stored-bytes.ts';
import { gatherEvidence, toIndexed, type GatheredEvidence, type Selection } from './gather-index.ts';
import { namedAs, redactedExtension } from './names.ts';

export interface ExportRequest extends Selection {
  /** A folder that is not there yet or is empty, or a file whose name ends in .zip. */
  target: string;
  /** Copies with their redactions burnt in where there are any; the originals otherwise. */
  redacted: boolean;
  /** Another pattern of names than the engagement's. */
  namePattern?: string | undefined;
}

export interface ExportResult {
  fileName: string;
  files: number;
  redacted: number;
  /** Bytes of the evidence. */
  size: number;
}

type Job = Pick<JobHandle, 'signal' | 'progress'>;

/** A file that was written, for the manifest. */
interface Written {
  path: string;
  sha256: string;
  size: number;
}

/** Of a file whose name lies about its type, so that it opens where it goes; null where the name tells the truth. */
const trueExtension = ({ typeDiffers, mediaType }: EvidenceRow): string | null =>
  typeDiffers ? openedExtension(mediaType) : null;

/**
 * Where every piece would go, and under which name.
 *
 * @param extensionOf another extension for an original, with its dot; that of its content where its name lies otherwise
 */
export function planOf(
  session: Session,
  evidence: readonly GatheredEvidence[],
  { redacted, namePattern }: Pick<ExportRequest, 'redacted' | 'namePattern'>,
  extensionOf: (row: EvidenceRow) => string | null = () => null,
): ExportPlan {
  return planExport(
    evidence.map((piece) => ({
      id: piece.row.id,
      ...namedAs(piece),
      extension:
        redacted && piece.isRedacted
          ? redactedExtension(piece.row.mediaType)
          : (extensionOf(piece.row) ?? trueExtension(piece.row)),
    })),
    namePattern ?? readRules(session).namePattern,
    [session.engagement().client],
  );
}

/**
 * Writes evidence into folders by criterion, with an index workbook and a list of hashes that `sha256sum -c` reads: all or nothing.
 *
 * @throws AppError not_found when there is nothing to export, conflict when the folder holds something, disk_full and others naming
 * the file; nothing is left behind then
 */
export async function exportEvidence(
  session: Session,
  request: ExportRequest,
  job: Job,
): Promise<ExportResult> {
  const evidence = gatherEvidence(session, request);
  if (evidence.length === 0) {
    throw new AppError(
      'not_found',
      'There is no evidence to export. Attach files first, or choose other records.',
    );
  }
  const { target } = request;
  const { files, redacted, size } = await writeFolderAtomically(target, job, async (folder) => {
    const { written, ...result } = await fillFolder(session, evidence, request, folder, job);
    return { ...result, paths: written.map(({ path }) => path) };
  });
  return { fileName: basename(target), files, redacted, size };
}

async function fillFolder(
  session: Session,
  evidence: readonly GatheredEvidence[],
  request: ExportRequest,
  folder: string,
  job: Job,
): Promise<{ written: Written[]; files: number; redacted: number; size: number }> {
  const plan = planOf(session, evidence, request);
  const total = evidence.reduce((sum, { row }) => sum + row.size, 0);
  const written: Written[] = [];
  const index: IndexedEvidence[] = [];
  const redactions: EvidenceIndexModel['redactions'][number][] = [];
  let done = 0;
  for (const [at, piece] of evidence.entries()) {
    job.signal.throwIfAborted();
    const { row } = piece;
    const path = plan.files[at]?.path ?? '';
    job.progress(done, total, `Writing ${row.ref}`);
    await mkdir(join(folder, dirname(path)), { recursive: true });
    const isCopy = request.redacted && piece.isRedacted;
    if (isCopy) {
      const copy = await redactedCopy(session, piece.fileId, { signal: job.signal, progress: () => {} });
      await writeFile(join(folder, path), copy.bytes);
      written.push({ path, sha256: copy.sha256, size: copy.bytes.length });
      for (const { evidence: ref, page, what, reason, redactedBy, redactedAt } of copy.log)
        redactions.push({ evidence: ref, page, what, reason, redactedBy, redactedAt });
      index.push(
        toIndexed(piece, {
          path,
          size: copy.bytes.length,
          sha256: copy.sha256,
          mediaType: copy.mediaType,
          sha256OfOriginal: row.sha256,
        }),
      );
    } else {
      const bytes = storedBytes(session, row.sha256, basename(path));
      await pipeline(bytes, createWriteStream(join(folder, path)), { signal: job.signal });
      written.push({ path, sha256: row.sha256, size: row.size });
      const { size, sha256, mediaType } = row;
      index.push(toIndexed(piece, { path, size, sha256, mediaType, sha256OfOriginal: '' }));
    }
    syncFile(join(folder, path));
    done += row.size;
  }
  const meta = reportMeta(session, kindFor(session.engagement().type));
  job.progress(total, total, 'Writing the index');
  const model: EvidenceIndexModel = { meta, evidence: index, redactions };
  await renderInWorker({ document: 'evidence', model }, 'xlsx', join(folder, INDEX_NAME), {
    signal: job.signal,
  });
  written.push(await hashed(folder, INDEX_NAME));
  const redacted = index.filter(({ sha256OfOriginal }) => sha256OfOriginal !== '').length;
  const texts: [string, string][] = [
    ...plan.elsewhere.map(({ folder: of, files }): [string, string] => [
      `${of}/See also.txt`,
      elsewhereText(files),
    ]),
    [
      README_NAME,
      exportReadme({
        client: meta.client,
        report: `${reportTitle(meta)}, ${reportTime(meta)}`,
        made: zonedTime(meta.generatedAt),
        files: index.length,
        redacted,
      }),
    ],
  ];
  for (const [path, text] of texts) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
    written.push(await hashed(folder, path));
  }
  await writeFile(join(folder, MANIFEST_NAME), written.map(manifestLine).join(''));
  written.push(await hashed(folder, MANIFEST_NAME));
  return { written, files: index.length, redacted, size: written.reduce((sum, { size }) => sum + size, 0) };
}

async function hashed(folder: string, path: string): Promise<Written> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, path)), hash);
  syncFile(join(folder, path));
  return { path, sha256: hash.digest('hex'), size: statSync(join(folder, path)).size };
}
