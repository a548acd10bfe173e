import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { evidenceNamed } from '../lookup.ts';
import { bytes } from '../output.ts';

export const extract: Command = {
  name: 'extract',
  summary: 'Write a byte-exact copy of evidence and check it, or its text',
  usage: 'FILE EVIDENCE (--out PATH | --text)',
  positionals: [2, 2],
  options: {
    out: { value: 'PATH', help: 'file to write, or a folder for the original name' },
    text: { help: 'the text that was read from it, for search; to standard output without --out' },
  },
  run: (args) =>
    withWorkspace(args, async (engine) => {
      const evidence = await evidenceNamed(engine.api, args.positional(1));
      return args.flag('text') ? extractText(engine, evidence, args) : extractBytes(engine, evidence, args);
    }),
};

async function extractBytes(
  { api, target, job }: Engine,
  evidence: EvidenceRow,
  args: Args,
): Promise<Outcome> {
  const path = pathFor(args.need('out'), evidence.fileName);
  await job(api.evidence.saveCopy({ id: evidence.id, target: target(path) }), z.unknown());
  const sha256 = await hashFile(path);
  if (sha256 !== evidence.sha256) {
    throw new AppError('integrity', `${path} differs from ${evidence.ref} after writing. Check the disk.`);
  }
  return {
    json: { ref: evidence.ref, path, fileName: evidence.fileName, sha256, size: evidence.size },
    human: () => `${path}: ${bytes(evidence.size)}, SHA-256 ${sha256}`,
  };
}

/** What has not been read yet is read first, together with all else that has not. */
async function extractText({ api, job }: Engine, evidence: EvidenceRow, args: Args): Promise<Outcome> {
  const { jobId } = await api.evidence.read({});
  if (jobId !== null) await job(Promise.resolve({ jobId }), z.unknown());
  const { status, reason, truncated, text } = await api.evidence.textOf({ id: evidence.id });
  if (text === '')
    throw new AppError('bad_input', `${evidence.ref} ${evidence.fileName} has no text. ${reason}`);
  const notes = truncated ? [reason] : [];
  const out = args.text('out');
  if (out === undefined) {
    return {
      json: { ref: evidence.ref, fileName: evidence.fileName, status, truncated, text },
      human: () => text,
      notes,
    };
  }
  const path = pathFor(out, `${evidence.fileName}.txt`);
  await writeFile(path, text);
  return {
    json: { ref: evidence.ref, path, fileName: evidence.fileName, status, truncated },
    human: () => `${path}: ${text.length} characters`,
    notes,
  };
}

function pathFor(out: string, fileName: string): string {
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? join(out, basename(fileName)) : out;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
