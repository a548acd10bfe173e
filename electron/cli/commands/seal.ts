import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { sealed, type sealKey } from '../../../shared/contract/seal.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { SEALED_EVIDENCE } from '../../../shared/domain/seal-scope.ts';
import { pickWord, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withEngine, withWorkspace, type Engine } from '../engine.ts';
import { facts } from '../output.ts';
import {
  COPY_PASSPHRASE_OPTION,
  givenCopyPassphrase,
  KEY_PASSPHRASE_OPTION,
  needKeyPassphrase,
} from '../passphrase.ts';

const KEY_OPTION = {
  key: { value: 'PATH', help: 'key file of the firm; the one of this installation otherwise' },
} as const;

const keyOf = (args: Args, engine: Engine): string | null => {
  const path = args.text('key');
  return path === undefined ? null : engine.source(path);
};

const seal: Command = {
  name: 'seal',
  summary: 'Write a signed, read-only copy of what is chosen',
  usage:
    'FILE --out COPY [--areas AREA...] [--evidence all|linked|none] [--with-notes] [--key PATH] [--copy-passphrase-file PATH]',
  positionals: [1, 1],
  options: {
    out: { value: 'COPY', help: 'the new file; nothing may be there' },
    areas: { value: 'AREA', multiple: true, help: `all, unless named: ${ENGAGEMENT_AREAS.join(', ')}` },
    evidence: {
      value: 'WHICH',
      help: 'bytes of all evidence (the default), of what is linked to a chosen area, or none',
    },
    'with-notes': { help: 'internal notes, comments and review notes go along' },
    ...KEY_OPTION,
    ...KEY_PASSPHRASE_OPTION,
    ...COPY_PASSPHRASE_OPTION,
  },
  details: [
    'All or nothing: evidence that can not be read or does not match its hash fails the seal and is named. What is withheld keeps its',
    'place in the journal, and evidence without its bytes keeps its record and SHA-256. Check a copy with "trustbench verify".',
  ].join('\n'),
  run: (args) => {
    const out = args.need('out');
    const evidence = args.oneOf('evidence', SEALED_EVIDENCE) ?? 'all';
    const copyPassphrase = givenCopyPassphrase(args);
    const named = args.list('areas').map((word) => pickWord('--areas', word, ENGAGEMENT_AREAS));
    return withWorkspace(args, async (engine, { actor }) => {
      const { api } = engine;
      if (existsSync(out)) throw new AppError('conflict', `${out} is already there. Choose another name.`);
      const key = keyOf(args, engine);
      const signing = await api.seal.key({ key });
      if (signing === null)
        throw new AppError(
          'not_found',
          'There is no signing key yet. Create one with "trustbench key create".',
        );
      const { file: _, ...result } = await engine.job(
        api.seal.start({
          key,
          target: engine.target(out),
          selection: {
            areas: named.length === 0 ? [...ENGAGEMENT_AREAS] : [...new Set(named)],
            evidence,
            notes: args.flag('with-notes'),
          },
          sealedBy: actor,
          passphrase:
            signing.keptBy === 'system'
              ? null
              : await needKeyPassphrase(args, 'Passphrase of the signing key'),
          ...(copyPassphrase === undefined ? {} : { copyPassphrase }),
        }),
        sealed,
      );
      return {
        json: { sealed: true, ...result },
        human: (style) =>
          facts(style, [
            ['Sealed', result.fileName],
            ['Signed by', actor],
            ['Key', result.key.words],
            ['Fingerprint', result.key.fingerprint],
          ]),
      };
    });
  },
};

const describe = (key: z.infer<typeof sealKey>): Outcome => ({
  json: key,
  human: (style) =>
    facts(style, [
      ['Key', key.words],
      ['Fingerprint', key.fingerprint],
      ['Public key', key.publicKey],
    ]),
});

const keyShow: Command = {
  name: 'key show',
  summary: 'Show the public key that sealed copies are signed with, and its fingerprint',
  usage: '[--key PATH]',
  positionals: [0, 0],
  options: KEY_OPTION,
  run: (args) =>
    withEngine(undefined, async (engine) => {
      const key = await engine.api.seal.key({ key: keyOf(args, engine) });
      if (!key)
        throw new AppError(
          'not_found',
          'There is no signing key yet. Create one with "trustbench key create".',
        );
      return describe(key);
    }),
};

const keyCreate: Command = {
  name: 'key create',
  summary: 'Make the signing key of the firm, protected by a passphrase',
  usage: '[--out PATH] [--passphrase-file PATH]',
  positionals: [0, 0],
  options: {
    out: { value: 'PATH', help: 'where the key file goes; the folder of the settings otherwise' },
    ...KEY_PASSPHRASE_OPTION,
  },
  details:
    'Keep a copy of the key file. Without it or its passphrase nothing can be signed with this key again.',
  run: (args) =>
    withEngine(undefined, async (engine) => {
      const out = args.text('out');
      const passphrase = await needKeyPassphrase(args, 'New passphrase of the signing key');
      const target = out === undefined ? null : engine.target(out);
      return describe(await engine.api.seal.createKey({ target, passphrase }));
    }),
};

export const sealCommands: readonly Command[] = [seal, keyShow, keyCreate];
