import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../../shared/catalog/criteria.ts';
import { CRITERION_QUESTIONS } from '../../../../shared/catalog/interview.ts';
import {
  FEWEST_QUESTIONS,
  interviewOutline,
  interviewQuestions,
  MOST_QUESTIONS,
  readAnswers,
  withAnswer,
} from '../../../../shared/domain/mock-audit/interview.ts';
import { FREQUENCIES, MODES, NATURES, RESPONSIBILITIES } from '../../../../shared/domain/vocabulary.ts';
import { control, TYPE_I, TYPE_II } from './facts.ts';

describe('questions of an interview', () => {
  it('has a question for each criterion and for nothing else', () => {
    expect(Object.keys(CRITERION_QUESTIONS).toSorted()).toEqual(CRITERIA.map(({ id }) => id).toSorted());
  });

  it('asks between six and twelve different questions, whatever the control is', () => {
    const ids = CRITERIA.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.record({
          frequency: fc.constantFrom(null, ...FREQUENCIES),
          mode: fc.constantFrom(null, ...MODES),
          nature: fc.constantFrom(null, ...NATURES),
          responsibility: fc.constantFrom(...RESPONSIBILITIES),
          owner: fc.constantFrom(null, 'Grace Owner'),
          libraryRef: fc.constantFrom('', 'IAM-04', 'CHG-01'),
          criteria: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 9 }),
        }),
        fc.constantFrom(TYPE_I, TYPE_II),
        (fields, dates) => {
          const questions = interviewQuestions(control(fields), dates);
          expect(questions.length).toBeGreaterThanOrEqual(FEWEST_QUESTIONS);
          expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
          expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
          for (const { text, listenFor } of questions) {
            expect(text).toMatch(/[?.]$/);
            expect(listenFor).not.toBe('');
          }
        },
      ),
    );
  });

  it('asks for the population in Type II only', () => {
    const texts = (dates: typeof TYPE_I) =>
      interviewQuestions(control({ libraryRef: 'CHG-01' }), dates)
        .map(({ text }) => text)
        .join(' ');
    expect(texts(TYPE_II)).toContain('From which system can a list of all changes');
    expect(texts(TYPE_I)).not.toContain('From which system');
  });
});

describe('answers in the notes', () => {
  it('keeps each answer under its question, and leaves the others alone', () => {
    const controls = [control({ ref: 'CHG-01' }), control({ ref: 'CHG-02' })];
    const outline = interviewOutline(controls, TYPE_II);
    const questions = readAnswers(outline, 'CHG-02').map(({ question }) => question);
    expect(questions).toEqual(interviewQuestions(controls[1]!, TYPE_II).map(({ text }) => text));
    const text = fc.string({ maxLength: 60 }).filter((s) => s.trim() !== '');
    fc.assert(
      fc.property(fc.nat(questions.length - 1), text, text, (i, first, second) => {
        const question = questions[i]!;
        const once = withAnswer(outline, controls[1]!, question, first);
        const twice = withAnswer(once, controls[1]!, question, second);
        const answers = readAnswers(twice, 'chg-02');
        expect(answers.map((a) => a.question)).toEqual(questions);
        expect(answers.filter((a) => a.answer !== '').map((a) => a.answer)).toEqual([second.trim()]);
        expect(readAnswers(twice, 'CHG-01').every((a) => a.answer === '')).toBe(true);
      }),
    );
  });

  it('adds a control and a question that are not there', () => {
    const one = control({ ref: 'CHG-01', title: 'Review' });
    const notes = withAnswer('Met in the office.', one, 'Who reviews?', 'Two engineers\n# not a heading');
    expect(notes).toContain('Met in the office.');
    expect(readAnswers(notes, 'CHG-01')).toEqual([
      { question: 'Who reviews?', answer: 'Two engineers\n # not a heading' },
    ]);
    const more = withAnswer(notes, one, 'Since when?', '');
    expect(readAnswers(more, 'CHG-01').map(({ question }) => question)).toEqual([
      'Who reviews?',
      'Since when?',
    ]);
  });
});
