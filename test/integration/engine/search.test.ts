import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Extractor } from '../../../electron/engine/evidence/extraction/extractor.ts';
import type { Extraction } from '../../../electron/engine/evidence/extraction/model.ts';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { SearchHit } from '../../../shared/contract/evidence/search.ts';
import { docxOf, MAIL, pdfOf, pictureOf, pptxOf, xlsxOf } from '../../fixtures/documents.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
/** Reference of each record by file name. */
const refs = new Map<string, string>();

beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: 'saas' });
  const files: Record<string, string | Uint8Array> = {
    'policy.pdf': await pdfOf(['Change policy', 'Emergency changes are approved within one day']),
    'locked.pdf': await pdfOf(['Nobody reads this'], { userPassword: 'x' }),
    'broken.pdf': Buffer.from('%PDF-1.7\n1 0 obj\n<<'),
    'review.docx': await docxOf(['Access review', 'Łukasz Wiśniewski signed off']),
    'board.pptx': await pptxOf(['Welcome', 'Risk appetite was reviewed']),
    'suppliers.xlsx': await xlsxOf({
      Info: [['About']],
      Suppliers: [
        ['Name', 'Tier'],
        ['Kestrel Hosting', '1'],
      ],
    }),
    'names.csv': 'name,office\n山田太郎,東京オフィス\nAna,Logroño\n',
    'mail.eml': MAIL,
    'wiki.html': '<title>Wiki</title><script>var evil = 1</script><p>Threat &amp; model</p>',
    'dots.png': pictureOf([]).subarray(0, 60),
  };
  const { added } = await resultOf<AttachResult>(
    engine.api,
    await engine.api.evidence.attach({
      files: Object.entries(files).map(([name, content]) => engine.source(name, content)),
      containers: 'keep',
    }),
  );
  for (const { fileName, ref } of added) refs.set(fileName, ref);
  await read();
});
afterAll(() => engine[Symbol.asyncDispose]());

async function read(): Promise<unknown> {
  const { jobId } = await engine.api.evidence.read({});
  return jobId === null ? null : resultOf(engine.api, { jobId });
}

const search = async (text: string): Promise<SearchHit[]> =>
  (await engine.api.evidence.search({ text })).hits;
const names = async (text: string): Promise<string[]> => (await search(text)).map(({ fileName }) => fileName);
const first = async (text: string): Promise<[string, unknown, string[]]> => {
  const [hit] = await search(text);
  const marked = hit?.passage?.marks.map(([start, end]) => hit.passage?.text.slice(start, end) ?? '') ?? [];
  return [hit?.fileName ?? '', hit?.place, marked];
};

describe('searching evidence', () => {
  it('finds words in files of every format, and where they stand', async () => {
    expect(await first('emergency approv')).toEqual([
      'policy.pdf',
      { in: 'page', number: 2, of: 2 },
      ['Emergency', 'approv'],
    ]);
    expect(await first('wisniewski')).toEqual(['review.docx', { in: 'text' }, ['Wiśniewski']]);
    expect(await first('appetite')).toEqual(['board.pptx', { in: 'slide', number: 2, of: 2 }, ['appetite']]);
    expect(await first('kestrel')).toEqual([
      'suppliers.xlsx',
      { in: 'row', number: 2, sheet: 'Suppliers' },
      ['Kestrel'],
    ]);
    expect(await first('太郎')).toEqual(['names.csv', { in: 'line', number: 2 }, ['太郎']]);
    expect(await first('logrono')).toEqual(['names.csv', { in: 'line', number: 3 }, ['Logroño']]);
    expect(await first('zugriffsprufung leavers')).toEqual([
      'mail.eml',
      { in: 'text' },
      ['Zugriffsprüfung', 'leavers', 'leavers'],
    ]);
    expect(await first('"threat model"')).toEqual(['wiki.html', { in: 'text' }, ['Threat & model']]);
    expect(await names('evil')).toEqual([]);
  });

  it('wants every word, in the record or in the file', async () => {
    expect(await names('policy emergency')).toEqual(['policy.pdf']);
    expect(await names('review emergency')).toEqual([]);
    const ref = refs.get('policy.pdf') ?? '';
    expect(await names(`${ref} emergency`)).toEqual(['policy.pdf']);
    expect(await names('type:pdf emergency')).toEqual(['policy.pdf']);
    expect(await names('type:docx emergency')).toEqual([]);
  });

  it('puts what the title says before what the text says, and leaves out what is excluded', async () => {
    expect(await names('review')).toEqual(['review.docx', 'board.pptx']);
    expect(await names('review -appetite')).toEqual(['review.docx']);
    expect(await names('-appetite review type:pptx')).toEqual([]);
  });

  it('finds notes and linked controls', async () => {
    const hit = (await search('kestrel'))[0];
    const [control] = await engine.api.matrix.controls({});
    if (!hit || !control) throw new Error('The workspace is empty.');
    await engine.api.evidence.update({ ids: [hit.id], patch: { notes: 'Taken by the procurement team' } });
    await engine.api.evidence.link({ evidenceIds: [hit.id], controlIds: [control.id] });
    expect(await first('procurement')).toEqual(['suppliers.xlsx', { in: 'notes' }, ['procurement']]);
    expect(await names(control.ref)).toEqual(['suppliers.xlsx']);
    expect(await names(`control:${control.ref} kestrel`)).toEqual(['suppliers.xlsx']);
  });

  it('takes any text for words', async () => {
    for (const text of ['"', 'a" OR "b', 'NEAR(a b)', '*', 'text:x', "';--", '\0', '-', 'type:'])
      expect(await names(text)).toEqual([]);
  });

  it('says what could not be read and why', async () => {
    const { files, read: done, problems } = await engine.api.evidence.searchState({});
    expect([files, done]).toEqual([10, 10]);
    expect(Object.fromEntries(problems.map(({ fileName, reason }) => [fileName, reason]))).toEqual({
      'locked.pdf': 'It is protected by a password.',
      'broken.pdf': 'The PDF is damaged.',
      'dots.png': 'The image is damaged.',
    });
  });

  it('keeps facts and small pictures', async () => {
    const facts = engine.session.workspace.get<{ facts: string }>(
      `SELECT facts FROM content_text t JOIN content c ON c.id = t.content_id JOIN evidence_file f ON f.sha256 = c.sha256 WHERE f.file_name = 'mail.eml'`,
    );
    expect(JSON.parse(facts?.facts ?? '')).toEqual({
      subject: 'Zugriffsprüfung done',
      from: 'Ana Pires <ana@example.com>',
      to: 'Ben Ode <ben@example.com>',
      sentAt: '2026-04-09T08:12:44.000Z',
      sentOffset: 540,
      attachments: ['leavers.txt'],
    });
    const hit = (await search('emergency'))[0];
    const picture = await engine.api.evidence.thumbnail({ id: hit?.id ?? '' });
    expect([picture?.height, picture?.bytes.type]).toEqual([320, 'image/jpeg']);
  });

  it('reads again what is asked for, and nothing else', async () => {
    expect(await read()).toBeNull();
    const { problems } = await engine.api.evidence.searchState({});
    const { jobId } = await engine.api.evidence.readAgain({ ids: problems.map(({ id }) => id) });
    expect(await resultOf(engine.api, { jobId: jobId ?? '' })).toEqual({ read: 3, failed: 3 });
  });

  it('stays out of the journal', async () => {
    expect(await resultOf(engine.api, await engine.api.workspace.verify({}))).toMatchObject({ ok: true });
  });

  it('rebuilds its index', async () => {
    await resultOf(engine.api, await engine.api.evidence.rebuildSearch({}));
    expect(await names('kestrel')).toEqual(['suppliers.xlsx']);
  });
});

describe('a damaged search index', () => {
  it('spoils the search alone, and is made anew', async () => {
    await using one = startEngine();
    await createEngagement(one);
    await resultOf(
      one.api,
      await one.api.evidence.attach({ files: [one.source('a.txt', 'needle in a text')], containers: 'keep' }),
    );
    const { jobId } = await one.api.evidence.read({});
    await resultOf(one.api, { jobId: jobId ?? '' });
    await one.api.workspace.close({});
    const path = join(one.folder, 'engagement.trustbench');
    const db = new Database(path);
    db.unsafeMode(true);
    db.exec("UPDATE content_search_docsize SET sz = x'ff'; DELETE FROM content_search_data");
    db.close();

    const open = await one.api.workspace.open({ file: one.session.files.offerSource(path).token });
    expect(open.counts.evidence).toBe(1);
    expect(await failureOf(() => one.api.evidence.search({ text: 'needle' }))).toMatchObject({
      code: 'integrity',
    });
    expect((await one.api.evidence.list({})).total).toBe(1);
    expect(await resultOf(one.api, await one.api.workspace.verify({}))).toMatchObject({ ok: true });
    expect((await ended(one.api, await one.api.workspace.backup({}))).status).toBe('done');
    await resultOf(one.api, await one.api.evidence.rebuildSearch({}));
    expect((await one.api.evidence.search({ text: 'needle' })).total).toBe(1);
    await one.api.workspace.close({});
    await one.api.workspace.open({ file: one.session.files.offerSource(path).token });
  });
});

describe('reading a file', () => {
  const text = (bytes: Uint8Array, mediaType: string, limits = {}): Promise<Extraction> => {
    const extractor = new Extractor(limits);
    const file = { fileName: 'file', mediaType, bytes: new Uint8Array(bytes), whole: true };
    return extractor.read(file, new AbortController().signal).finally(() => extractor.close());
  };

  it('recognises the words of a picture', async () => {
    const {
      status,
      text: words,
      thumbnail,
    } = await text(pictureOf(['Backup job finished', 'Retention 35 days']), 'image/png');
    expect([status, words, thumbnail?.width]).toEqual(['ocr', 'Backup job finished\nRetention 35 days', 320]);
  });

  it('refuses a picture of too many pixels before it is decoded', async () => {
    const head = pictureOf([]).subarray(0, 100);
    head.writeUInt32BE(60_000, 16);
    head.writeUInt32BE(60_000, 20);
    expect((await text(head, 'image/png')).reason).toBe(
      'It has 60000 by 60000 px, and more than 50 million px are not decoded.',
    );
  });

  it('gives up on a file that takes too long', async () => {
    const { status, reason } = await text(await pdfOf(['x']), 'application/pdf', { time: 1 });
    expect([status, reason]).toEqual(['failed', 'Reading it took longer than 0.001 s.']);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const extractor = new Extractor();
    const file = { fileName: 'a', mediaType: 'text/plain', bytes: new Uint8Array([65]), whole: true };
    queueMicrotask(() => stop.abort());
    await expect(extractor.read(file, stop.signal)).rejects.toThrow('This operation was aborted');
  });
});
