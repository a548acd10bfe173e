/** Compares what came back with what is here. Bytes are staged, so that applying the plan reads nothing again; no record is written. */
import { basename } from 'node:path';
import type { ReturnedFile, ReturnPlan } from '../../../../shared/contract/requests/packs.ts';
import type { RequestRow } from '../../../../shared/contract/requests/records.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { readAnswers, namesIn } from '../../../../shared/domain/request-pack/answers.ts';
import {
  folderName,
  itemKeysIn,
  matchFile,
  PACK_COVER,
  PACK_MANIFEST,
  PACK_NOTE,
  type NamedRequest,
} from '../../../../shared/domain/request-pack/names.ts';
import { Staging, type StagedFile } from '../../evidence/intake/stage.ts';
import { findByContent } from '../../evidence/writes.ts';
import type { Source } from '../../files.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import type { Session } from '../../session.ts';
import { newId } from '../../workspace/workspace.ts';
import { readComments, readRequests } from '../request-rows.ts';
import type { PackManifest } from './manifest.ts';
import { readPacks, type Pack } from './pack-rows.ts';
import { readHead, type ReturnedList } from './return-source.ts';
import { readSampleItems } from './sample-items.ts';

/** A plan with the bytes that it speaks of. */
export interface HeldPlan {
  plan: ReturnPlan;
  /** By index. */
  files: readonly StagedFile[];
  staging: Staging;
  followUps: ReadonlyMap<number, string | null>;
}

interface Request {
  sources: readonly Source[];
  packId: string | null;
}

/** One plan at a time, because its bytes take room. */
const held = new WeakMap<Session, HeldPlan>();

/** @throws AppError not_found for a plan that was applied, dropped or replaced by another */
export function needPlan(session: Session, planId: string): HeldPlan {
  const plan = held.get(session);
  if (plan?.plan.planId === planId) return plan;
  throw new AppError('not_found', 'This review is no longer open. Read the returned files again.');
}

export async function dropPlan(session: Session, planId?: string): Promise<void> {
  const plan = held.get(session);
  if (!plan || (planId !== undefined && plan.plan.planId !== planId)) return;
  held.delete(session);
  await plan.staging.discard();
}

/** @throws AppError conflict for the pack of another engagement; unknown_format when nothing of it can be used; `cancelled` */
export async function planReturn(
  session: Session,
  { sources, packId }: Request,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<ReturnPlan> {
  await dropPlan(session);
  const rows = readRequests(session);
  const refs = new Map(rows.map(({ id, ref }) => [ref.toLowerCase(), id]));
  const head = await readHead(sources, refs);
  const packs = readPacks(session);
  const pack = choosePack(session, packs, packId, head.manifest, head.list);
  const staging = new Staging(session.workspace, ({ done, total, name }) =>
    job.progress(done, total, `Reading ${name}`),
  );
  try {
    await staging.read({ sources, containers: 'unpack' }, job.signal);
    job.signal.throwIfAborted();
    const fileName = sources.length === 1 ? basename(sources[0]?.path ?? '') : `${sources.length} files`;
    const known = {
      session,
      rows,
      pack,
      manifest: head.manifest,
      list: head.list,
      otherLists: head.otherLists,
    };
    const made = makePlan(known, staging, fileName);
    held.set(session, { ...made, staging });
    return made.plan;
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

interface Known {
  session: Session;
  rows: readonly RequestRow[];
  pack: Pack | null;
  manifest: PackManifest | null;
  list: ReturnedList | null;
  otherLists: readonly string[];
}

function makePlan(known: Known, staging: Staging, fileName: string): Omit<HeldPlan, 'staging'> {
  const { session, rows, pack, manifest, list, otherLists } = known;
  const folders = new Map((pack?.requests ?? manifest?.requests ?? []).map((each) => [each.id, each.folder]));
  const named = rows
    .map(({ id, ref, number, title }) => ({
      id,
      ref,
      number,
      title,
      folder: folders.get(id) ?? folderName(ref, title),
    }))
    .toSorted((a, b) => Number(folders.has(b.id)) - Number(folders.has(a.id)));
  const ownHashes = new Set(Object.values(manifest?.files ?? {}));
  const lists = new Set([list?.origin, ...otherLists]);
  const isOwn = (file: StagedFile) =>
    ownHashes.has(file.sha256) ||
    lists.has(placeOf(file)) ||
    [PACK_NOTE, PACK_COVER, PACK_MANIFEST].includes(file.fileName);
  const files = staging.files.filter((file) => !isOwn(file));
  const returned = files.map((file, index) => matched(known, file, index, named, folders));
  const refs = new Map(rows.map(({ id, ref }) => [id, ref]));
  const withFiles = new Set(
    returned.flatMap(({ requestId, already }) =>
      requestId !== null && !already?.requests.includes(refs.get(requestId) ?? '') ? [requestId] : [],
    ),
  );
  const comments = readComments(session);
  const { answers, added, problems } = readAnswers(
    list?.audience ?? pack?.audience ?? 'client',
    list?.rows ?? [],
    rows.map((row) => ({ ...row, comments: (comments.get(row.id) ?? []).map(({ text }) => text) })),
    withFiles,
    files.map((file) => file.fileName),
  );
  const present = new Set(list?.rows.flatMap(({ key }) => key ?? []));
  const plan: ReturnPlan = {
    planId: newId(),
    fileName,
    audience: list?.audience ?? pack?.audience ?? manifest?.audience ?? 'client',
    pack: pack && { id: pack.id, ref: pack.ref, madeAt: pack.madeAt, recipient: pack.recipient },
    earlierReturns: pack ? countReturns(session, pack.id) : 0,
    requests: rows.map(({ id, ref, number, title, status, auditorStatus }) => ({
      id, ref, number, title, status, auditorStatus, inPack: folders.has(id),
    })), // prettier-ignore
    files: returned,
    answers,
    added: added.map(({ row, request, comment }) => ({ row, request, comment })),
    removed:
      list && pack
        ? pack.requests.map(({ id }) => id).filter((id) => !present.has(id) && refsHave(rows, id))
        : [],
    leftOut: staging.files.filter(isOwn).map(placeOf),
    rejected: staging.rejected.map((each) => ({
      fileName: each.origin || each.fileName,
      code: each.code,
      message: each.message,
    })),
    problems: [...packProblems(known), ...problems],
  };
  return { plan, files, followUps: new Map(added.map(({ row, followUpOfId }) => [row, followUpOfId])) };
}

const placeOf = ({ origin, fileName }: StagedFile): string => origin || fileName;
const refsHave = (rows: readonly RequestRow[], id: string): boolean => rows.some((row) => row.id === id);

function matched(
  { session, list }: Known,
  file: StagedFile,
  index: number,
  named: readonly NamedRequest[],
  folders: ReadonlyMap<string, string>,
): ReturnedFile {
  const place = placeOf(file);
  const inPack = named.filter(({ id }) => folders.has(id));
  const first = matchFile(place, inPack);
  const byName =
    first.requestId === null || first.reason === 'title' ? (listed(list, file.fileName) ?? first) : first;
  const match = byName.requestId === null ? matchFile(place, named) : byName;
  const present = findByContent(session.workspace, file.sha256);
  const keys =
    match.requestId === null ? [] : readSampleItems(session, match.requestId).map(({ key }) => key);
  return {
    index,
    fileName: file.fileName,
    origin: place,
    size: file.size,
    type: file.mediaType,
    sha256: file.sha256,
    requestId: match.requestId,
    reason: match.reason,
    confidence: match.confidence,
    items: itemKeysIn(place, keys),
    already: present ? { ...present, requests: requestsOf(session, present.id) } : null,
  };
}

/** The request whose row of the list names the file. */
function listed(list: ReturnedList | null, fileName: string) {
  const wanted = fileName.toLowerCase();
  const found = (list?.rows ?? []).filter(({ answers }) =>
    namesIn(answers.files).some((name) => name.toLowerCase() === wanted),
  );
  const [only] = found;
  if (found.length !== 1 || !only?.key) return undefined;
  return { requestId: only.key, reason: 'list', confidence: 'sure' } as const;
}

function requestsOf({ workspace }: Session, evidenceId: string): string[] {
  return workspace
    .all<{ ref: string }>(
      'SELECT r.ref FROM request_evidence l JOIN request r ON r.id = l.request_id WHERE l.evidence_id = ? ORDER BY length(r.ref), r.ref',
      [evidenceId],
    )
    .map(({ ref }) => ref);
}

function countReturns({ workspace }: Session, packId: string): number {
  return workspace.need<{ count: number }>(
    'The returns',
    'SELECT count(*) AS count FROM request_return WHERE pack_id = ?',
    [packId],
  ).count;
}

/** The pack that was chosen by hand, else the one that the manifest names, else the newest whose requests the list has. */
function choosePack(
  session: Session,
  packs: readonly Pack[],
  packId: string | null,
  manifest: PackManifest | null,
  list: ReturnedList | null,
): Pack | null {
  const chosen = packs.find(({ id }) => id === packId);
  if (packId !== null && !chosen)
    throw new AppError('not_found', 'That request pack is not recorded here. Choose another one.');
  if (chosen) return chosen;
  if (manifest && manifest.engagementId !== session.engagement().id) {
    throw new AppError(
      'conflict',
      `This is pack ${manifest.pack.ref} of another engagement, of ${manifest.client || 'a client without name'}. Open that engagement, or choose which pack of this one it answers.`,
      { pack: manifest.pack.ref, client: manifest.client },
    );
  }
  if (manifest) return packs.find(({ id }) => id === manifest.pack.id) ?? null;
  const keys = new Set(list?.rows.flatMap(({ key }) => key ?? []));
  const fitting = packs.filter(
    ({ audience, requests }) => audience === list?.audience && requests.some(({ id }) => keys.has(id)),
  );
  const share = ({ requests }: Pack) =>
    requests.filter(({ id }) => keys.has(id)).length / Math.max(requests.length, keys.size);
  return fitting.toSorted((a, b) => share(b) - share(a) || b.madeAt.localeCompare(a.madeAt))[0] ?? null;
}

function packProblems({ pack, manifest, list, otherLists }: Known): ReturnPlan['problems'] {
  const problems: ReturnPlan['problems'] = [];
  if (manifest && !pack) {
    problems.push({
      code: 'pack_unknown',
      message: `Pack ${manifest.pack.ref} is not recorded here any more. Its folders were read by their names.`,
    });
  }
  if (pack && manifest && manifest.pack.id !== pack.id) {
    problems.push({
      code: 'pack_chosen',
      message: `The files say that they answer ${manifest.pack.ref}. They are read as an answer to ${pack.ref}, as chosen.`,
    });
  }
  if (!list)
    problems.push({
      code: 'no_list',
      message: 'The list did not come back, or has lost its columns. Only files were read.',
    });
  if (otherLists.length > 0) {
    problems.push({
      code: 'more_lists',
      message: `More than one list came back. ${list?.origin} was read; ${otherLists.join(', ')} was not.`,
    });
  }
  return problems;
}
