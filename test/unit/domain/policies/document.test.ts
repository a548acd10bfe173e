import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../../../shared/catalog/policies.ts';
import { policyDocument } from '../../../../shared/contract/registers/policy-document.ts';
import {
  isSafeLink,
  normalDocument,
  normalRuns,
  storedText,
  widthOf,
  type PolicyBlock,
} from '../../../../shared/domain/policies/document.ts';
import { documentFromOutline } from '../../../../shared/domain/policies/from-outline.ts';
import { itemNumbers, outlineOf, plainText, textFacts } from '../../../../shared/domain/policies/words.ts';
import { anyDocument } from '../../../fixtures/policy-documents.ts';

const paragraph = (text: string): PolicyBlock => ({ kind: 'paragraph', runs: [{ text }] });
const item = (text: string, depth = 0, numbered = true): PolicyBlock => ({
  kind: 'item',
  numbered,
  depth,
  runs: [{ text }],
});
const heading = (text: string, level: 1 | 2 | 3 = 1): PolicyBlock => ({
  kind: 'heading',
  level,
  runs: [{ text }],
});

describe('the normal form of a text', () => {
  it('is the same when it is normalised again, and passes the contract', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const normal = normalDocument(document);
        expect(normalDocument(normal)).toEqual(normal);
        expect(policyDocument.parse(normal)).toEqual(normal);
        const tables = normal.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
        for (const rows of tables) expect(new Set(rows.map(widthOf)).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('joins runs of one look and takes blanks at the ends away', () => {
    expect(
      normalRuns([{ text: ' a', bold: true }, { text: ' ' }, { text: 'b\u0000  c ', bold: true }]),
    ).toEqual([{ text: 'a b c', bold: true }]);
    expect(
      normalRuns([{ text: 'a \n b' }, { text: ' ', italic: true }, { text: 'c', underline: true }]),
    ).toEqual([{ text: 'a\nb ' }, { text: 'c', underline: true }]);
  });

  it('refuses what is longer than a policy, and stores nothing for no text', () => {
    expect(() => normalDocument({ blocks: [paragraph('word '.repeat(90_000))] })).toThrow(/400 kB/);
    expect(storedText({ blocks: [paragraph('  '), { kind: 'table', rows: [[{ paragraphs: [] }]] }] })).toBe(
      '',
    );
  });

  it('lets an item stand one below the item before at most', () => {
    const { blocks } = normalDocument({ blocks: [item('a', 3), item('b', 4), paragraph('c'), item('d', 1)] });
    expect(blocks.map((block) => (block.kind === 'item' ? block.depth : null))).toEqual([0, 1, null, 0]);
  });

  it('keeps links to pages and to mail only', () => {
    expect(isSafeLink('https://example.com/a?b=c')).toBe(true);
    expect(isSafeLink('mailto:security@example.com')).toBe(true);
    for (const href of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '//example.com',
      'https://a b',
      'data:text/html,x',
    ])
      expect(isSafeLink(href)).toBe(false);
    expect(normalRuns([{ text: 'x', href: 'javascript:alert(1)' }])).toEqual([{ text: 'x' }]);
    expect(policyDocument.safeParse({ blocks: [{ kind: 'script', runs: [] }] }).success).toBe(false);
  });
});

describe('what a text says about itself', () => {
  it('numbers headings, unless they bring their own numbers', () => {
    const numbers = (blocks: PolicyBlock[]) => outlineOf({ blocks }).map(({ number }) => number);
    expect(numbers([heading('Scope'), heading('Staff', 2), heading('Guests', 2), heading('Roles')])).toEqual([
      '1',
      '1.1',
      '1.2',
      '2',
    ]);
    expect(numbers([heading('1. Scope'), heading('2) Roles'), heading('Annex')])).toEqual(['', '', '']);
    expect(numbers([heading('Below', 2), heading('Deeper', 3)])).toEqual(['1', '1.1']);
  });

  it('numbers items anew below another item and after other text', () => {
    const blocks = [
      item('a'),
      item('b', 1),
      item('c', 1),
      item('d'),
      item('e', 1),
      paragraph('-'),
      item('f'),
    ];
    expect([...itemNumbers({ blocks }).values()]).toEqual([1, 1, 2, 2, 1, 1]);
  });

  it('counts words and what is to be filled in', () => {
    const document = { blocks: [paragraph("Staff's own [device type] and [vault], twenty-one in all")] };
    expect(textFacts(document)).toEqual({ words: 9, placeholders: ['[device type]', '[vault]'] });
  });

  it('starts from every outline of the catalog', () => {
    for (const policy of POLICIES) {
      const document = documentFromOutline(policy);
      expect(outlineOf(document).map(({ title }) => title)).toEqual(
        policy.outline.map(({ heading: h }) => h),
      );
      for (const { starter } of policy.outline) expect(plainText(document)).toContain(starter);
      expect(textFacts(document).placeholders.length).toBeGreaterThan(policy.outline.length);
    }
  });
});
