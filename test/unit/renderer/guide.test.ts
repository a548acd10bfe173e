import { describe, expect, it } from 'vitest';
import { ENTRIES, findEntries } from '../../../renderer/areas/guide/entries.ts';
import { SECTIONS } from '../../../renderer/areas/guide/sections.ts';

const idsOf = (search: string) => findEntries(search).map(({ id }) => id);

describe('entries of the guide', () => {
  it('can each be named in an address', () => {
    const ids = ENTRIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+\/[\w.-]+$/.test(id))).toEqual([]);
  });

  it('fill every section', () => {
    const filled = new Set(ENTRIES.map(({ section }) => section));
    expect(SECTIONS.map(({ id }) => id).filter((id) => !filled.has(id))).toEqual([]);
    expect(ENTRIES.filter(({ section }) => section === 'criteria')).toHaveLength(61);
  });
});

describe('findEntries', () => {
  it('gives everything without a search', () => {
    expect(findEntries('  ')).toBe(ENTRIES);
  });

  it('puts what is called so first', () => {
    expect(idsOf('cc6.1')[0]).toBe('criteria/CC6.1');
    expect(idsOf('CUEC')[0]).toBe('glossary/cuec');
    expect(idsOf('password')[0]).toBe('policies/password');
  });

  it('wants every word, in any order and anywhere in the text', () => {
    expect(idsOf('customer complementary')).toContain('glossary/cuec');
    expect(idsOf('prescribed minimum')).toContain('reports/types');
    expect(idsOf('customer xyzzy')).toEqual([]);
  });
});
