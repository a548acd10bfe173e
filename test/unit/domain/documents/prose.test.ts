import { describe, expect, it } from 'vitest';
import { bullet, paragraph, paragraphs } from '../../../../shared/domain/documents/prose.ts';
import type { PolicyBlock } from '../../../../shared/domain/policies/document.ts';

const wordsOf = (block: PolicyBlock | undefined): string =>
  block && 'runs' in block ? block.runs.map(({ text }) => text).join('') : '';

describe('a sentence of a draft', () => {
  it('has one full stop after a name that ends with one', () => {
    expect(wordsOf(paragraph('Beside those of Example B.V.. Nobody reads them.. '))).toBe(
      'Beside those of Example B.V. Nobody reads them. ',
    );
    expect(wordsOf(paragraph('And so on... until the end.'))).toBe('And so on... until the end.');
    expect(wordsOf(bullet('Run by Example Inc.'))).toBe('Run by Example Inc.');
  });

  it('stays as it is where a person wrote it', () => {
    expect(paragraphs('Wait..\nThen go.').map(wordsOf)).toEqual(['Wait..', 'Then go.']);
  });
});
