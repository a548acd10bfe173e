/** Every kind of PDF of a sample engagement follows PDF/UA-1 and, for an archive, PDF/A-3: read by another library and by other programs. */
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../../electron/engine/reports/exporters.ts';
import { writeDocument } from '../../../electron/engine/reports/writers.ts';
import { formatsOf, REPORT_KINDS } from '../../../shared/domain/report-kinds.ts';
import { startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { deadLinks, tagProblems } from './pdf-rules.ts';
import { hasProgram, newFolder, run } from './programs.ts';
import { readTags } from './tag-tree.ts';

const PAPERS = 8;
/** The readiness reports are read in pdf-tags.test.ts. */
const KINDS = REPORT_KINDS.filter((kind) => formatsOf(kind).includes('pdf') && !/^type[12]$/.test(kind));

const hasPrograms = ['qpdf', 'pdffonts', 'pdftotext'].every(hasProgram);

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  const workspace = gunzipSync(readFileSync('test/fixtures/workspaces/format-4.trustbench.gz'));
  await engine.api.workspace.open({ file: engine.source('sample.trustbench', workspace) });
});
afterAll(() => engine[Symbol.asyncDispose]());

async function written(kind: (typeof KINDS)[number], archival: boolean): Promise<string> {
  const rendered = EXPORTERS[kind](engine.session, {});
  const { model } = rendered;
  model.meta.settings = { ...model.meta.settings, archival };
  if (rendered.document === 'workpapers') {
    // The sample has one; a book has many.
    const [paper] = rendered.model.papers;
    if (!paper) throw new TypeError('The sample has no workpaper.');
    rendered.model.papers = Array.from({ length: PAPERS }, (_, at) => ({ ...paper, ref: `E-AST-${at}` }));
  }
  const path = join(newFolder(), `${kind}.pdf`);
  await writeDocument(rendered, 'pdf', createWriteStream(path), {});
  return path;
}

describe.each(KINDS)('the PDF of %s', (kind) => {
  it('has complete tags and links that lead somewhere', async () => {
    const path = await written(kind, false);
    const tagged = await readTags(readFileSync(path));
    expect(tagProblems(tagged)).toEqual([]);
    expect(deadLinks(tagged.document).dead).toEqual([]);
    expect(tagged.document.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
    expect(tagged.document.getTitle()).toBeTruthy();
    const xmp = readFileSync(path, 'latin1');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).not.toContain('<pdfaid:part>');
  });

  it.skipIf(!hasPrograms)('has no errors of syntax, and fonts that all come with it', async () => {
    const path = await written(kind, false);
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
    const fonts = run('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
  });

  it('says PDF/A-3 and what its colours mean when it is for an archive', async () => {
    const path = await written(kind, true);
    const { document } = await readTags(readFileSync(path));
    expect(readFileSync(path, 'latin1')).toMatch(/<pdfaid:part>3<[^]*<pdfaid:conformance>A</);
    expect(document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size()).toBe(1);
  });
});

describe.skipIf(!hasPrograms)('the workpapers in one file', () => {
  it('have the page of each in their index', async () => {
    const path = await written('workpapers', false);
    const pages = run('pdftotext', '-layout', path, '-').split('\f');
    const index = pages.find((page) => /Index of workpapers\n/.test(page) && /Prepared/.test(page)) ?? '';
    const lines = [...index.matchAll(/^([DE]-\S+) .* (\d+)$/gm)];
    expect(lines).toHaveLength(PAPERS);
    for (const [, ref = '', page] of lines) expect(pages[Number(page) - 1]).toContain(`${ref} `);
  });
});
