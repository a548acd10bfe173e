/** Writes a request pack as a zip, all or nothing, and records it with what it changes. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { PackExported } from '../../../../shared/contract/requests/packs.ts';
import type { RequestInput, RequestRow } from '../../../../shared/contract/requests/records.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import {
  PACK_COVER,
  PACK_MANIFEST,
  PACK_NOTE,
  PACK_WORKBOOK,
} from '../../../../shared/domain/request-pack/names.ts';
import type { PackAudience } from '../../../../shared/domain/request-pack/sheet.ts';
import { writeAtomically } from '../../atomic-file.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { safeName } from '../../../../shared/domain/file-name.ts';
import type { Session } from '../../session.ts';
import { newId, type Change } from '../../workspace/workspace.ts';
import { updateRequest } from '../request-writes.ts';
import type { PackManifest } from './manifest.ts';
import { packBook } from './pack-book.ts';
import { gatherPack, type PackContent, type PackEvidence } from './pack-content.ts';
import { coverPage, folderNote } from './texts.ts';

export interface PackRequested {
  requestIds: readonly string[];
  audience: PackAudience;
  recipient: string;
  due: string | null;
  note: string;
  /** Path of the zip. */
  target: string;
}

/** @throws AppError not_found for a request that is gone, `cancelled`, or what stands in the way of the file */
export async function exportPack(
  session: Session,
  wanted: PackRequested,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<PackExported> {
  const { workspace } = session;
  const last =
    workspace.get<{ value: number }>("SELECT value FROM counter WHERE id = 'request_pack'")?.value ?? 0;
  const pack = gatherPack(session, wanted, { id: newId(), ref: packRef(last + 1) });
  const copies = copiesOf(pack);
  const own = await ownFiles(pack, copies);
  const size = await writeAtomically(wanted.target, (temporary) =>
    writeZip(session, temporary, own, copies, job),
  );
  const sha256 = await sha256Of(wanted.target);
  const moved = record(session, pack, { fileName: basename(wanted.target), sha256 });
  return {
    id: pack.id,
    ref: pack.ref,
    fileName: basename(wanted.target),
    size,
    sha256,
    requests: pack.requests.length,
    files: copies.size,
    moved,
  };
}

const packRef = (n: number): string => `P-${String(n).padStart(3, '0')}`;

/** Everything but the evidence, by path; the manifest last, because it names the others. */
async function ownFiles(
  pack: PackContent,
  copies: ReadonlyMap<string, PackEvidence>,
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>([
    [PACK_COVER, Buffer.from(coverPage(pack))],
    [PACK_WORKBOOK, await packBook(pack)],
  ]);
  for (const request of pack.requests) {
    files.set(`${request.folder}/${PACK_NOTE}`, Buffer.from(folderNote(pack, request)));
  }
  const hashes = [...files].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]);
  for (const [path, { sha256 }] of copies) hashes.push([path, sha256]);
  const manifest: PackManifest = {
    format: 'trustbench-pack',
    version: 1,
    pack: { id: pack.id, ref: pack.ref },
    engagementId: pack.engagement.id,
    client: pack.engagement.client,
    audience: pack.audience,
    madeAt: pack.madeAt,
    requests: named(pack),
    files: Object.fromEntries(hashes) as Record<string, string>,
  };
  return files.set(PACK_MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

const named = ({ requests }: PackContent): PackManifest['requests'] =>
  requests.map(({ row: { id, ref, number }, folder }) => ({ id, ref, number, folder }));

/** Evidence by its path in the pack. Two files of one name in a folder differ by their reference already. */
function copiesOf({ requests }: PackContent): Map<string, PackEvidence> {
  return new Map(
    requests.flatMap(({ folder, evidence }) =>
      evidence.map((each) => [`${folder}/${safeName(`${each.ref} ${each.fileName}`)}`, each] as const),
    ),
  );
}

async function writeZip(
  { workspace }: Session,
  path: string,
  own: ReadonlyMap<string, Buffer>,
  copies: ReadonlyMap<string, PackEvidence>,
  { signal, progress }: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<void> {
  const total = [...copies.values()].reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  progress(0, total, 'Writing');
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of own) zip.addBuffer(bytes, name);
  for (const [name, { sha256 }] of copies) {
    zip.addReadStreamLazy(name, { mode: 0o100444 }, (give) => {
      async function* counted() {
        for await (const piece of workspace.content.read(sha256)) {
          signal.throwIfAborted();
          progress((done += piece.length), total, `Writing ${basename(name)}`);
          yield piece;
        }
      }
      const stream = Readable.from(counted());
      stream.on('error', (error) => zip.emit('error', error));
      give(null, stream);
    });
  }
  zip.end();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path), { signal }), failed]);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** What is open is in progress once the client has the list; what the auditor has is submitted and under review. */
function moveOf(audience: PackAudience, { status, auditorStatus }: RequestRow): RequestInput | undefined {
  if (audience === 'client') return status === 'open' ? { status: 'in_progress' } : undefined;
  const isSettled =
    status === 'not_applicable' || auditorStatus === 'accepted' || auditorStatus === 'withdrawn';
  const isThere = status === 'submitted' && auditorStatus === 'under_review';
  return isSettled || isThere ? undefined : { status: 'submitted', auditorStatus: 'under_review' };
}

/** Keeps what went out. @returns how many requests moved */
function record(session: Session, pack: PackContent, file: { fileName: string; sha256: string }): number {
  const moves = pack.requests.flatMap(({ row }) => {
    const patch = moveOf(pack.audience, row);
    return patch ? [{ id: row.id, patch }] : [];
  });
  const label = `Request pack ${pack.ref} for the ${pack.audience}`;
  session.change(label, (tx: Change) => {
    if (packRef(tx.next('request_pack')) !== pack.ref) {
      throw new AppError(
        'conflict',
        `${file.fileName} was written, but not recorded: another pack took its number. Export it again.`,
      );
    }
    tx.insert('request_pack', {
      id: pack.id,
      ref: pack.ref,
      audience: pack.audience,
      recipient: pack.recipient,
      due: pack.due,
      requests: JSON.stringify(named(pack)),
      file_name: file.fileName,
      sha256: file.sha256,
      made_by: session.actor,
      made_at: pack.madeAt,
    });
    for (const { id, patch } of moves) updateRequest(session.workspace, tx, id, patch);
  });
  return moves.length;
}
