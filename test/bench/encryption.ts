/** The same engagement without and with a passphrase: every list, a backup, and attaching 1 GB. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Api } from '../../shared/contract/index.ts';
import { WorkspaceKey } from '../../electron/engine/workspace/key.ts';
import { rekey } from '../../electron/engine/workspace/rekey.ts';
import { resultOf, startEngine, TYPE_II } from '../fixtures/engine.ts';
import { askDuring } from './asking.ts';
import { writeFresh } from './fresh-file.ts';
import { buildLargeWorkspace } from './large-workspace.ts';
import type { Line } from './line.ts';
import { median, quantile, timed } from './measure.ts';
import { compareQueries } from './queries.ts';
import { run } from './run.ts';

const PASSPHRASE = 'seven brass lanterns';
const ATTACH_ROUNDS = 3;
const SIZE = 1 << 30;

export async function benchEncryption(folder: string): Promise<Line[]> {
  return [...(await benchLists(folder)), ...(await benchAttaching(folder))];
}

async function benchLists(folder: string): Promise<Line[]> {
  await using plain = startEngine(join(folder, 'plain'));
  await using encrypted = startEngine(join(folder, 'encrypted'));
  await buildLargeWorkspace(plain);
  const path = join(plain.folder, 'large.trustbench');
  const copy = join(encrypted.folder, 'large.trustbench');
  copyFileSync(path, copy);
  await rekey(copy, null, await WorkspaceKey.make(PASSPHRASE));
  await plain.session.openWorkspace(path);
  await encrypted.session.openWorkspace(copy, PASSPHRASE);
  const [without, ours] = await compareQueries(plain.api, encrypted.api);
  const { api, session } = encrypted;
  const { latencies } = await askDuring(session, async () => resultOf(api, await api.workspace.backup({})));
  return [
    {
      name: 'encrypted: every list, sum of medians',
      ours,
      unit: 'ms',
      reference: { name: 'without a passphrase', value: without },
      target: { ratio: 1.2 },
    },
    {
      name: 'encrypted: query p95 during a backup',
      ours: quantile(latencies, 0.95),
      unit: 'ms',
      target: { most: 50 },
    },
  ];
}

async function benchAttaching(folder: string): Promise<Line[]> {
  const file = join(folder, 'large.bin');
  const plain: number[] = [];
  const encrypted: number[] = [];
  for (let round = 0; round < ATTACH_ROUNDS; round += 1) {
    writeFresh(file, SIZE);
    plain.push(await attach(join(folder, 'plain-1gb'), file));
    encrypted.push(await attach(join(folder, 'encrypted-1gb'), file, PASSPHRASE));
  }
  rmSync(file);
  return [
    {
      name: 'encrypted: attach 1 GB with hash',
      ours: median(encrypted),
      unit: 's',
      reference: { name: 'without a passphrase', value: median(plain) },
      target: { ratio: 3 },
    },
  ];
}

/** Seconds of attaching `file` to a new engagement in `place`, which is removed. */
async function attach(place: string, file: string, passphrase?: string): Promise<number> {
  const engine = startEngine(place);
  try {
    const { api, session } = engine;
    await create(api, engine.target('a.trustbench'), passphrase);
    const { token } = session.files.offerSource(file);
    return await timed(async () => resultOf(api, await api.evidence.attach({ files: [token] })));
  } finally {
    await engine[Symbol.asyncDispose]();
    rmSync(place, { recursive: true });
    run('sync', file);
  }
}

const create = (api: Api, target: string, passphrase?: string) =>
  api.workspace.create({
    target,
    actor: 'Ada Test',
    engagement: TYPE_II,
    categories: ['security'],
    people: [],
    library: 'saas',
    ...(passphrase === undefined ? {} : { passphrase }),
  });
