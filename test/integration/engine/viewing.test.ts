import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { ViewedFiles } from '../../../electron/engine/evidence/viewing/viewed-files.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

/** Attaches a file and gives its id. */
async function attached(name: string, content: string | Uint8Array): Promise<string> {
  const job = await engine.api.evidence.attach({ files: [engine.source(name, content)] });
  const { added, duplicates } = await resultOf<AttachResult>(engine.api, job);
  return added[0]?.id ?? duplicates[0]?.id ?? '';
}

/** The newest version of a record, and the stored bytes. */
async function stored(
  id: string,
): Promise<{ file: EvidenceVersion; content: TestEngine['session']['workspace']['content'] }> {
  const [file] = await engine.api.evidence.versions({ id });
  if (!file) throw new Error('The record has no file.');
  return { file, content: engine.session.workspace.content };
}

describe('files in their threads', () => {
  it('answers through the engine, and says why a damaged file is not shown', async () => {
    const id = await attached('list.jsonl', '{"a":1}\n{"a":2}\n');
    expect(await engine.api.evidence.preview({ id })).toMatchObject({
      kind: 'table',
      views: ['table', 'json', 'text'],
    });
    const table = await engine.api.evidence.table({ id, offset: 1, limit: 5 });
    expect(table).toMatchObject({ rowCount: 2, rows: [{ number: 2, cells: ['2'] }] });
    const damaged = await attached(
      'd.docx',
      Buffer.from('PK\x03\x04 word/document.xml is cut off', 'latin1'),
    );
    const failure = await failureOf(() => engine.api.evidence.document({ id: damaged }));
    expect(failure).toMatchObject({ code: 'unknown_format', message: expect.stringContaining('damaged') });
  });

  it('ends a file that takes too much time or memory, and opens it anew', async () => {
    const list = Array.from({ length: 600_000 }, (_, i) => i).join(',');
    const { file, content } = await stored(await attached('numbers.json', `[${list}]`));
    const ask = { openAll: true, toggled: [], offset: 0, limit: 1 };
    await using hurried = closing({ time: 20 });
    expect(await failureOf(() => hurried.ask(content, file, 'json', ask))).toMatchObject({
      code: 'unknown_format',
      message: expect.stringContaining('more time'),
    });
    await using small = closing({ heap: 8 });
    expect(await failureOf(() => small.ask(content, file, 'json', ask))).toMatchObject({
      message: expect.stringContaining('more memory'),
    });
    expect(await engine.session.viewed.ask(content, file, 'json', ask)).toMatchObject({
      nodeCount: 600_001,
    });
  });

  it('keeps few files open, and reads the beginning of one that is too large', async () => {
    await using few = closing({ files: 1, bytes: 10 });
    const one = await stored(await attached('one.txt', 'first line\nsecond'));
    const two = await stored(await attached('two.txt', 'other'));
    const ask = { offset: 0, limit: 5 };
    expect(await few.ask(one.content, one.file, 'text', ask)).toMatchObject({ truncated: true, rowCount: 1 });
    expect(await few.ask(two.content, two.file, 'text', ask)).toMatchObject({ truncated: false });
    expect(await few.ask(one.content, one.file, 'text', ask)).toMatchObject({
      rows: [{ text: 'first line' }],
    });
  });
});

function closing(limits: ConstructorParameters<typeof ViewedFiles>[0]): ViewedFiles & AsyncDisposable {
  const files = new ViewedFiles(limits);
  return Object.assign(files, { [Symbol.asyncDispose]: () => files.close() });
}

describe('email', () => {
  const mail = (body: string) => `Date: Thu, 9 Apr 2026 17:12:44 +0900
From: =?UTF-8?B?5bGx55SwIOWkqumDjg==?= <t@example.com>
To: Maya <m@example.com>
Subject: Review
Message-ID: <1@example.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
${body}
--b
Content-Type: text/csv; name=list.csv
Content-Disposition: attachment; filename=list.csv
Content-Transfer-Encoding: base64

YSxi
--b--
`;

  it('shows its head, its body and what hangs on it', async () => {
    const list = await attached('list.csv', 'a,b');
    const id = await attached('m.eml', mail('Content-Type: text/plain\n\nPlease confirm.'));
    const email = await engine.api.evidence.email({ id });
    expect(email).toMatchObject({
      subject: 'Review',
      from: ['山田 太郎 <t@example.com>'],
      to: ['Maya <m@example.com>'],
      date: { written: 'Thu, 9 Apr 2026 17:12:44 +0900', utc: '2026-04-09T08:12:44.000Z' },
      messageId: '<1@example.com>',
      body: 'Please confirm.',
      bodyFrom: 'text',
    });
    expect(email.attachments).toMatchObject([{ name: 'list.csv', size: 3, evidence: { id: list } }]);
  });

  it('turns an HTML body into text', async () => {
    const html = 'Content-Type: text/html\n\n<p>Hello <b>all</b></p><script>alert(1)</script><p>Bye</p>';
    const id = await attached('h.eml', mail(html));
    expect(await engine.api.evidence.email({ id })).toMatchObject({
      body: 'Hello all\nBye',
      bodyFrom: 'html',
    });
  });
});
