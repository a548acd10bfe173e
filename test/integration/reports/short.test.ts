import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderShort } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import { gatherShort } from '../../../electron/engine/reports/short.ts';
import type { FrozenMetric } from '../../../shared/domain/governance.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import {
  basisOf,
  clip,
  practicesOf,
  SHORT_REPORTS,
  type ShortModel,
  type ShortReportId,
} from '../../../shared/domain/report-short.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { bigModel, smallModel } from '../../fixtures/report-model.ts';
import { hasProgram, newFolder, run } from './programs.ts';

const poppler = ['pdftotext', 'pdfinfo'].every(hasProgram);
const IDS = Object.keys(SHORT_REPORTS) as ShortReportId[];
const PAGES: Record<ShortReportId, readonly [number, number]> = {
  summary: [1, 4],
  security: [1, 1],
  board: [2, 2],
};

const metric = (text: string): FrozenMetric => ({
  id: 'own',
  title: text,
  group: 'programme',
  unit: '%',
  better: 'higher',
  value: 91,
  numerator: 10,
  denominator: 11,
  note: text,
  target: 98,
  status: 'missed',
  drifting: text,
  months: [{ month: '2026-01', value: 91 }],
});

const short = (id: ShortReportId, report: ReportModel, text = 'Restores'): ShortModel => ({
  id,
  meta: { ...report.meta, title: SHORT_REPORTS[id] },
  people: report.people,
  report,
  metrics: report.meta.kind === 'type1' ? [] : Array.from({ length: 30 }, () => metric(text)),
  lastDone: { accessReview: '2026-04-01', restoreTest: '2026-05-02', penetrationTest: '2026-03-03' },
  contact: { name: text, title: text, email: 'security@heron.example' },
});

/** Every list long and every text far longer than its place. */
function swollen(text: string): ReportModel {
  const report = bigModel({ controls: 60, items: 1, evidence: 0 });
  const many = <Item>(list: readonly Item[], change: (item: Item, at: number) => Item): Item[] =>
    Array.from({ length: 40 }, (_, at) => list.slice(at % list.length)).flatMap(([item], at) =>
      item === undefined ? [] : [change(item, at)],
    );
  const { settings } = report.meta;
  return {
    ...report,
    meta: {
      ...report.meta,
      client: text,
      system: text,
      firm: text,
      settings: { ...settings, paper: 'letter' },
    },
    controls: report.controls.map((control, at) => ({
      ...control,
      title: text,
      domain: `${at % 40} ${text}`,
    })),
    tests: report.tests.map((test) => ({ ...test, result: 'exceptions', conclusion: text })),
    findings: [],
    milestones: many(report.milestones, (one) => ({ ...one, name: text })),
    complementary: many(report.complementary, (one) => ({ ...one, name: text })),
    scope: {
      ...report.scope,
      services: many(report.scope.services, (one) => ({ ...one, name: text, description: text })),
      commitments: many(report.scope.commitments, (one) => ({ ...one, name: text, measure: text })),
      exclusions: many(report.scope.exclusions, (one) => ({ ...one, name: text })),
    },
    riskRegister: report.riskRegister && {
      ...report.riskRegister,
      risks: many(report.riskRegister.risks, (risk) => ({ ...risk, isOpen: true, name: text, owner: text })),
    },
  };
}

async function read(model: ShortModel): Promise<{ pages: number; text: string; path: string }> {
  const path = join(newFolder(), 'short.pdf');
  await renderShort(model, createWriteStream(path));
  const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', path))?.[1]);
  return { pages, text: run('pdftotext', '-layout', path, '-').replace(/\s+/g, ' '), path };
}

describe.skipIf(!poppler)('short reports, read back with poppler', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = startEngine();
    await createEngagement(engine);
  });
  afterAll(() => engine[Symbol.asyncDispose]());

  it.each(IDS)('%s keeps to its pages, whatever the records hold', { timeout: 30_000 }, async (id) => {
    const [least, most] = PAGES[id];
    const models = [
      gatherShort(engine.session, id),
      short(id, smallModel('type1')),
      short(id, swollen('A TEXT IN WIDE LETTERS WHICH GOES ON. '.repeat(15)), 'WIDE WORDS '.repeat(30)),
    ];
    for (const model of models) {
      const { pages } = await read(model);
      expect(pages).toBeGreaterThanOrEqual(least);
      expect(pages).toBeLessThanOrEqual(most);
    }
  });

  it('says in the summary what it is not, and nothing of tests and exceptions', async () => {
    const report = smallModel();
    const { text } = await read(short('summary', report));
    expect(text).toContain('neither a SOC 3 report nor an attestation');
    for (const { ref, condition } of report.findings) {
      expect(text).not.toContain(ref);
      expect(text).not.toContain(condition.slice(0, 40));
    }
    expect(text).not.toMatch(/exception/i);
  });

  it('names no vendor and no person but the contact in the security summary', async () => {
    const report = smallModel();
    const { text } = await read(short('security', report));
    expect(text).toContain('security@heron.example');
    for (const { name } of [...report.vendors, ...report.people]) expect(text).not.toContain(name);
  });

  it('speaks of design alone in a Type I engagement', async () => {
    for (const id of IDS) {
      const { text } = await read(short(id, smallModel('type1')));
      expect(text).not.toMatch(
        /operation tested|operation concluded|whatever happens|period (ends|ended)|Trend of/,
      );
    }
  });
});

describe('what the security summary may claim', () => {
  it('is what tests without exceptions bear, and no open finding stands against', () => {
    const report = smallModel();
    const open = new Set(report.findings.map(({ controlRef }) => controlRef));
    const practices = practicesOf(report);
    expect(practices.length).toBeGreaterThan(0);
    for (const { controls, total } of practices) {
      expect(controls.length).toBeLessThanOrEqual(total);
      for (const control of controls) {
        expect(control.design.result).toBe('no_exceptions');
        expect(control.operation.result).toBe('no_exceptions');
        expect(open.has(control.ref)).toBe(false);
      }
    }
  });

  it('rests on design alone as of a date', () => {
    const [practice] = practicesOf(smallModel('type1'));
    expect(practice && basisOf(practice, 'type1')).toMatch(
      /^\d+ of \d+ controls?: design tested, no exceptions$/,
    );
  });
});

describe('clip', () => {
  it('leaves what fits, cuts at a word, and counts wide letters twice', () => {
    expect(clip(' Two\n words ', 9)).toBe('Two words');
    expect(clip('Two words, and more', 12)).toBe('Two words…');
    expect(clip('很长的文字', 6)).toBe('很长的…');
  });
});
