/** What an open workspace has to say about its file: how it was left, where it is, and what the clock did. */
import { readdirSync, realpathSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isOnNetwork, syncServiceOf, type PlaceFacts } from '../../shared/domain/file-place.ts';
import {
  CLOCK_TOLERANCE_MS,
  clockNotice,
  leftoversNotice,
  networkNotice,
  standingNotice,
  syncNotice,
  uncleanEndNotice,
  type ClockStep,
  type Notice,
} from '../../shared/domain/notices.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Changes that are looked at for a clock that went back. */
const LOOKED_AT = 500;
/** How often the file is looked for. A change looks for it too. */
const WATCH_MS = 2000;
/** Names that are read of one folder above the file. */
const NAMES_READ = 2000;

/** What is true of this opening is found out once; the rest at every call. */
export function noticesOf(workspace: Workspace): Notice[] {
  const standing = standingNotice(workspace.fileName, workspace.file.standing);
  const once = workspace.cached(
    'notices',
    () => [...endNotices(workspace), ...leftoverNotices(workspace), ...placeNotices(workspace.path)],
    [],
  );
  const step = workspace.cached('clock', () => lastStepBack(workspace));
  return [...(standing ? [standing] : []), ...once, ...(step ? [clockNotice(step)] : [])];
}

/** Calls `onChange` when the file is moved, deleted or put back. @returns ends the watch */
export function watchStanding(workspace: Workspace, onChange: () => void): () => void {
  let known = workspace.file.standing.at;
  const timer = setInterval(() => {
    const { at } = workspace.file.standing;
    if (at === known) return;
    known = at;
    onChange();
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function endNotices(workspace: Workspace): Notice[] {
  const { uncleanEnd } = workspace;
  if (!uncleanEnd) return [];
  const last = workspace.get<{ label: string; at: string }>(
    'SELECT label, at FROM journal_transaction ORDER BY id DESC LIMIT 1',
  );
  return [uncleanEndNotice(uncleanEnd, last ?? null)];
}

const leftoverNotices = ({ leftovers }: Workspace): Notice[] =>
  leftovers.length > 0 ? [leftoversNotice(leftovers)] : [];

function placeNotices(path: string): Notice[] {
  let folder: string;
  try {
    folder = dirname(realpathSync(path));
  } catch {
    // It was moved meanwhile, which another notice says.
    return [];
  }
  const place = placeOfFolder(folder);
  return [
    ...(place.isOnNetwork ? [networkNotice()] : []),
    ...(place.service ? [syncNotice(place.service)] : []),
  ];
}

/** What is known of the files in a folder: whether a network lies between, and which service syncs them. */
export function placeOfFolder(folder: string): { isOnNetwork: boolean; service: string | null } {
  try {
    const facts = placeFacts(folder);
    return { isOnNetwork: isOnNetwork(facts), service: syncServiceOf(facts) };
  } catch {
    // A drive that does not answer is no reason to refuse it: only the hint is lost.
    return { isOnNetwork: false, service: null };
  }
}

function placeFacts(folder: string): PlaceFacts {
  const resolved = realpathSync(folder);
  const inside = join(resolved, 'file');
  return {
    platform: process.platform,
    path: inside,
    home: homedir(),
    env: process.env,
    fileSystem: statfsSync(resolved).type,
    beside: namesAbove(inside),
  };
}

function namesAbove(path: string): string[][] {
  const names: string[][] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    names.push(namesIn(folder));
    if (folder === dirname(folder)) return names;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, NAMES_READ);
  } catch {
    // A folder that may be passed and not be read.
    return [];
  }
}

/** The newest change whose time is well before that of the one ahead of it. */
function lastStepBack(workspace: Workspace): ClockStep | null {
  const changes = workspace.all<{ id: number; at: string }>(
    'SELECT id, at FROM journal_transaction ORDER BY id DESC LIMIT ?',
    [LOOKED_AT],
  );
  for (const [n, { id, at }] of changes.entries()) {
    const before = changes[n + 1]?.at;
    if (before && Date.parse(before) - Date.parse(at) > CLOCK_TOLERANCE_MS)
      return { transaction: id, at, before };
  }
  return null;
}
