import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import { writeDocument } from '../../../electron/engine/reports/writers.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import { bigModel, smallModel } from '../../fixtures/report-model.ts';
import { hasProgram, newFolder, run } from './programs.ts';
import { allTags, readTags, type Tag, type Tagged } from './tag-tree.ts';

/** What an element may stand in (ISO 32000-1, 14.8.4), for the types that may not stand anywhere. */
const PARENTS: Record<string, readonly string[]> = {
  Sect: ['Document', 'Sect'],
  TOCI: ['TOC'],
  LI: ['L'],
  Lbl: ['LI', 'TOCI'],
  LBody: ['LI'],
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
};
/** A cell may be empty: the rows of a table are of one length. */
const MAY_BE_EMPTY = ['TD', 'TH'];

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

  it('hold all that the pages show, or say that it is an artifact', () => {
    expect(tagged.untagged).toEqual([]);
    expect(tagged.lost).toEqual([]);
    const content = tags.flatMap((tag) => tag.content.map(({ page, id }) => `${page}/${id}`));
    expect(content.toSorted()).toEqual(tagged.marked.toSorted());
  });

  it('say what they are, each in its place, none of them for nothing', () => {
    expect(tagged.root.type).toBe('Document');
    for (const tag of tags)
      for (const child of tag.children) {
        const parents = PARENTS[child.type];
        expect(parents ?? [tag.type], `${child.type} in ${tag.type}`).toContain(tag.type);
      }
    const empty = tags.filter(
      (tag) => tag.children.length + tag.content.length + tag.annotations.length === 0,
    );
    expect(
      [...new Set(empty.map(({ type }) => type))].filter((type) => !MAY_BE_EMPTY.includes(type)),
    ).toEqual([]);
  });

  it('have headings that leave no level out', () => {
    const levels = tags.flatMap(({ type }) => /^H(\d)$/.exec(type)?.[1] ?? []).map(Number);
    expect(levels.length).toBeGreaterThan(5);
    levels.forEach((level, at) => expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
  });

  it('have tables with rows of one length, and heads that say what they head', () => {
    expect(ofType('Table').length).toBeGreaterThan(5);
    for (const table of ofType('Table')) {
      const lengths = table.children.map(({ children }) => children.reduce((sum, { span }) => sum + span, 0));
      expect([...new Set(lengths)], `a table of ${lengths.join(', ')} cells`).toHaveLength(1);
      const heads = table.children.flatMap(({ children }) => children.filter(({ type }) => type === 'TH'));
      expect(heads.length).toBeGreaterThan(0);
      for (const { scope } of heads) expect(['Row', 'Column']).toContain(scope);
    }
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
    const unsaid = links.filter(({ alt, content }) => !alt || content.length === 0);
    expect(unsaid).toEqual([]);
    const astray = links
      .flatMap((link) => link.annotations)
      .filter(({ ref, page }) => annotations.get(ref)?.number !== page || !annotations.get(ref)?.about);
    expect(astray).toEqual([]);
    for (const { alt } of ofType('Figure')) expect(alt).toBeTruthy();
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
