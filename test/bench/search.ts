/** Searching over the evidence of years, and reading files for it, against the programs that do the same to plain files. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Extractor } from '../../electron/engine/evidence/extraction/extractor.ts';
import { EXTRACTOR_VERSION } from '../../electron/engine/evidence/extraction/model.ts';
import { newId } from '../../electron/engine/workspace/workspace.ts';
import { LIBRARY_CONTROLS } from '../../shared/catalog/controls.ts';
import { matchExpressions, parseSearch } from '../../shared/domain/search-query.ts';
import { pdfOf } from '../fixtures/documents.ts';
import { createEngagement, startEngine, type TestEngine } from '../fixtures/engine.ts';
import type { Line } from './line.ts';
import { quantile, timed } from './measure.ts';

const ITEMS = 20_000;
const AT_ONCE = 500;
const ROUNDS = 20;
const PDFS = 40;
const TABLES = 10;

const SEARCHES = [
  'review',
  'access review',
  'quarterly restore backup',
  '"access review"',
  'the',
  're',
  'wisniewski',
  'ticket-19876',
  'EV-12345',
  '太郎',
  'review -backup',
  'type:pdf incident',
  'nosuchword',
  'person access of the',
];

const sentences = LIBRARY_CONTROLS.flatMap(({ statement }) => statement.split(/(?<=\.) /));
const PEOPLE = ['Łukasz Wiśniewski', '山田 太郎', 'Zoë Hartmann', 'Maya Okonkwo', 'Daniel Ferreira'];

/** About 1.5 KB, as a page of minutes or a ticket has. */
const textOf = (i: number): string =>
  [
    `TICKET-${i} of 2026-0${(i % 6) + 1}-1${i % 10}, ${PEOPLE[i % PEOPLE.length]}`,
    ...Array.from({ length: 12 }, (_, n) => sentences[(i * 7 + n * n * 13) % sentences.length] ?? ''),
  ].join('\n');

export async function benchSearch(folder: string): Promise<Line[]> {
  return [...(await benchQueries(folder)), ...(await benchReading(folder))];
}

async function benchQueries(folder: string): Promise<Line[]> {
  await using engine = startEngine(join(folder, 'search'));
  await createEngagement(engine);
  for (let from = 0; from < ITEMS; from += AT_ONCE) await addItems(engine, from);
  const ours = await p95Each((text) => engine.api.evidence.search({ text }));
  const { path } = engine.session.workspace;
  await engine.api.workspace.close({});
  const db = new Database(path, { readonly: true });
  const raw = db.prepare(
    'SELECT rowid FROM content_search WHERE content_search MATCH ? ORDER BY rank LIMIT 50',
  );
  const theirs = await p95Each((text) => raw.all(matchExpressions(parseSearch(text).wanted).join(' AND ')));
  db.close();
  const slowest = [...ours].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const line = (name: string, times: (all: Map<string, number>) => number): Line => ({
    name: `search over ${ITEMS} items, ${name}, p95`,
    ours: times(ours),
    unit: 'ms',
    reference: { name: 'FTS5 alone', value: times(theirs) },
    target: { most: 50 },
  });
  return [
    line(`slowest ("${slowest}")`, (all) => all.get(slowest) ?? 0),
    line('usual ("access review")', (all) => all.get('access review') ?? 0),
  ];
}

async function addItems({ session }: TestEngine, from: number): Promise<void> {
  const { workspace } = session;
  const ids: number[] = [];
  session.change(`Attach ${AT_ONCE} files`, (tx) => {
    for (let i = from; i < from + AT_ONCE; i += 1) {
      const bytes = Buffer.from(textOf(i));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const [staged = 0] = workspace.content.append([{ staged: null, firstSeq: 0, pieces: [bytes] }]);
      workspace.content.publish(staged, { sha256, size: bytes.length });
      ids.push(staged);
      const id = newId();
      tx.insert('evidence', {
        id,
        ref: `EV-${String(i + 1).padStart(4, '0')}`,
        title: `Evidence ${i} of system ${i % 17}`,
        covers_from: null,
        covers_to: null,
        as_of: null,
        source: `Export ${i % 9}`,
        notes: i % 5 === 0 ? 'Looked at twice, nothing missing' : '',
        collected_by: 'Ada Test',
      });
      tx.insert('evidence_file', {
        id: newId(),
        evidence_id: id,
        version: 1,
        file_name: `ticket-${i}.${i % 3 === 0 ? 'pdf' : 'txt'}`,
        media_type: i % 3 === 0 ? 'application/pdf' : 'text/plain',
        type_differs: 0,
        sha256,
        size: bytes.length,
        added_at: '2026-07-01T09:00:00.000Z',
      });
    }
  });
  const read = {
    extractor: EXTRACTOR_VERSION,
    status: 'text',
    reason: '',
    facts: '{}',
    truncated: false,
  } as const;
  await workspace.derived.save(
    ids.map((contentId, n) => ({ ...read, contentId, text: textOf(from + n), thumbnail: null })),
  );
}

/** One search after another, so that none finds the result of the one before. @returns ms by search */
async function p95Each(work: (text: string) => unknown): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(SEARCHES.map((text) => [text, []]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const text of SEARCHES) {
      const seconds = await timed(() => work(text));
      if (round >= 0) times.get(text)?.push(seconds * 1000);
    }
  }
  return new Map([...times].map(([text, all]) => [text, quantile(all, 0.95)]));
}

async function benchReading(folder: string): Promise<Line[]> {
  const pdfs: string[] = [];
  for (let i = 0; i < PDFS; i += 1) {
    const path = join(folder, `${i}.pdf`);
    writeFileSync(path, await pdfOf(Array.from({ length: 4 }, (_, page) => textOf(i * 4 + page))));
    pdfs.push(path);
  }
  const tables: string[] = [];
  for (let i = 0; i < TABLES; i += 1) {
    const path = join(folder, `${i}.csv`);
    const row = (n: number) =>
      `${n},person ${n % 997},${PEOPLE[n % PEOPLE.length]},removed,2026-03-0${(n % 9) + 1}\n`;
    writeFileSync(
      path,
      `Number,Login,Reviewer,Decision,Day\n${Array.from({ length: 80_000 }, (_, n) => row(n)).join('')}`,
    );
    tables.push(path);
  }
  const megabytes = tables.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1e6;
  return [
    {
      name: `text, facts and picture of ${PDFS} PDFs of 4 pages`,
      ours: await readAll(pdfs, 'application/pdf'),
      unit: 's',
      reference: {
        name: 'pdftotext + pdftoppm',
        value: await timed(() => {
          for (const path of pdfs) {
            execFileSync('pdftotext', [path, '-']);
            execFileSync('pdftoppm', ['-f', '1', '-l', '1', '-scale-to', '320', '-png', path]);
          }
        }),
      },
      target: { ratio: 4 },
    },
    {
      name: `text and columns of ${TABLES} CSV files, ${megabytes.toFixed(0)} MB`,
      ours: await readAll(tables, 'text/csv'),
      unit: 's',
      reference: { name: 'wc -w', value: await timed(() => execFileSync('wc', ['-w', ...tables])) },
      target: { ratio: 10 },
    },
  ];
}

async function readAll(paths: readonly string[], mediaType: string): Promise<number> {
  const extractor = new Extractor();
  const { signal } = new AbortController();
  const read = async (path: string) => {
    const bytes = new Uint8Array(readFileSync(path));
    const { status, reason } = await extractor.read(
      { fileName: path, mediaType, bytes, whole: true },
      signal,
    );
    if (status !== 'text') throw new Error(`${path}: ${reason}`);
  };
  // The thread and the readers are there before the first file of a background job that counts.
  await read(paths[0] ?? '');
  const seconds = await timed(async () => {
    for (const path of paths) await read(path);
  });
  await extractor.close();
  return seconds;
}
