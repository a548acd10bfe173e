import { describe, expect, it } from 'vitest';
import { CATEGORY_ADVICE, REPORT_TYPES, SOC_REPORTS } from '../../../shared/catalog/explainers.ts';
import { MYTHS } from '../../../shared/catalog/myths.ts';
import { CATEGORIES } from '../../../shared/domain/vocabulary.ts';
import { expectReadable } from './readable.ts';

describe('myths and pitfalls', () => {
  it('have ids of their own', () => {
    expect(new Set(MYTHS.map(({ id }) => id)).size).toBe(MYTHS.length);
  });

  it('hold at least ten myths and the pitfalls of practice', () => {
    const count = (kind: string) => MYTHS.filter((myth) => myth.kind === kind).length;
    expect(count('myth')).toBeGreaterThanOrEqual(10);
    expect(count('pitfall')).toBeGreaterThanOrEqual(15);
    expect(count('myth') + count('pitfall')).toBe(MYTHS.length);
  });

  it('say what is true and what to do instead', () => {
    expect(
      MYTHS.filter(({ truth, rightApproach }) => truth.length < 40 || rightApproach.length < 40),
    ).toEqual([]);
    expectReadable(MYTHS);
  });
});

describe('explainers', () => {
  it.each([SOC_REPORTS, REPORT_TYPES])('$title: one cell for each column', ({ columns, rows }) => {
    expect(rows.filter(({ cells }) => cells.length !== columns.length)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(6);
  });

  it('advise on every category', () => {
    expect(CATEGORY_ADVICE.map(({ category }) => category)).toEqual(CATEGORIES);
    expectReadable([SOC_REPORTS, REPORT_TYPES, CATEGORY_ADVICE]);
  });

  it('call no report a certification and prescribe no minimum period', () => {
    const text = JSON.stringify([SOC_REPORTS, REPORT_TYPES, CATEGORY_ADVICE]);
    expect(text).not.toMatch(/certified|accredit|Service Organization Control|64/i);
    expect(text).toContain('no minimum is prescribed');
  });
});
