import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf, renderShort } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import { sourcedFigures } from '../../../shared/domain/report-figures.ts';
import type { ReportKind, ReportModel } from '../../../shared/domain/report-model.ts';
import type { ReportPartId } from '../../../shared/domain/report-parts.ts';
import { gapRegister } from '../../../shared/domain/report-remediation.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { hasProgram, newFolder, run } from './programs.ts';

/** The words of one part, or of a short report, as poppler reads them. */
async function words(model: ReportModel, part: ReportPartId | 'board'): Promise<string> {
  const path = join(newFolder(), 'report.pdf');
  if (part === 'board')
    await renderShort(
      {
        id: 'board',
        meta: { ...model.meta, title: 'Board summary' },
        people: [],
        report: model,
        metrics: [],
        lastDone: { accessReview: null, restoreTest: null, penetrationTest: null },
        contact: null,
      },
      createWriteStream(path),
    );
  else await renderPdf({ ...model, parts: [part] }, createWriteStream(path));
  return run('pdftotext', path, '-').replace(/\s+/g, ' ');
}

describe.skipIf(!hasProgram('pdftotext')).each(['type1', 'type2'] as const)(
  'figures of a %s report agree from part to part',
  (kind: ReportKind) => {
    const model = smallModel(kind);
    const of = (name: string): string =>
      sourcedFigures(model).find(({ figure }) => figure === name)?.value ?? '';
    const text: Partial<Record<ReportPartId | 'board', string>> = {};
    beforeAll(async () => {
      for (const part of [
        'summary',
        'criteria',
        'gaps',
        'tests',
        'samples',
        'cadence',
        'figures',
        'board',
      ] as const)
        text[part] = await words(model, part);
    });

    it('the rating in summary, board summary and table of figures', () => {
      const rating = of('Overall rating');
      for (const part of ['summary', 'board', 'figures'] as const) expect(text[part]).toContain(rating);
      const ready = of('Criteria: ready');
      expect(text.figures).toContain(`Criteria: ready ${ready}`);
      for (const part of ['summary', 'board'] as const)
        expect(text[part]).toContain(`${ready} relevant criteria`);
    });

    it('criteria by rating in the legends of heat map and charts', () => {
      const { ready } = model.summary.criteria;
      for (const part of ['summary', 'criteria', 'board'] as const)
        expect(text[part]).toMatch(new RegExp(`Ready ${ready}\\b`));
    });

    it('gaps in summary and register', () => {
      const open = gapRegister(model).filter(({ isOpen }) => isOpen);
      expect(of('Open gaps')).toMatch(new RegExp(`^${open.length} of `));
      expect(text.gaps).toContain(`${open.length} gap`);
      for (const { ref } of open) expect(text.gaps).toContain(ref);
    });

    it.runIf(kind === 'type2')('n of N in the tests, in the samples and in what was found', () => {
      for (const test of model.tests.filter(({ sample }) => sample !== null)) {
        const { size = 0, frameSize = 0 } = test.sample ?? {};
        const drawn = `${size.toLocaleString('en-US')} of ${frameSize.toLocaleString('en-US')}`;
        expect(text.tests).toContain(`Tested: ${drawn}.`);
        expect(text.samples).toContain(drawn);
        expect(test.items).toHaveLength(size);
        const failed = test.items.filter(({ marks }) => Object.values(marks).includes('exception')).length;
        expect(failed).toBe(test.exceptionsCount);
        const rate = failed > 0 ? `${failed} of ${test.testedCount}` : '';
        for (const part of [text.tests, text.summary]) expect(part).toContain(rate);
      }
    });

    it.runIf(kind === 'type2')('occurrences in cadence and table of figures', () => {
      expect(text.cadence).toContain(`${of('Occurrences in the period')} occurrence`);
      expect(text.cadence).toContain(`${of('Occurrences done')} done in time`);
    });

    it.runIf(kind === 'type1')('and none speaks of operation or of a period', () => {
      for (const part of ['summary', 'criteria', 'gaps', 'tests', 'figures', 'board'] as const)
        expect(text[part]).not.toMatch(
          /\boperat(?:ed|ion|ing effectiv\w*)\b|effectiveness|over the period|during the period/i,
        );
    });
  },
);
