import { describe, expect, it } from 'vitest';
import { IPE_CHECKS, verdictProblem, type IpeChecks } from '../../../shared/domain/ipe-checks.ts';

const answered = (answer: 'yes' | 'no' | 'na', note = ''): IpeChecks =>
  Object.fromEntries(IPE_CHECKS.map(({ id }) => [id, { answer, note }]));

describe('the verdict on completeness and accuracy', () => {
  it('is sufficient only when every question is answered', () => {
    expect(verdictProblem('sufficient', {})).toContain('Not answered yet: from the real system, query shown');
    expect(verdictProblem('sufficient', { ...answered('yes'), total: { answer: null, note: 'x' } })).toBe(
      'Not answered yet: count agreed.',
    );
    expect(verdictProblem('sufficient', answered('yes'))).toBeNull();
  });

  it('asks for a reason where the answer is not yes', () => {
    expect(verdictProblem('sufficient', { ...answered('yes'), gaps: { answer: 'no', note: ' ' } })).toBe(
      'Write down why it does not matter: no gaps.',
    );
    expect(verdictProblem('sufficient', answered('na', 'a reason'))).toBeNull();
  });

  it('can be insufficient at any time', () => {
    expect(verdictProblem('insufficient', {})).toBeNull();
    expect(verdictProblem('not_ipe', {})).toBeNull();
  });
});
