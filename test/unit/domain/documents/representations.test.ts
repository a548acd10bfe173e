import { describe, expect, it } from 'vitest';
import {
  askQuestions,
  representationChecks,
  type GivenAnswer,
  type RepresentationFacts,
} from '../../../../shared/domain/documents/representations.ts';
import { QUESTIONS } from '../../../../shared/domain/documents/representation-questions.ts';
import { factsOf, incidentOf } from '../../../fixtures/document-facts.ts';

const factsFor = (given: Partial<RepresentationFacts> = {}): RepresentationFacts => ({
  ...factsOf(),
  laterIncidents: [],
  laterChanges: [],
  insufficientPopulations: [],
  uncheckedPopulations: [],
  ...given,
});
const answered = (answer: GivenAnswer['answer'], explanation = ''): GivenAnswer => ({
  answer,
  explanation,
  answeredBy: 'Mei Aldana',
  answeredOn: '2026-08-01',
});
const questionOf = (id: string, facts: RepresentationFacts, answer: GivenAnswer) =>
  askQuestions(facts, new Map([[id, answer]])).find((question) => question.id === id);

describe('the questionnaire', () => {
  it('asks about thirty questions, each once, and those on operation in Type II only', () => {
    expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length);
    const type1 = askQuestions(factsFor({ type: 'I', from: '2026-06-30' }), new Map());
    expect(QUESTIONS.length).toBeGreaterThanOrEqual(30);
    expect(type1.length).toBeLessThan(QUESTIONS.length);
    const words = type1.map(({ text }) => text).join('\n');
    expect(words).not.toMatch(/period|operate as described/);
    expect(words).toContain('as of 30 June 2026');
  });

  it('shows what the records say against an answer, and nothing while they agree', () => {
    const facts = factsFor({ incidents: [incidentOf()] });
    expect(questionOf('significant-incidents', facts, answered('no'))?.contradiction).toBe(
      'The description tells of: INC-1 Import stopped.',
    );
    expect(questionOf('significant-incidents', facts, answered('yes'))?.contradiction).toBe('');
    expect(questionOf('significant-incidents', factsFor(), answered('yes'))?.contradiction).toBe('');
    expect(
      questionOf('later-incidents', factsFor({ laterIncidents: ['INC-9'] }), answered('no'))?.contradiction,
    ).toContain('INC-9');
  });

  it('asks for an explanation of an unusual answer', () => {
    expect(questionOf('fraud', factsFor(), answered('yes'))?.lacksExplanation).toBe(true);
    expect(questionOf('fraud', factsFor(), answered('yes', 'A theft of laptops.'))?.lacksExplanation).toBe(
      false,
    );
    expect(questionOf('fraud', factsFor(), answered('no'))?.lacksExplanation).toBe(false);
  });

  it('counts what is open', () => {
    const asked = askQuestions(factsFor(), new Map([['fraud', answered('yes')]]));
    expect(representationChecks(asked).map(({ level, part }) => [level, part])).toEqual([
      ['note', null],
      ['warning', 'fraud'],
    ]);
  });
});
