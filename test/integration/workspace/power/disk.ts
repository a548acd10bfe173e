/**
 * A disk as it is behind the cache of the system: what was forced to it is there, of the rest any part may be. Names belong to their
 * folder and become durable with it, bytes belong to their file, and neither waits for the other.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Call } from './calls.ts';

type Write = { at: number; bytes: Buffer };
type Patch = Write | { size: number } | { mode: number };

/** Bytes and mode of a file. */
interface FileState {
  bytes: Buffer;
  mode: number;
}

interface FileNode {
  durable: FileState;
  /** Not forced to the disk, in their order. */
  patches: Patch[];
}
type FolderNode = Map<string, Entry>;
type Entry = { file: FileNode } | { folder: Folder };
interface Folder {
  now: FolderNode;
  durable: FolderNode;
}
/** One step that changes names: together or not at all. */
type NameStep = { folder: Folder; name: string; entry: Entry | null }[];

/** Which of what was not forced to the disk is there after all. */
export interface Survival {
  /** Whether a step of names survives, of so many. Asked in their order. */
  name(index: number, of: number): boolean;
  /** What becomes of a patch of a file, of so many. Asked in their order, file by file. */
  patch(index: number, of: number): 'whole' | 'lost' | 'torn' | 'zeros';
  /** Of a torn write: whether the sector of that number is there. */
  sector(index: number): boolean;
  sectorSize: number;
}

/** What stands at each path; null is a folder. */
export type State = Map<string, FileState | null>;

const newFolder = (): Folder => ({ now: new Map(), durable: new Map() });

const EMPTY: FileState = { bytes: Buffer.alloc(0), mode: 0o644 };

export class Disk {
  private readonly root: string;
  private readonly top = newFolder();
  private steps: NameStep[] = [];

  /** @param start what is there and durable, every folder before what is in it */
  constructor(root: string, start: State) {
    this.root = root;
    for (const [path, found] of start) {
      const entry: Entry =
        found === null ? { folder: newFolder() } : { file: { durable: found, patches: [] } };
      const { folder, name } = this.placeOf(path);
      folder.now.set(name, entry);
      folder.durable.set(name, entry);
    }
  }

  apply(call: Call): void {
    switch (call.call) {
      case 'create': {
        const { folder, name } = this.placeOf(call.path);
        if (!folder.now.has(name))
          this.step([{ folder, name, entry: { file: { durable: EMPTY, patches: [] } } }]);
        return;
      }
      case 'write':
        this.fileAt(call.path)?.patches.push({ at: call.at, bytes: call.bytes });
        return;
      case 'truncate':
        this.fileAt(call.path)?.patches.push({ size: call.size });
        return;
      case 'mode':
        this.fileAt(call.path)?.patches.push({ mode: call.mode });
        return;
      case 'sync':
        this.sync(call.path);
        return;
      case 'folder':
        this.step([{ ...this.placeOf(call.path), entry: { folder: newFolder() } }]);
        return;
      case 'remove':
        this.step([{ ...this.placeOf(call.path), entry: null }]);
        return;
      case 'link':
        this.step([{ ...this.placeOf(call.to), entry: this.entryAt(call.from) ?? null }]);
        return;
      case 'rename':
        this.step([
          { ...this.placeOf(call.from), entry: null },
          { ...this.placeOf(call.to), entry: this.entryAt(call.from) ?? null },
        ]);
        return;
      case 'say':
        return;
    }
  }

  /** What is there after a power cut now. */
  stateAfterCut(survival: Survival): State {
    const names = new Map<Folder, FolderNode>();
    const durableOf = (folder: Folder) => {
      const known = names.get(folder) ?? new Map(folder.durable);
      names.set(folder, known);
      return known;
    };
    this.steps
      .filter((_, index) => survival.name(index, this.steps.length))
      .forEach((step) => step.forEach(({ folder, name, entry }) => put(durableOf(folder), name, entry)));
    const state: State = new Map();
    const walk = (folder: Folder, path: string) => {
      for (const [name, entry] of durableOf(folder)) {
        const place = join(path, name);
        if ('folder' in entry) {
          state.set(place, null);
          walk(entry.folder, place);
        } else state.set(place, fileAfterCut(entry.file, survival));
      }
    };
    walk(this.top, this.root);
    return state;
  }

  private step(step: NameStep): void {
    for (const { folder, name, entry } of step) put(folder.now, name, entry);
    this.steps.push(step);
  }

  private sync(path: string): void {
    const entry = path === this.root ? { folder: this.top } : this.entryAt(path);
    // A file that was removed while it was open.
    if (!entry) return;
    if ('file' in entry) {
      const { file } = entry;
      const draft = new Draft(file.durable);
      for (const patch of file.patches) draft.apply(patch);
      file.durable = draft.state;
      file.patches = [];
      return;
    }
    const { folder } = entry;
    const isOf = (step: NameStep) => step.some((part) => part.folder === folder);
    for (const step of this.steps.filter(isOf))
      for (const part of step) put(part.folder.durable, part.name, part.entry);
    this.steps = this.steps.filter((step) => !isOf(step));
  }

  private placeOf(path: string): { folder: Folder; name: string } {
    const parent = dirname(path);
    const entry = parent === this.root ? { folder: this.top } : this.entryAt(parent);
    if (!entry || !('folder' in entry)) throw new Error(`${parent} is no folder.`);
    return { folder: entry.folder, name: basename(path) };
  }

  private entryAt(path: string): Entry | undefined {
    const { folder, name } = this.placeOf(path);
    return folder.now.get(name);
  }

  private fileAt(path: string): FileNode | null {
    const entry = this.entryAt(path);
    return entry && 'file' in entry ? entry.file : null;
  }
}

function put(folder: FolderNode, name: string, entry: Entry | null): void {
  if (entry) folder.set(name, entry);
  else folder.delete(name);
}

function fileAfterCut({ durable, patches }: FileNode, survival: Survival): FileState {
  const draft = new Draft(durable);
  for (const [index, patch] of patches.entries()) {
    const fate = survival.patch(index, patches.length);
    if (fate === 'lost') continue;
    if (fate === 'whole' || !('at' in patch)) draft.apply(patch);
    else if (fate === 'zeros') draft.resize(Math.max(draft.length, patch.at + patch.bytes.length));
    else for (const sector of sectorsOf(patch, survival)) draft.apply(sector);
  }
  return draft.state;
}

/** Sectors are written whole; which of them, nobody knows. */
function* sectorsOf({ at, bytes }: Write, survival: Survival): Generator<Write> {
  const size = survival.sectorSize;
  const end = at + bytes.length;
  for (let sector = Math.floor(at / size); sector * size < end; sector += 1) {
    if (!survival.sector(sector)) continue;
    const from = Math.max(at, sector * size);
    yield { at: from, bytes: bytes.subarray(from - at, Math.min(end, (sector + 1) * size) - at) };
  }
}

/** A file while patches are applied to it, which are many. */
class Draft {
  length: number;
  private bytes: Buffer;
  private mode: number;
  private isOwn = false;

  constructor({ bytes, mode }: FileState) {
    this.bytes = bytes;
    this.mode = mode;
    this.length = bytes.length;
  }

  get state(): FileState {
    return { bytes: this.bytes.subarray(0, this.length), mode: this.mode };
  }

  apply(patch: Patch): void {
    if ('mode' in patch) this.mode = patch.mode;
    else if ('size' in patch) this.resize(patch.size);
    else {
      this.resize(Math.max(this.length, patch.at + patch.bytes.length));
      patch.bytes.copy(this.bytes, patch.at);
    }
  }

  resize(length: number): void {
    if (!this.isOwn || length > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(length, this.length) * 2);
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
      this.isOwn = true;
    }
    // What comes after a shortened end is zeros when the file grows again.
    if (length < this.length) this.bytes.fill(0, length, this.length);
    this.length = length;
  }
}

/** All that is in `root`, every folder before what is in it. */
export function readState(root: string): State {
  const state: State = new Map();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const file = () => ({ bytes: readFileSync(path), mode: statSync(path).mode & 0o777 });
    state.set(path, entry.isDirectory() ? null : file());
  }
  return new Map([...state].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Puts a state in the place of all that is in `root`. */
export function writeState(root: string, state: State): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const [path, found] of state) {
    if (found === null) {
      mkdirSync(path);
      continue;
    }
    writeFileSync(path, found.bytes);
    chmodSync(path, found.mode);
  }
}
