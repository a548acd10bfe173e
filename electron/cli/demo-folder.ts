import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/domain/errors.ts';

/** Says which entries of the folder the demo made. */
const MANIFEST = '.trustbench-demo.json';
const manifestFile = z.object({ entries: z.array(z.string()) });

/**
 * The folder of a demo. Everything is made beside it and moved in at the end, so that a demo that fails or is cancelled leaves
 * nothing; only entries that an earlier demo made are replaced.
 */
export class DemoFolder {
  readonly path: string;
  private readonly earlier: readonly string[];
  private staging = '';
  private isDiscarded = false;

  /** @throws AppError conflict when the folder holds anything that no demo made */
  constructor(path: string) {
    this.path = resolve(path);
    this.earlier = earlierEntries(this.path);
  }

  /**
   * Makes a file's place in the new output, at once, so that none is on its way when the output is taken back.
   *
   * @returns the path to write to
   * @throws AppError cancelled once the output was taken back
   */
  place(...parts: string[]): string {
    if (this.isDiscarded) throw new AppError('cancelled', 'The demo was cancelled.');
    if (this.staging === '') {
      mkdirSync(dirname(this.path), { recursive: true });
      this.staging = mkdtempSync(`${this.path}.partial-`);
    }
    const path = join(this.staging, ...parts);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  }

  /** Moves the new output in, in place of the earlier one. */
  publish(): void {
    mkdirSync(this.path, { recursive: true });
    for (const entry of this.earlier) rmSync(join(this.path, entry), { recursive: true, force: true });
    const entries = readdirSync(this.staging);
    for (const entry of entries) renameSync(join(this.staging, entry), join(this.path, entry));
    writeFileSync(join(this.path, MANIFEST), `${JSON.stringify({ entries }, null, 2)}\n`);
    this.discard();
  }

  /** Takes back what is not published. */
  discard(): void {
    this.isDiscarded = true;
    // A write that was under way may put one more file into the folder.
    if (this.staging !== '') rmSync(this.staging, { recursive: true, force: true, maxRetries: 5 });
  }
}

function earlierEntries(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!lstatSync(path).isDirectory()) {
    throw new AppError('conflict', `${path} is a file. Give a folder for the demo.`);
  }
  const present = readdirSync(path);
  const made = readManifest(join(path, MANIFEST));
  // SQLite and the lock note put files of the workspace's name beside it.
  const isOurs = (entry: string) =>
    entry === MANIFEST ||
    made.some((m) => entry === m || (m.endsWith('.trustbench') && entry.startsWith(`${m}-`)));
  const foreign = present.find((entry) => !isOurs(entry));
  if (foreign === undefined) return present;
  throw new AppError(
    'conflict',
    `${path} holds "${foreign}", which no demo made, so nothing was written. Give an empty folder.`,
  );
}

function readManifest(path: string): readonly string[] {
  try {
    return manifestFile.parse(JSON.parse(readFileSync(path, 'utf8'))).entries;
  } catch {
    return [];
  }
}
