import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Tree } from '../../../../shared/domain/review/canonical-json.ts';
import {
  noteState,
  refuseAnswer,
  refuseClearing,
  refuseReopening,
} from '../../../../shared/domain/review/review-note.ts';
import { contentDifferences } from '../../../../shared/domain/review/sheet-content.ts';
import {
  refuseSignOff,
  refuseWithdrawal,
  reviewBySigning,
  reviewState,
  type SignOffFacts,
} from '../../../../shared/domain/review/sign-off.ts';

const facts = (patch: Partial<SignOffFacts> = {}): SignOffFacts => ({
  isConcluded: true,
  openProcedures: 0,
  openItems: 0,
  openNotes: 0,
  preparer: null,
  reviewer: null,
  ...patch,
});
const mara = { by: 'Mara Ellison', state: 'current' } as const;
const jon = { by: 'Jon Okafor', state: 'current' } as const;

describe('a preparer', () => {
  it.each<[Partial<SignOffFacts>, RegExp]>([
    [{}, /^can sign$/],
    [{ isConcluded: false }, /no conclusion/],
    [{ openItems: 2 }, /^2 items have/],
    [{ openProcedures: 1 }, /^1 procedure has/],
    [{ preparer: mara }, /^can sign$/],
    [{ preparer: { ...jon, state: 'reopened' } }, /^can sign$/],
  ])('with %j', (patch, reason) => {
    const refused = refuseSignOff('preparer', 'mara ellison', facts(patch));
    expect(refused ?? 'can sign').toMatch(reason);
  });

  it('has a name', () => expect(refuseSignOff('preparer', ' ', facts())).toMatch(/needs a name/));
});

describe('a reviewer', () => {
  it.each<[Partial<SignOffFacts>, RegExp]>([
    [{}, /Nobody signed/],
    [{ preparer: mara }, /^can sign$/],
    [{ preparer: { ...mara, state: 'reopened' } }, /changed after Mara Ellison signed/],
    [{ preparer: mara, openNotes: 1 }, /^1 review note is/],
  ])('with %j', (patch, reason) => {
    const refused = refuseSignOff('reviewer', 'Jon Okafor', facts(patch));
    expect(refused ?? 'can sign').toMatch(reason);
  });
});

it('a review is judged by whoever gives it, and one that a change undid no more', () => {
  expect(reviewBySigning('reviewer', 'Jon', { preparer: mara, reviewer: null })).toEqual({
    reviewer: 'Jon',
    workers: ['Mara Ellison'],
  });
  expect(reviewBySigning('preparer', 'Jon', { preparer: null, reviewer: jon }).reviewer).toBe('Jon Okafor');
  const undone = { preparer: mara, reviewer: { ...jon, state: 'reopened' as const } };
  expect(reviewBySigning('preparer', 'Jon', undone).reviewer).toBe('');
});

it('a signature is withdrawn by its owner, the review before what it reviewed', () => {
  expect(refuseWithdrawal('preparer', 'Mara Ellison', { preparer: mara, reviewer: null })).toBeNull();
  expect(refuseWithdrawal('preparer', 'Mara Ellison', { preparer: mara, reviewer: jon })).toMatch(
    /Jon Okafor/,
  );
  expect(refuseWithdrawal('reviewer', 'Mara Ellison', { preparer: mara, reviewer: jon })).toMatch(
    /by the person/,
  );
  expect(refuseWithdrawal('reviewer', 'Mara Ellison', { preparer: mara, reviewer: null })).toMatch(/Nobody/);
});

it('a sheet is reopened by one signature that a change undid', () => {
  expect(reviewState(facts())).toBe('unsigned');
  expect(reviewState(facts({ preparer: mara }))).toBe('prepared');
  expect(reviewState(facts({ preparer: mara, reviewer: jon }))).toBe('reviewed');
  expect(reviewState(facts({ preparer: mara, reviewer: { ...jon, state: 'reopened' } }))).toBe('reopened');
});

describe('review notes', () => {
  const open = { raisedBy: 'Jon', answeredBy: '', answeredAt: null, clearedAt: null };
  const answered = { ...open, answeredBy: 'Mara', answeredAt: '2026-05-20T10:00:00.000Z' };
  const cleared = { ...answered, clearedAt: '2026-05-21T10:00:00.000Z' };

  it('have a state', () => {
    expect([open, answered, cleared].map(noteState)).toEqual(['open', 'answered', 'cleared']);
  });
  it('are not cleared by the one who answered, nor by another before an answer', () => {
    expect(refuseClearing(answered, ' MARA')).toMatch(/You answered/);
    expect(refuseClearing(answered, 'Jon')).toBeNull();
    expect(refuseClearing(open, 'Mara')).toMatch(/let Jon clear it/);
    expect(refuseClearing(open, 'Jon')).toBeNull();
    expect(refuseClearing(cleared, 'Jon')).toMatch(/already/);
  });
  it('go back and forth', () => {
    expect(refuseAnswer(open)).toBeNull();
    expect(refuseAnswer(cleared)).toMatch(/Reopen/);
    expect(refuseReopening(open)).toMatch(/open already/);
    expect(refuseReopening(cleared)).toBeNull();
  });
});

describe('differences', () => {
  const sheet = (mark: string, extra: Tree = {}): Tree => ({
    items: { 'CR-0410': { date: '2026-03-12', marks: { C: mark }, cellNotes: {} } },
    result: 'no_exceptions',
    extra,
  });

  it('are said in words', () => {
    expect(contentDifferences(sheet('met'), sheet('exception'))).toEqual(['CR-0410 C: met → exception']);
    expect(
      contentDifferences(
        { items: { 'CR-1': { marks: {} } }, procedures: { '1': { outcome: '' } }, evidence: {} },
        {
          items: { 'CR-2': { marks: {} } },
          procedures: { '1': { outcome: 'Agreed' } },
          evidence: { 'EV-0001': 'a'.repeat(64) },
        },
      ),
    ).toEqual([
      'Evidence EV-0001: none → aaaaaaaa…',
      'CR-1: removed',
      'CR-2: added',
      'Procedure 1 outcome: none → "Agreed"',
    ]);
  });

  it('of hostile keys are found', () => {
    const with1 = JSON.parse('{"items":{"__proto__":{"marks":{"A":"met"}}}}') as Tree;
    const with2 = JSON.parse('{"items":{"__proto__":{"marks":{"A":"constructor"}}}}') as Tree;
    expect(contentDifferences(with1, with2)).toEqual(['__proto__ A: met → "constructor"']);
    expect(canonicalJson(with1)).toContain('__proto__');
  });

  const tree = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.string({ maxLength: 4 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constant(null),
      fc.dictionary(fc.constantFrom('items', 'marks', 'A', '__proto__', 'x'), tie('tree'), { maxKeys: 3 }),
    ),
  })).tree;

  it('are none exactly when the canonical texts are the same', () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        expect(contentDifferences(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      }),
      { numRuns: 400 },
    );
  });

  it('of what was stored and read again are none', () => {
    fc.assert(
      fc.property(tree, (a) => {
        const text = canonicalJson(a);
        expect(canonicalJson(JSON.parse(text) as Tree)).toBe(text);
        expect(contentDifferences(JSON.parse(text) as Tree, a)).toEqual([]);
      }),
    );
  });
});
