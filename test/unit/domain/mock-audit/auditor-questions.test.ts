import { describe, expect, it } from 'vitest';
import { auditorQuestions } from '../../../../shared/domain/mock-audit/auditor-questions.ts';
import type { AuditFacts } from '../../../../shared/domain/mock-audit/facts.ts';
import { control, facts, item, population, sample, test, TYPE_I } from './facts.ts';

const evidence = {
  id: 'e',
  ref: 'EV-0001',
  title: 'PRs',
  first: '2026-01-05',
  last: '2026-06-20',
  collectedBy: 'Ada',
};
const held = {
  id: 'w',
  ref: 'W-01',
  name: 'Changes',
  kind: 'interview',
  heldOn: '2026-05-01',
  controlIds: ['CHG-01'],
} as const;
/** An engagement that leaves nothing to ask. */
const quiet = (fields: Partial<AuditFacts> = {}): AuditFacts =>
  facts({ controls: [control({ evidence: [evidence] })], walkthroughs: [held], ...fields });
const texts = (fields: Partial<AuditFacts>) => auditorQuestions(quiet(fields)).map(({ text }) => text);
const codes = (fields: Partial<AuditFacts>) => auditorQuestions(quiet(fields)).map(({ code }) => code);
const signed = (by: string) => [
  { role: 'preparer', by: 'Ada Preparer', at: '2026-05-01' } as const,
  { role: 'reviewer', by, at: '2026-05-02' } as const,
];
const done = {
  result: 'no_exceptions',
  concludedBy: 'Ada Preparer',
  signOffs: signed('Rita Reviewer'),
} as const;

describe('what an auditor would ask', () => {
  it('asks nothing of a file that shows everything', () => {
    const tests = [
      test({ ...done, sample: sample({ items: [item('PR-1', { hasEvidence: true, isDone: true })] }) }),
    ];
    expect(auditorQuestions(quiet({ tests, populations: [population()] }))).toEqual([]);
  });

  it('asks about the population', () => {
    expect(texts({ populations: [population({ duplicateKeys: 12 })] })).toEqual([
      'Changes has 12 duplicate keys: which are the true ones?',
    ]);
    expect(texts({ populations: [population({ independentTotal: 803 })] })).toEqual([
      'Changes has 800 rows and the independent count is 803: what explains the difference?',
    ]);
    expect(texts({ populations: [population({ runBy: ' grace owner' })] })[0]).toContain(
      'who owns CHG-01: who checked it?',
    );
    expect(texts({ populations: [population({ query: '', runBy: '' })] })).toEqual([
      'With which query and by whom was Changes exported?',
    ]);
    expect(codes({ populations: [population({ firstDate: '2026-02-20', lastDate: '2026-04-01' })] })).toEqual(
      ['begins_late', 'ends_early'],
    );
    expect(
      codes({ populations: [population({ kind: 'calendar', independentTotal: null, spotChecks: 0 })] }),
    ).toEqual([]);
  });

  it('names the months that nothing covers, up to today', () => {
    const weekly = control({ frequency: 'weekly', evidence: [{ ...evidence, last: '2026-02-10' }] });
    expect(texts({ controls: [weekly] })).toEqual([
      'No evidence of CHG-01 covers March, April and May: was it performed then?',
    ]);
    expect(codes({ controls: [{ ...weekly, frequency: 'annual' }] })).toEqual([]);
  });

  it('asks who else looked, when preparer, reviewer and owner are one person', () => {
    const self = {
      ...done,
      signOffs: signed('ada preparer'),
      sample: sample({ items: [item('1', { hasEvidence: true, isDone: true })] }),
    };
    expect(codes({ tests: [test(self)] })).toEqual(['self_review']);
    expect(codes({ tests: [test({ preparer: 'Grace Owner' })] })).toEqual(['own_control']);
  });

  it('asks what a conclusion rests on', () => {
    expect(codes({ tests: [test({ ...done, natures: ['inquiry'] })] })).toEqual([
      'inquiry_alone',
      'no_sample',
    ]);
    expect(codes({ tests: [test({ ...done, result: 'did_not_occur' })] })).toEqual(['no_zero']);
    expect(
      codes({
        tests: [test({ ...done, result: 'did_not_occur' })],
        populations: [population({ kind: 'zero', rows: 0, inPeriod: 0, independentTotal: 0 })],
      }),
    ).toEqual([]);
    const judged = sample({ method: 'targeted', items: [item('1', { hasEvidence: true, isDone: true })] });
    expect(codes({ tests: [test({ ...done, sample: judged })] })).toEqual(['targeted']);
  });

  it('asks for a sample only where one instance says little about the rest', () => {
    const asked = (fields: Parameters<typeof control>[0]) =>
      codes({ controls: [control({ evidence: [evidence], ...fields })], tests: [test(done)] });
    expect(asked({})).toEqual(['no_sample']);
    expect(asked({ mode: 'automated' })).toEqual([]);
    expect(asked({ frequency: 'continuous' })).toEqual([]);
    expect(asked({ frequency: 'annual' })).toEqual([]);
  });

  it('puts what a conclusion can not stand without first, and knows the criterion', () => {
    const questions = auditorQuestions(
      facts({
        dates: TYPE_I,
        criteria: [
          { id: 'CC8.1', summary: '', isRelevant: true },
          { id: 'CC9.1', summary: '', isRelevant: true },
          { id: 'CC9.2', summary: '', isRelevant: false },
        ],
      }),
    );
    expect(questions.map(({ weight }) => weight)).toEqual([3, 3, 1]);
    expect(questions.map(({ code, criteria }) => [code, ...criteria])).toEqual([
      ['uncovered', 'CC9.1'],
      ['no_evidence', 'CC8.1'],
      ['no_walkthrough', 'CC8.1'],
    ]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });
});
