import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../../shared/catalog/policies.ts';
import { normalDocument, type PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { documentFromOutline } from '../../../shared/domain/policies/from-outline.ts';
import type { PolicyPaper } from '../../../shared/domain/policies/paper.ts';
import { outlineOf } from '../../../shared/domain/policies/words.ts';
import { readPolicyBytes } from '../../../electron/engine/registers/policy-text/read-bytes.ts';
import { writeDocx } from '../../../electron/engine/registers/policy-text/write-docx.ts';
import { writePdf } from '../../../electron/engine/registers/policy-text/write-pdf.ts';
import { readParts } from '../../../electron/engine/evidence/extraction/office-archive.ts';
import { anyDocument } from '../../fixtures/policy-documents.ts';
import { hasProgram, newFolder, run } from '../reports/programs.ts';

const folder = newFolder();

const paperOf = (document: PolicyDocument): PolicyPaper => ({
  client: 'Fernhill & Sons <Ltd>',
  name: 'Password standard',
  status: 'approved',
  version: '2.1',
  owner: 'Liisa Tamm',
  approvedBy: 'Nguyễn Thu Hà',
  approvedOn: '2025-10-06',
  effectiveOn: '2025-11-01',
  reviewDue: '2026-10-06',
  document,
  author: 'Ada Test',
  at: '2026-03-02T10:00:00.000Z',
});

const password = POLICIES.find(({ id }) => id === 'password');
if (!password) throw new Error('There is no outline for passwords.');
const text = normalDocument({
  blocks: [
    ...documentFromOutline(password).blocks,
    { kind: 'heading', level: 2, runs: [{ text: 'Classes' }] },
    { kind: 'item', numbered: true, depth: 0, runs: [{ text: 'First' }] },
    { kind: 'item', numbered: true, depth: 1, runs: [{ text: 'Within the first' }] },
    {
      kind: 'table',
      rows: [
        [{ paragraphs: [[{ text: 'Class' }]] }, { paragraphs: [[{ text: 'Least length' }]] }],
        [{ paragraphs: [[{ text: 'Administrators' }]] }, { paragraphs: [[{ text: '16 characters' }]] }],
      ],
    },
  ],
});

/** The text that pdftotext finds, page by page. */
const pagesOf = (pdf: string): string[] => run('pdftotext', '-layout', pdf, '-').split('\f').slice(0, -1);

describe('a policy as a Word document', () => {
  it('comes back as the same text', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument(), async (document) => {
        const normal = normalDocument(document);
        const back = await readPolicyBytes(await writeDocx(paperOf(normal)), 'docx');
        expect(back).toEqual({ document: normal, warnings: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('holds styles, numbers, a repeated head of the table, page numbers and properties as Word wants them', async () => {
    const parts = await readParts(await writeDocx(paperOf(text)), (name) => name.endsWith('.xml'));
    const xml = (name: string) => {
      const source = parts.get(name)?.toString('utf8') ?? '';
      new SaxesParser().write(source).close();
      return source;
    };
    const main = xml('word/document.xml');
    expect(main.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(password.outline.length);
    expect(main).toContain('<w:pStyle w:val="Heading2"/>');
    expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml('word/numbering.xml')).toContain('w:val="%1.%2"');
    expect(xml('word/styles.xml')).toContain('Policy title');
    expect(xml('word/header1.xml')).toContain('Fernhill &amp; Sons &lt;Ltd&gt;');
    expect(xml('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/s);
    expect(xml('docProps/core.xml')).toContain('<dc:title>Password standard</dc:title>');
  });

  // Writer is a package of its own, so Calc being there says nothing.
  it.skipIf(!hasProgram('lowriter'))(
    'opens in LibreOffice with its headings, table, header and footer',
    async () => {
      const path = join(folder, 'policy.docx');
      writeFileSync(path, await writeDocx(paperOf(text)));
      const profile = `-env:UserInstallation=file://${newFolder()}`;
      run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path);
      const pages = pagesOf(join(folder, 'policy.pdf'));
      const all = pages.join('\n');
      expect(all).toMatch(/Fernhill & Sons <Ltd> +Password standard, Version 2.1/);
      expect(all).toMatch(new RegExp(`Page ${pages.length} of ${pages.length}`));
      expect(all).toMatch(/Approved on +2025-10-06/);
      for (const { number, title } of outlineOf(text))
        expect(all).toMatch(new RegExp(`^ *${number} +${title}$`, 'm'));
      expect(all).toMatch(/Administrators +16 characters/);
      expect(all).toMatch(/1\. +First\s+a\. +Within the first/);
    },
    60_000,
  );
});

describe('a policy as PDF', () => {
  it('holds the words, the numbers of headings and the table', async () => {
    const path = join(folder, 'own.pdf');
    writeFileSync(path, await writePdf(paperOf(text)));
    const pages = pagesOf(path);
    const all = pages.join('\n');
    for (const { number, title } of outlineOf(text))
      expect(all).toMatch(new RegExp(`^ *${number} +${title}$`, 'm'));
    expect(all).toMatch(/Administrators +16 characters/);
    expect(all).toMatch(/Approved by +Nguyễn Thu Hà/);
    expect(all).toContain(`${pages.length} of ${pages.length}`);
    expect(all).not.toContain('not an attestation');
    // The objects are packed; qpdf lays them open.
    const laidOpen = join(folder, 'own-open.pdf');
    run('qpdf', '--qdf', '--object-streams=disable', path, laidOpen);
    expect(readFileSync(laidOpen, 'latin1')).toMatch(/\/Lang \(en\)/);
  });
});

describe('files of the client', () => {
  it('reads markdown', async () => {
    const source =
      '# Purpose\n\nKeeps **all**\nof it [safe](https://example.com).\n\n- one\n  1. two\n\n| A | B |\n|---|---|\n| c | d |\n> said\n';
    const { document } = await readPolicyBytes(Buffer.from(source), 'markdown');
    expect(document.blocks).toEqual([
      { kind: 'heading', level: 1, runs: [{ text: 'Purpose' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Keeps ' },
          { text: 'all ', bold: true },
          { text: 'of it ' },
          { text: 'safe', href: 'https://example.com' },
          { text: '.' },
        ],
      },
      { kind: 'item', numbered: false, depth: 0, runs: [{ text: 'one' }] },
      { kind: 'item', numbered: true, depth: 1, runs: [{ text: 'two' }] },
      {
        kind: 'table',
        rows: [
          [{ paragraphs: [[{ text: 'A' }]] }, { paragraphs: [[{ text: 'B' }]] }],
          [{ paragraphs: [[{ text: 'c' }]] }, { paragraphs: [[{ text: 'd' }]] }],
        ],
      },
      { kind: 'quote', runs: [{ text: 'said' }] },
    ]);
  });

  it('reads web pages, without what could run, and says what it left out', async () => {
    const source =
      '<h5>Deep</h5><script>alert(1)</script><p>Read <a href="javascript:x">this</a><img src=x></p><blockquote><p>said</p></blockquote>' +
      '<ul><li><p>one</p><p>more</p></li></ul><table><tr><th rowspan=2>A</th><th>B</th></tr><tr><td>c <table><tr><td>in</td></tr></table></td></tr></table><s>old</s>';
    const { document, warnings } = await readPolicyBytes(Buffer.from(source), 'html');
    expect(document.blocks).toEqual([
      { kind: 'heading', level: 3, runs: [{ text: 'Deep' }] },
      { kind: 'paragraph', runs: [{ text: 'Read this' }] },
      { kind: 'quote', runs: [{ text: 'said' }] },
      { kind: 'item', numbered: false, depth: 0, runs: [{ text: 'one\nmore' }] },
      {
        kind: 'table',
        rows: [
          [{ paragraphs: [[{ text: 'A' }]] }, { paragraphs: [[{ text: 'B' }]] }],
          [{ paragraphs: [] }, { paragraphs: [[{ text: 'c' }], [{ text: 'in' }]] }],
        ],
      },
    ]);
    expect(warnings).toHaveLength(4);
  });
});
