import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatherReport } from '../../../electron/engine/reports/gather.ts';
import { renderPdf } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import type { PolicyDocument } from '../../../shared/domain/policies/document.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import type { ReportPartId } from '../../../shared/domain/report-parts.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { emptyFront } from '../../fixtures/report-front.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { hasProgram, newFolder, run } from './programs.ts';

const poppler = hasProgram('pdftotext');

/** The words of some parts as poppler reads them, in reading order. */
async function read(model: ReportModel, ...parts: ReportPartId[]): Promise<string> {
  const path = join(newFolder(), 'report.pdf');
  await renderPdf({ ...model, parts }, createWriteStream(path));
  return run('pdftotext', path, '-').replace(/\s+/g, ' ');
}

const own = (text: string): PolicyDocument => ({ blocks: [{ kind: 'paragraph', runs: [{ text }] }] });

const FRONT: readonly ReportPartId[] = [
  'control',
  'summary',
  'background',
  'scope',
  'methodology',
  'description',
  'people',
  'glossary',
];

describe.skipIf(!poppler)(
  'the first half of a readiness report over a period, read back with poppler',
  () => {
    let text: string;
    beforeAll(async () => {
      text = await read(smallModel(), ...FRONT);
    });

    it('says who made it, who gets it, and from which state', () => {
      for (const words of ['Not reviewed yet', 'No reader is named yet.', 'Not an attestation'])
        expect(text).toContain(words);
      expect(text).toContain(smallModel().meta.journalHash);
      expect(text).toContain(smallModel().meta.sealKey);
    });

    it('sums up: figures, exceptions, path and decisions, and no opinion', () => {
      expect(text).toMatch(/\d+ of \d+ relevant criteria are ready\./);
      expect(text).toContain('The period ends on 2026-06-30, in 39 days.');
      expect(text).toContain('31 of 36 due occurrences evidenced');
      for (const title of [
        'Open gaps',
        'Exceptions that will be reported',
        'Recommended path',
        'Decisions needed',
      ])
        expect(text).toContain(title);
      expect(text).not.toMatch(/\b(we believe|in our opinion)\b/i);
    });

    it('tells the scope with reasons, and names what has none', () => {
      for (const words of [
        'Bank feed aggregation',
        'Production cluster',
        'Łódź office',
        'TLS 1.3',
        'Marketing website',
      ])
        expect(text).toContain(words);
      expect(text).toContain('Customers ask for availability in their contracts.');
      expect(text).toContain('The reason is not written down yet');
      expect(text).toContain('Nothing is recorded yet');
    });

    it('names the sampling policy and says that its sizes are judgment', () => {
      expect(text).toContain('Sizes follow the policy “Trustbench default sizes”');
      expect(text).toContain('judgment, not statistics');
    });

    it('lists people by side, and with whom which control was gone through', () => {
      expect(text).toMatch(/Client .*Nadja Κωστή.* Firm .*Zoë Łukasz/);
      expect(text).toMatch(/W-01 Access from request to removal Walkthrough .*2026-04-14/);
      expect(text).toContain('Planned');
    });

    it('asks for the nine description criteria and explains its words', () => {
      expect(text).toContain('DC 9');
      expect(text).toContain('Concluded apart from design.');
    });

    it('draws its charts as figures', async () => {
      const path = join(newFolder(), 'report.pdf');
      await renderPdf({ ...smallModel(), parts: ['summary'] }, createWriteStream(path));
      expect(run('pdfinfo', '-struct', path).match(/^ *Figure\b/gm)).toHaveLength(3);
    });
  },
);

describe.skipIf(!poppler)('the first half of another report, read back with poppler', () => {
  it('says of a date whether it can be held, what has to land before it, and when a period may follow', async () => {
    const text = await read(smallModel('type1'), ...FRONT);
    expect(text).toContain('No-go as planned for 2026-06-30.');
    expect(text).toContain('1 of them has no owner or no day.');
    expect(text).toContain('Must land before 2026-06-30');
    expect(text).toContain('A Type II period can start on 2026-07-01, once what is listed above has landed.');
    expect(text).toContain('No samples are drawn.');
    expect(text).toContain('DC 8');
    expect(text).not.toContain('DC 9');
    expect(text).not.toMatch(/\b(operation|operating|operated|effectiveness)\b/i);
  });

  it('has the words of the firm in the place of ours, or before what is read from records', async () => {
    const model = smallModel();
    const settings = { ...model.meta.settings, distribution: ['Board of Heron'], reviewedBy: 'Ife Adeyemi' };
    const text = await read(
      {
        ...model,
        meta: { ...model.meta, settings },
        texts: {
          background: own('Our background.'),
          summary: own('Our summary.'),
          methodology: own('Our method.'),
        },
      },
      'control',
      'summary',
      'background',
      'methodology',
    );
    expect(text).toMatch(/Ife Adeyemi.*Board of Heron/);
    expect(text).toMatch(/Our summary\. .*Recommended path .*Our background\. .*Our method\. .*Phases/);
    expect(text).not.toContain('Objectives');
  });

  it('reads well when nothing is recorded', async () => {
    const model = smallModel();
    const nothing = { controls: [], tests: [], people: [], findings: [], gaps: [] };
    const text = await read({ ...model, ...emptyFront(model.meta), ...nothing }, ...FRONT);
    expect(text).toContain('No service is named yet.');
    expect(text).toContain('Nobody is named yet.');
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});

describe('a report of an engagement', () => {
  let engine: TestEngine;
  afterEach(() => engine[Symbol.asyncDispose]());

  it('reads the front from the records of the screens', async () => {
    engine = startEngine();
    await createEngagement(engine, { type: 'II', library: ['IAM-01', 'CHG-01'] });
    const { api } = engine;
    await api.registers.add({
      register: 'services',
      records: [{ name: 'Payments', description: 'Moves money.' }],
    });
    const model = gatherReport(engine.session, 'type2');
    expect(model.scope.services).toEqual([
      expect.objectContaining({ name: 'Payments', description: 'Moves money.' }),
    ]);
    expect(model.description.map(({ criterion }) => criterion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const path = await api.readiness.path({ date: null });
    expect(model.outlook.path.blockers).toHaveLength(path.blockers.length);
    expect(model.outlook.path).toMatchObject({ done: path.done, total: path.total, date: path.date });
    const coverage = (await api.evidence.coverage({})).rows.flatMap(({ coverage: of }) =>
      of.kind === 'occurrences' ? of.occurrences.filter(({ state }) => state !== 'not_due') : [],
    );
    expect(model.outlook.completeness.expected).toBe(coverage.length);
    const design = gatherReport(engine.session, 'type1');
    expect(design.methodology.policy).toBeNull();
    expect(design.description).toHaveLength(8);
    expect(design.outlook.completeness).toEqual({ held: 0, expected: 2 });
  });
});
