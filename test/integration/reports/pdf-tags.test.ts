import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import { writeDocument } from '../../../electron/engine/reports/writers.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import { bigModel, smallModel } from '../../fixtures/report-model.ts';
import { deadLinks, tagProblems } from './pdf-rules.ts';
import { hasProgram, newFolder, run } from './programs.ts';
import { allTags, readTags, type Tag, type Tagged } from './tag-tree.ts';

const CONTENTS = PDFName.of('Contents');

const MODELS: [string, () => ReportModel][] = [
  ['a small Type II report', () => smallModel('type2')],
  ['a small Type I report', () => smallModel('type1')],
  ['a report with samples', () => bigModel({ controls: 12, items: 6, evidence: 30 })],
];

describe.each(MODELS)('the tags of %s', (_name, model) => {
  let path: string;
  let tagged: Tagged;
  let tags: Tag[];
  beforeAll(async () => {
    path = join(newFolder(), 'report.pdf');
    await renderPdf(model(), createWriteStream(path));
    tagged = await readTags(readFileSync(path));
    tags = [...allTags(tagged.root)];
  });
  const ofType = (type: string): Tag[] => tags.filter((tag) => tag.type === type);

  it('are complete, each in its place, none of them for nothing', () => {
    expect(tagProblems(tagged)).toEqual([]);
    expect(tags.filter(({ type }) => /^H\d$/.test(type)).length).toBeGreaterThan(5);
    expect(ofType('Table').length).toBeGreaterThan(5);
  });

  it('lead to places that are there', () => {
    const { links, dead } = deadLinks(tagged.document);
    expect(links).toBeGreaterThan(10);
    expect(dead).toEqual([]);
  });

  it('say where links lead and what pictures show', () => {
    const links = ofType('Link');
    expect(links.length).toBeGreaterThan(10);
    const annotations = new Map(
      tagged.document.getPages().flatMap((page, number) =>
        (page.node.Annots()?.asArray() ?? []).map((ref) => {
          const { context } = tagged.document;
          return [ref.toString(), { number, about: context.lookup(ref, PDFDict).get(CONTENTS) }] as const;
        }),
      ),
    );
    expect(links.flatMap((link) => link.annotations)).toHaveLength(annotations.size);
    const astray = links
      .flatMap((link) => link.annotations)
      .filter(({ ref, page }) => annotations.get(ref)?.number !== page || !annotations.get(ref)?.about);
    expect(astray).toEqual([]);
  });

  it('belong to a file that says its language, its title and PDF/UA-1', () => {
    const { catalog } = tagged.document;
    expect(catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(preferences.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
    expect(tagged.document.getTitle()).toContain('readiness report');
    expect(readFileSync(path, 'latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const page of tagged.document.getPages())
      expect(page.node.get(PDFName.of('Tabs'))?.toString()).toBe('/S');
  });

  it.skipIf(!hasProgram('qpdf'))('belong to a file without errors of syntax', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found');
  });
});

describe('a report for an archive', () => {
  it('says PDF/A-3, what its colours mean, and holds the workbook as its data', async () => {
    const path = join(newFolder(), 'report.pdf');
    const model = smallModel('type2');
    model.meta.settings = { ...model.meta.settings, archival: true };
    await writeDocument({ document: 'report', model }, 'pdf', createWriteStream(path), {});
    const bytes = readFileSync(path);
    expect(bytes.toString('latin1')).toMatch(/<pdfaid:part>3<[^]*<pdfaid:conformance>A</);
    const { catalog, context } = (await readTags(bytes)).document;
    expect(catalog.lookup(PDFName.of('OutputIntents'), PDFArray).size()).toBe(1);
    const file = context.lookup(catalog.lookup(PDFName.of('AF'), PDFArray).get(0), PDFDict);
    expect(file.get(PDFName.of('AFRelationship'))?.toString()).toBe('/Data');
    expect(file.get(PDFName.of('UF'))?.toString()).toBe('(report.xlsx)');
  });
});
