import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import { REPORT_PARTS } from '../../../shared/domain/report-parts.ts';
import { NOT_AN_ATTESTATION } from '../../../shared/domain/report-model.ts';
import { bigModel, smallModel } from '../../fixtures/report-model.ts';
import { hasProgram, newFolder, run } from './programs.ts';

const poppler = ['pdftotext', 'pdfinfo', 'pdffonts'].every(hasProgram);

interface Rendered {
  path: string;
  /** Text of each page; empty without poppler. */
  pages: string[];
  /** Number of pages the renderer says it wrote. */
  count: number;
  missing: string[];
}

async function render(model: ReportModel): Promise<Rendered> {
  const path = join(newFolder(), 'report.pdf');
  const result = await renderPdf(model, createWriteStream(path));
  const pages = poppler ? run('pdftotext', '-layout', path, '-').split('\f').slice(0, -1) : [];
  return { path, pages, count: result.pages, missing: result.missing };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.skipIf(!poppler)('the Type II report, read back with poppler', () => {
  let path: string;
  let pages: string[];
  let count: number;
  beforeAll(async () => {
    ({ path, pages, count } = await render(smallModel('type2')));
  });

  it('is tagged A4 with a title, and every font is embedded', () => {
    const info = run('pdfinfo', path);
    expect(info).toMatch(
      /Title: +Heron & Łukasz Ledger, Inc\., SOC 2 Type II readiness report, 2026-01-01 to 2026-06-30/,
    );
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/CreationDate: .*May 22 .*2026/);
    const fonts = run('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/);
  });

  it('has the structure a screen reader follows', () => {
    const structure = run('pdfinfo', '-struct', path);
    for (const tag of ['Document', 'Sect', 'H1', 'H2', 'P', 'TOC', 'Table', 'TR', 'TH', 'TD']) {
      expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'm'));
    }
    const firstInSection = [...structure.matchAll(/^ {2}Sect\n {4}(\w+)/gm)].map(([, tag]) => tag);
    expect(firstInSection).toEqual(['P', ...Array.from({ length: REPORT_PARTS.length + 1 }, () => 'H1')]);
  });

  it('has as many pages as it says', () => {
    expect(pages).toHaveLength(count);
  });

  it('says on every page what it is not, and which page of how many', () => {
    pages.forEach((page, index) => {
      expect(flat(page)).toContain(NOT_AN_ATTESTATION);
      expect(flat(page)).toContain(`${index + 1} of ${pages.length}`);
      expect(flat(page)).toContain('Draft 0.3, made 2026-05-22 14:06 +02:00 from workspace state');
    });
  });

  it('gives in the contents the page each section is on', () => {
    const contents = pages.slice(1, 3).join('\n');
    const lines = [...contents.matchAll(/^ *(\d+) +(\S.*?) {3,}(\d+)$/gm)];
    expect(lines).toHaveLength(REPORT_PARTS.length);
    for (const [, number, title, page] of lines) {
      expect(flat(pages[Number(page) - 1] ?? '')).toContain(`${number} ${title}`);
    }
  });

  it('prints names of several scripts as text', () => {
    const text = flat(pages.join(' '));
    for (const name of ['Zoë Łukasz', 'Nadja Κωστή', 'Илья Орлов', 'Tomás Weil'])
      expect(text).toContain(name);
  });

  it('keeps the management response under its exception', () => {
    const page = pages
      .map(flat)
      .find((text) => text.includes('CR-0410 was released') && text.includes('Control activity'));
    expect(page).toMatch(/Exceptions noted\..*1 of 22: CR-0410.*Management response, 2026-05-20/);
  });

  it('prints compensating controls and retests beside the exception, which stays', () => {
    const text = flat(pages.join(' '));
    expect(text).toContain('Compensating: CHG-09. Retested 2026-06-12: effective.');
    expect(text).toContain(
      'CHG-09 Releases are reviewed each week (no exceptions noted): The review would have found each of them.',
    );
    expect(text).toContain('2026-06-12 by Zoë Łukasz: effective, 0 of 10 items deviate.');
    expect(text).toContain('They do not change the result of the test for the period.');
    expect(text).toMatch(/Exceptions noted\..*Retested 2026-06-12/);
  });

  it.skipIf(!poppler)('never breaks a mark, however many attributes a sheet has', async () => {
    const model = smallModel('type2');
    const letters = Array.from('ABCDEFGHIJKL');
    const wide = model.tests.map((test) => ({
      ...test,
      attributes: letters.map((key) => ({ key, label: `Attribute ${key}` })),
      items: test.items.map((item) => ({
        ...item,
        marks: Object.fromEntries(letters.map((key) => [key, 'met' as const])),
      })),
    }));
    const text = (await render({ ...model, tests: wide })).pages.join('\n');
    expect(text).toMatch(/( +Met){12}/);
  });

  it('repeats the head of a table on each of its pages', () => {
    const section = pages.filter((page) => /Operation\. Inspected/.test(page));
    expect(section.length).toBeGreaterThan(1);
    for (const page of section)
      expect(flat(page)).toContain('Control Control activity Test performed Result');
  });
});

describe.skipIf(!poppler)('the Type I report, read back with poppler', () => {
  it('says nothing about operation', async () => {
    const { pages } = await render(smallModel('type1'));
    const text = flat(pages.join(' '));
    expect(text).toContain('SOC 2 Type I readiness report, as of 2026-06-30');
    expect(text).toContain('Tests of design and results');
    expect(text).not.toMatch(/\b(operation|operating|operated|effectiveness)\b/i);
    expect(text).not.toContain('WP-O-');
    expect(text).toContain('Not suitably designed');
  });
});

describe.skipIf(!poppler)('any model, read back with poppler', () => {
  it('prints names of East Asia, of Greek, Cyrillic and Vietnamese letters, all with embedded fonts', async () => {
    const model = smallModel();
    const names = ['山田 太郎', '李小龙', '김철수', 'Zoë', 'Łukasz', 'Ωmega', 'Привет', 'Đặng'];
    model.people = names.map((name) => ({ ...model.people[0]!, name }));
    const { path, missing } = await render(model);
    expect(missing).toEqual([]);
    const text = run('pdftotext', path, '-');
    for (const name of names) expect(text).toContain(name);
    const fonts = run('pdffonts', path).trim().split('\n').slice(2);
    for (const script of ['JP', 'SC', 'KR'])
      expect(fonts.join('\n')).toMatch(new RegExp(`Noto\\s*Sans\\s*${script}.* yes yes `, 'i'));
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
  });

  it('takes the paper and the typeface of the firm, and leaves out a logo that is no picture', async () => {
    const model = smallModel();
    const logo = { mediaType: 'image/png', base64: 'aGVsbG8=' } as const;
    model.meta.settings = { ...model.meta.settings, paper: 'letter', typeface: 'serif', logo };
    const path = join(newFolder(), 'report.pdf');
    const { warnings } = await renderPdf(model, createWriteStream(path));
    expect(warnings).toEqual([expect.stringContaining('The logo was left out')]);
    expect(run('pdfinfo', path)).toMatch(/612 x 792 pts/);
    expect(run('pdffonts', path)).toContain('SourceSerif4');
  });

  it('survives an empty engagement', async () => {
    const empty = { criteria: [], controls: [], tests: [], findings: [], evidence: [], people: [] };
    const { pages } = await render({ ...smallModel(), ...empty });
    expect(flat(pages.join(' '))).toContain('No evidence is recorded.');
  });

  it('prints a row taller than a page to its last line', async () => {
    const model = smallModel();
    model.controls[0]!.statement = Array.from({ length: 3000 }, (_, i) => `word${i}`).join(' ');
    const { pages } = await render(model);
    const printed = new Set(flat(pages.join(' ')).split(' '));
    expect(['word0', 'word1500', 'word2999'].filter((word) => !printed.has(word))).toEqual([]);
  });

  it('shows hostile names as they are', async () => {
    const { path } = await render(smallModel('type2', { client: 'A & B <Ledger> \u202Egnirts\u0000' }));
    expect(run('pdfinfo', path)).toMatch(/Title: +A & B <Ledger> gnirts, SOC 2/);
  });
});

describe('any model', () => {
  it('gives the same bytes for the same model', async () => {
    const [first, second] = [await render(smallModel()), await render(smallModel())];
    expect(readFileSync(first.path).equals(readFileSync(second.path))).toBe(true);
  });

  it('takes hostile text as text', async () => {
    const model = smallModel('type2', { client: 'A & B <Ledger> \u202Egnirts\u0000', firm: '</rdf:li>' });
    model.evidence[0]!.fileName = `${'a'.repeat(400)}.pdf`;
    model.people[0]!.name = 'דנה';
    const { path, missing } = await render(model);
    expect(missing).toEqual(['ד', 'ה', 'נ']);
    const bytes = readFileSync(path, 'latin1');
    expect(bytes).toContain('A &amp; B &lt;Ledger&gt; gnirts');
    expect(bytes).toContain('&lt;/rdf:li&gt;');
  });

  it('stops when cancelled', async () => {
    const controller = new AbortController();
    const write = createWriteStream(join(newFolder(), 'report.pdf'));
    const onProgress = ({ phase }: { phase: string }): void => {
      if (phase === 'pages') controller.abort();
    };
    const rendering = renderPdf(bigModel({ controls: 20, items: 5, evidence: 2 }), write, {
      signal: controller.signal,
      onProgress,
    });
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
    expect(write.destroyed).toBe(true);
  });
});
