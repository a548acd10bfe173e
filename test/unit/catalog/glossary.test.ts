import { describe, expect, it } from 'vitest';
import { GLOSSARY } from '../../../shared/catalog/glossary.ts';
import { expectReadable } from './readable.ts';

describe('glossary', () => {
  const ids = GLOSSARY.map(({ id }) => id);

  it('has about sixty terms or more, each once, with ids fit for an address', () => {
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('is in alphabetical order', () => {
    const terms = GLOSSARY.map(({ term }) => term);
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
  });

  it('uses each name for one term only', () => {
    const names = GLOSSARY.flatMap(({ term, also = [] }) => [term, ...also]).map((name) =>
      name.toLowerCase(),
    );
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('refers only to terms that exist, never to itself', () => {
    const wrong = GLOSSARY.filter(({ id, see = [] }) =>
      see.some((other) => other === id || !ids.includes(other)),
    );
    expect(wrong).toEqual([]);
  });

  it('explains every term', () => {
    expect(GLOSSARY.filter(({ text }) => text.length < 30)).toEqual([]);
    expectReadable(GLOSSARY);
  });
});
