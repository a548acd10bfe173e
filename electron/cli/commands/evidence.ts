import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { attachResult, type AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { controlNamed, evidenceNamed } from '../lookup.ts';
import { bytes, plural } from '../output.ts';

interface Rejected {
  path: string;
  code: string;
  message: string;
}

/** An argument that is no file but a control continues the list of --control, so that several may follow one another. */
function splitArguments(args: Args, controls: readonly ControlRow[]): { paths: string[]; refs: string[] } {
  const isControl = (text: string) => controls.some((c) => c.ref.toLowerCase() === text.toLowerCase());
  const given = args.positionals.slice(1);
  const named = args.list('control');
  const refs = named.length === 0 ? [] : given.filter((text) => !existsSync(text) && isControl(text));
  const paths = given.filter((text) => !refs.includes(text));
  if (paths.length === 0) throw new UsageError('No file to attach was given.');
  return { paths, refs: [...named, ...refs] };
}

function readCovers(args: Args): { coversFrom: string | null; coversTo: string | null } {
  const covers = args.text('covers');
  if (covers === undefined) return { coversFrom: null, coversTo: null };
  const [, from, to] =
    /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(covers) ?? /^(\d{4}-\d\d-\d\d)()$/.exec(covers) ?? [];
  if (!from && !to) {
    throw new UsageError(`--covers must be FROM..TO, such as 2026-01-01..2026-03-31, not "${covers}".`);
  }
  return { coversFrom: from || null, coversTo: to || (covers.includes('..') ? null : from || null) };
}

/** Offers what can be offered; a path that is no readable file is rejected and stops nothing. */
function offer(
  engine: Engine,
  paths: readonly string[],
): { files: string[]; offered: string[]; rejected: Rejected[] } {
  const files: string[] = [];
  const offered: string[] = [];
  const rejected: Rejected[] = [];
  for (const path of paths) {
    try {
      files.push(engine.source(path));
      offered.push(path);
    } catch (error) {
      const { code, message } = toErrorData(error);
      rejected.push({ path, code, message });
    }
  }
  return { files, offered, rejected };
}

/** The engine knows file names only; here each goes back to the path it came from. */
function withPaths(result: AttachResult, offered: readonly string[]) {
  const left = [...offered];
  const pathOf = (fileName: string): string => {
    const index = left.findIndex((path) => basename(path) === fileName);
    return index < 0 ? fileName : (left.splice(index, 1)[0] ?? fileName);
  };
  return {
    rejected: result.rejected.map(({ fileName, ...r }) => ({ path: pathOf(fileName), ...r })),
    added: result.added.map(({ ref, fileName, sha256, size, type }) => ({
      ref,
      fileName,
      sha256,
      size,
      type,
    })),
    duplicates: result.duplicates.map(({ ref, fileName, sha256 }) => ({ ref, fileName, sha256 })),
  };
}

export const attach: Command = {
  name: 'attach',
  summary: 'Bring evidence files in and link them to controls',
  usage: 'FILE PATH... --control REF... [--covers FROM..TO]',
  positionals: [2, 5001],
  options: {
    control: { value: 'REF', multiple: true, help: 'control that the files are evidence of' },
    covers: { value: 'FROM..TO', help: 'days that the files cover, such as 2026-01-01..2026-03-31' },
  },
  details:
    'A file that can not be taken is reported and stops nothing; the exit code is 2 when none was taken.',
  run: (args) =>
    withWorkspace(args, async (engine) => {
      const controls = await engine.api.matrix.controls({});
      const { paths, refs } = splitArguments(args, controls);
      const controlIds = [...new Set(refs.map((ref) => controlNamed(controls, ref).id))];
      const { files, offered, rejected } = offer(engine, paths);
      const covers = readCovers(args);
      const result =
        files.length === 0
          ? { added: [], duplicates: [], rejected: [] }
          : await engine.job(engine.api.evidence.attach({ files, controlIds, ...covers }), attachResult);
      const named = withPaths(result, offered);
      return attachOutcome({ ...named, rejected: [...rejected, ...named.rejected] });
    }),
};

function attachOutcome(result: ReturnType<typeof withPaths>): Outcome {
  const { added, duplicates, rejected } = result;
  return {
    json: { added, duplicates, rejected },
    human: (style) =>
      [
        ...added.map((e) => `${style('green', 'added')}     ${e.ref}  ${e.fileName}, ${bytes(e.size)}`),
        ...duplicates.map((e) => `${style('yellow', 'duplicate')} ${e.ref}  ${e.fileName}`),
        ...rejected.map((e) => `${style('red', 'rejected')}  ${e.path}: ${e.message}`),
        `${plural(added.length, 'file')} added, ${plural(duplicates.length, 'duplicate')}, ${rejected.length} rejected.`,
      ].join('\n'),
    exitCode: added.length + duplicates.length === 0 ? 2 : 0,
  };
}

export const extract: Command = {
  name: 'extract',
  summary: 'Write a byte-exact copy of evidence and check it',
  usage: 'FILE EVIDENCE --out PATH',
  positionals: [2, 2],
  options: { out: { value: 'PATH', help: 'file to write, or a folder for the original name' } },
  run: (args) =>
    withWorkspace(args, async ({ api, target, job }) => {
      const evidence = await evidenceNamed(api, args.positional(1));
      const out = args.need('out');
      const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
      const path = isFolder ? join(out, basename(evidence.fileName)) : out;
      await job(api.evidence.saveCopy({ id: evidence.id, target: target(path) }), z.unknown());
      const sha256 = await hashFile(path);
      if (sha256 !== evidence.sha256) {
        throw new AppError(
          'integrity',
          `${path} differs from ${evidence.ref} after writing. Check the disk.`,
        );
      }
      return {
        json: { ref: evidence.ref, path, fileName: evidence.fileName, sha256, size: evidence.size },
        human: () => `${path}: ${bytes(evidence.size)}, SHA-256 ${sha256}`,
      };
    }),
};

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
