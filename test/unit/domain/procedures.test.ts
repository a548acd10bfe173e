import { array, assert, constantFrom, property, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInquiryAlone,
  joinProcedure,
  naturesOf,
  splitProcedure,
} from '../../../shared/domain/procedures.ts';
import { PROCEDURE_NATURES } from '../../../shared/domain/vocabulary.ts';

describe('splitProcedure', () => {
  it('gives each sentence the nature of its first telling verb', () => {
    const text = 'Ask how requests are approved. Inspect one request. Its approver is not the requester.';
    expect(splitProcedure(text, ['inquiry', 'inspection'])).toEqual([
      { nature: 'inquiry', text: 'Ask how requests are approved.' },
      { nature: 'inspection', text: 'Inspect one request. Its approver is not the requester.' },
    ]);
  });

  it('adds the usual step of a nature that no sentence speaks of', () => {
    const steps = splitProcedure('Trace each change to its ticket.', ['inspection', 'reperformance']);
    expect(steps.map(({ nature }) => nature)).toEqual(['reperformance', 'inspection']);
  });

  it('has nothing to split without natures', () => {
    expect(splitProcedure('Ask.', [])).toEqual([]);
  });

  it('loses no word and no nature', () => {
    const words = array(constantFrom('Ask', 'why.', 'Inspect', 'it.', 'Then', 'compare', 'both.'));
    assert(
      property(words, subarray([...PROCEDURE_NATURES], { minLength: 1 }), (parts, natures) => {
        const text = parts.join(' ');
        const steps = splitProcedure(text, natures);
        expect(naturesOf(steps)).toEqual(natures);
        expect(joinProcedure(steps).replaceAll('\n', ' ').startsWith(text)).toBe(true);
      }),
    );
  });
});

describe('isInquiryAlone', () => {
  it('holds for inquiry and for nothing at all', () => {
    expect(isInquiryAlone([])).toBe(true);
    expect(isInquiryAlone(['inquiry'])).toBe(true);
    expect(isInquiryAlone(['inquiry', 'observation'])).toBe(false);
  });
});
