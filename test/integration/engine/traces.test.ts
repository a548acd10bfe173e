/** An encrypted workspace is worked with in every way; its words and its passphrase are looked for in every file that stays behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfOf, pictureOf } from '../../fixtures/documents.ts';
import { resultOf, startEngine, TYPE_II, type TestEngine } from '../../fixtures/engine.ts';
import { tracesIn } from '../../fixtures/traces.ts';

const MARKER = 'quillonmarker';
const PASSPHRASE = 'seven brass lanterns';
const NEXT = 'eleven copper kettles';
const COPY = 'thirteen tin whistles';
const KEY = 'nineteen iron bells';
const WORDS = [MARKER, PASSPHRASE, NEXT, COPY, KEY];

/** Holds the workspace, the data folder and the temporary folder of this process and its children. */
let folder = '';
/** What the user has written as plain files on purpose. */
let outside = '';
let engine: TestEngine;
const before = process.env['TMPDIR'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustbench-traces-'));
  outside = mkdtempSync(join(tmpdir(), 'trustbench-outside-'));
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  process.env['TMPDIR'] = temporary;
  engine = startEngine(folder);
});
afterAll(async () => {
  await engine.session.dispose();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  for (const each of [folder, outside]) rmSync(each, { recursive: true, force: true });
});

const file = () => join(folder, 'engagement.trustbench');
const target = (path: string) => engine.session.files.offerTarget(path).token;

/** The files that came from outside hold the marker, so they are written where the user keeps them. */
function attach(...paths: string[]) {
  const { files } = engine.session;
  return engine.api.evidence.attach({ files: paths.map((path) => files.offerSource(path).token) });
}

function expectNoTrace(step: string): void {
  expect({ step, traces: tracesIn(folder, WORDS) }).toEqual({ step, traces: [] });
}

it('leaves no word of it and no passphrase in any file', async () => {
  const { api, session } = engine;
  await api.workspace.create({
    target: target(file()),
    actor: 'Ada Test',
    engagement: { ...TYPE_II, client: MARKER, system: MARKER, firm: MARKER },
    categories: ['security'],
    people: [{ name: MARKER, side: 'client' }],
    library: 'saas',
    passphrase: PASSPHRASE,
  });
  expectNoTrace('created');

  const written = (name: string, bytes: string | Buffer) => {
    const path = join(outside, name);
    writeFileSync(path, bytes);
    return path;
  };
  await resultOf(
    api,
    await attach(
      written(`${MARKER}.txt`, `${MARKER}\n`.repeat(5000)),
      written('page.pdf', await pdfOf([`A page about ${MARKER}`])),
      written('picture.png', pictureOf([MARKER])),
    ),
  );
  expectNoTrace('attached');

  const { jobId } = await api.evidence.read({});
  if (jobId !== null) await resultOf(api, { jobId });
  const { rows } = await api.evidence.list({});
  await api.evidence.update({ ids: rows.map(({ id }) => id), patch: { notes: MARKER } });
  const { hits } = await api.evidence.search({ text: MARKER });
  expect(hits).toHaveLength(3);
  const pictures = await Promise.all(rows.map(({ id }) => api.evidence.thumbnail({ id })));
  expect(pictures.some((picture) => picture !== null)).toBe(true);
  expectNoTrace('read and searched');

  await resultOf(
    api,
    await api.reports.export({ kind: 'type2', format: 'pdf', target: target(join(outside, 'report.pdf')) }),
  );
  await resultOf(
    api,
    await api.reports.export({ kind: 'matrix', format: 'xlsx', target: target(join(outside, 'm.xlsx')) }),
  );
  expect(tracesIn(outside, [MARKER]).map(({ path }) => path)).toContain('m.xlsx');
  expectNoTrace('exported to another folder');

  await api.workspace.undo({});
  await api.workspace.redo({});
  await resultOf(api, await api.workspace.backup({}));
  expectNoTrace('undone and backed up');

  await api.passphrase.lock({});
  expectNoTrace('locked');
  await api.passphrase.unlock({ passphrase: PASSPHRASE });
  expectNoTrace('unlocked');

  await resultOf(api, await api.passphrase.set({ current: PASSPHRASE, next: NEXT }));
  expectNoTrace('another passphrase');

  await api.seal.createKey({ target: null, passphrase: KEY });
  const sealed = join(folder, 'sealed.trustbench');
  await resultOf(
    api,
    await api.seal.start({
      key: null,
      target: target(sealed),
      selection: { areas: ['scope', 'matrix', 'evidence'], evidence: 'all', notes: true },
      sealedBy: MARKER,
      passphrase: KEY,
      copyPassphrase: COPY,
    }),
  );
  expectNoTrace('sealed under a passphrase of its own');
  await session.openWorkspace(sealed, COPY);
  expect((await api.workspace.status({})).open).not.toBeNull();
  await session.closeWorkspace();
  expectNoTrace('the sealed copy opened and closed');
}, 60_000);

it('leaves none when the program is killed while it writes', async () => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'traces-child.ts'), folder, NEXT, MARKER],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(existsSync(`${file()}-journal`)).toBe(true);
  expectNoTrace('killed');
  await engine.session.openWorkspace(file(), NEXT);
  await engine.session.closeWorkspace();
  expectNoTrace('opened again');
}, 30_000);

it('finds them once the passphrase is removed, so that the search itself is sound', async () => {
  const { api, session } = engine;
  await session.openWorkspace(file(), NEXT);
  await resultOf(api, await api.passphrase.set({ current: NEXT, next: null }));
  await session.closeWorkspace();
  const found = tracesIn(folder, [MARKER]).map(({ path }) => path);
  expect(found).toContain('engagement.trustbench');
  expect(readdirSync(join(folder, 'data', 'backups'))).not.toHaveLength(0);
});
