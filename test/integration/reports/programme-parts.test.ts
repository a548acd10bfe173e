import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import type { ReportPartId } from '../../../shared/domain/report-parts.ts';
import { smallModel } from '../../fixtures/report-model.ts';
import { emptyProgramme } from '../../fixtures/report-programme.ts';
import { hasProgram, newFolder, run } from './programs.ts';

const PARTS: ReportPartId[] = [
  'gaps',
  'roadmap',
  'policies',
  'risks',
  'findings',
  'events',
  'signoffs',
  'requests',
  'samples',
  'workpapers',
];

async function textOf(model: ReportModel): Promise<string> {
  const path = join(newFolder(), 'parts.pdf');
  await renderPdf(
    { ...model, parts: model.parts.filter((id) => PARTS.includes(id)) },
    createWriteStream(path),
  );
  return run('pdftotext', '-layout', path, '-').replaceAll(/[ \n\f]+/g, ' ');
}

const times = (text: string, words: string): number => text.split(words).length - 1;

describe.skipIf(!hasProgram('pdftotext'))('the programme in a Type II report, read back', () => {
  let text = '';
  beforeAll(async () => {
    text = await textOf(smallModel('type2'));
  });

  it('lists each gap and each exception once, gaps with all that is known of them', () => {
    expect(text).toContain('3 gaps open: 1 critical, 1 high, 1 low. One is settled.');
    expect(times(text, 'The register of risks has no entry on fraud')).toBe(1);
    expect(text).toContain('Criteria CC3.3: ');
    expect(text).toContain('No owner, target date 2026-05-08');
    expect(text).toContain('5 findings from exceptions of tests. Management answered 3.');
    expect(times(text, 'F-01 IAM-07: exception in the sample')).toBe(2);
  });

  it('has a plan in waves with the days of the audit', () => {
    expect(text).toContain('9 actions open on 2026-05-22, 1 overdue, 1 without a date, 2 without an owner');
    for (const words of ['Overdue 1', 'Wave 1: within 30 days 3', 'Wave 2: within 90 days 4', 'Period ends'])
      expect(text).toContain(words);
  });

  it('tells which policies are in force on the last day, and what is wrong with the others', () => {
    expect(text).toContain('3 policies, 2 of them approved and in force on 2026-06-30. 2 need attention');
    expect(text).toContain('Review overdue.');
    expect(text).toContain('118 of 121, 97%');
  });

  it('states what is not signed, and has lines to sign on', () => {
    expect(text).toContain('Prepared, not reviewed');
    expect(text).toContain('Management of Heron & Łukasz Ledger, Inc.');
    expect(text).toContain('It is no opinion.');
  });

  it('has both statuses of requests, and the population with its checks before its samples', () => {
    expect(text).toContain(
      '2 requests. Our status: 1 open, 1 submitted. The auditor’s: 1 no answer, 1 returned.',
    );
    expect(text).toContain('Auditor: The query is missing.');
    expect(text).toContain('Checks: no The count agrees with the system: Differs by two drafts.');
    expect(text.indexOf('Differs by two drafts')).toBeLessThan(text.indexOf('Attribute A'));
    expect(text).toContain('Controls that changed, started or ended in the period');
  });
});

describe.skipIf(!hasProgram('pdftotext'))('the programme in other reports, read back', () => {
  it('speaks of design only in a Type I report', async () => {
    const text = await textOf(smallModel('type1'));
    expect(text).toContain('2 of them approved and in force on 2026-06-30');
    expect(text).not.toMatch(/\boperation\b|\boperating\b/i);
    expect(text).not.toContain('WP-O-');
    expect(text).not.toContain('List of all leavers');
    expect(text).not.toContain('Populations and samples');
  });

  it('says what is missing where nothing is recorded', async () => {
    const model: ReportModel = { ...smallModel('type2'), ...emptyProgramme(), findings: [], tests: [] };
    const text = await textOf(model);
    for (const words of [
      'No gap is recorded.',
      'No policy is recorded.',
      'No risk is recorded.',
      'No exception is recorded as a finding.',
      'nothing is signed.',
      'Nothing is asked for',
      'No test is recorded yet.',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Remediation roadmap');
  });
});
