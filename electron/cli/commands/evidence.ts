import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { attachResult, type AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { toErrorData } from '../../../shared/domain/errors.ts';
import { FILE_NOTICE_NAMES } from '../../../shared/domain/evidence-vocabulary.ts';
import { IGNORED_REASON_NAMES } from '../../../shared/domain/file-notices.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { readCovers } from '../covers.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { controlNamed } from '../lookup.ts';
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

/** The engine says where a file stood inside what was given; here that goes behind the path that was given. */
function pathOf({ origin, source }: { origin: string; source: number }, offered: readonly string[]): string {
  const given = offered[source] ?? '';
  const outermost = basename(resolve(given));
  const inner = origin.startsWith(outermost) ? origin.slice(outermost.length) : '';
  return given + inner.replaceAll(' / ', '/');
}

interface Unpacked {
  path: string;
  /** Of what was in it. */
  files: number;
}

/** Archives whose files came in instead of themselves. An email is a file of its own beside its attachments. */
function unpackedOf({ added, duplicates, rejected }: AttachResult, offered: readonly string[]): Unpacked[] {
  const all = [...added, ...duplicates, ...rejected];
  const own = new Set(all.map((file) => pathOf(file, offered)));
  const counts = new Map<string, number>();
  for (const { origin, source } of all) {
    const [outer = '', ...inner] = origin.split(' / ');
    const path = pathOf({ origin: outer, source }, offered);
    if (inner.length > 0 && !own.has(path)) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return [...counts].map(([path, files]) => ({ path, files }));
}

export const attach: Command = {
  name: 'attach',
  summary: 'Bring evidence files in and link them to controls',
  usage: 'FILE PATH... [--control REF...] [--covers FROM..TO] [--keep-containers]',
  positionals: [2, 20_001],
  options: {
    control: { value: 'REF', multiple: true, help: 'control that the files are evidence of' },
    covers: { value: 'FROM..TO', help: 'days that the files cover, such as 2026-01-01..2026-03-31' },
    'keep-containers': { help: 'take archives and emails as one file each, without what is in them' },
  },
  details:
    'PATH is a file, a folder, a zip archive or an email; of a folder and an archive each file is taken, of an email also its attachments. A file that can not be taken is reported and stops nothing; the exit code is 2 when none was taken.',
  run: (args) =>
    withWorkspace(args, async (engine) => {
      const controls = await engine.api.matrix.controls({});
      const { paths, refs } = splitArguments(args, controls);
      const controlIds = [...new Set(refs.map((ref) => controlNamed(controls, ref).id))];
      const { files, offered, rejected } = offer(engine, paths);
      const containers = args.flag('keep-containers') ? 'keep' : 'unpack';
      const options = { controlIds, containers, ...readCovers(args) } as const;
      if (files.length === 0) return attachOutcome(NOTHING, [], rejected);
      const result = await engine.job(engine.api.evidence.attach({ files, ...options }), attachResult);
      return attachOutcome(result, offered, rejected);
    }),
};

const NOTHING: AttachResult = {
  added: [],
  duplicates: [],
  rejected: [],
  ignored: [],
  totals: { files: 0, bytes: 0 },
};

/** @param refused what could not even be offered to the engine */
function attachOutcome(
  result: AttachResult,
  offered: readonly string[],
  refused: readonly Rejected[],
): Outcome {
  const added = result.added.map(({ source, ...file }) => ({
    ...file,
    path: pathOf({ ...file, source }, offered),
  }));
  const duplicates = result.duplicates.map(({ source, ...file }) => ({
    ...file,
    path: pathOf({ ...file, source }, offered),
  }));
  const rejected = [
    ...refused,
    ...result.rejected.map((file) => ({
      path: pathOf(file, offered),
      code: file.code,
      message: file.message,
    })),
  ];
  const { ignored } = result;
  const unpacked = unpackedOf(result, offered);
  const left = ignored.reduce((sum, { count }) => sum + count, 0);
  return {
    json: { added, duplicates, rejected, ignored, unpacked },
    human: (style) =>
      [
        ...added.map(
          (e) => `${style('green', 'added')}     ${e.ref}  ${e.path}, ${bytes(e.size)}${remarks(e)}`,
        ),
        ...duplicates.map((e) => `${style('yellow', 'duplicate')} ${e.ref}  ${e.path}`),
        ...rejected.map((e) => `${style('red', 'rejected')}  ${e.path}: ${e.message}`),
        ...unpacked.map((e) => `unpacked  ${e.path}: ${plural(e.files, 'file')}`),
        ...ignored.map((e) => `left out  ${IGNORED_REASON_NAMES[e.reason]}: ${e.names.join(', ')}`),
        `${plural(added.length, 'file')} added, ${plural(duplicates.length, 'duplicate')}, ${rejected.length} rejected, ${left} left out.`,
      ].join('\n'),
    exitCode: added.length + duplicates.length === 0 ? 2 : 0,
  };
}

/** What a person must know of a file before relying on it, behind its size. */
function remarks({
  typeDiffers,
  type,
  notices,
}: Pick<AttachResult['added'][number], 'typeDiffers' | 'type' | 'notices'>): string {
  const said = [
    ...(typeDiffers ? [`The content is ${type}, not what the name says`] : []),
    ...notices.map((notice) => FILE_NOTICE_NAMES[notice]),
  ];
  return said.length > 0 ? ` (${said.join('; ')})` : '';
}
