import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonIndex } from '../../../electron/engine/evidence/formats/json-index.ts';

/** What an index holds, as the value it was made from. */
function valueOf(index: JsonIndex, node: number): unknown {
  const children = [...index.children(node)];
  if (index.kind(node) === 'list') return children.map((child) => valueOf(index, child));
  if (index.kind(node) !== 'object') return JSON.parse(index.source(node));
  return Object.fromEntries(children.map((child) => [index.name(child), valueOf(index, child)]));
}

it('holds what JSON.parse holds', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
      const value: unknown = JSON.parse(text);
      const index = new JsonIndex(JSON.stringify(value, null, indent));
      expect(index.problem).toBeNull();
      expect(JSON.stringify(valueOf(index, 0))).toBe(JSON.stringify(value));
    }),
  );
});

it('agrees with JSON.parse on what is no JSON, and says where', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '01'), (text, place, sign) => {
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + sign + text.slice(at + 1);
      const index = new JsonIndex(changed);
      const isOne = index.problem === null && [...index.roots()].length === 1;
      expect(isOne).toBe(isJson(changed));
      expect(index.problem?.position ?? 0).toBeLessThanOrEqual(changed.length);
    }),
  );
});

it('takes one value a line, keeps long numbers and doubled names', () => {
  const index = new JsonIndex('{"a":12345678901234567890,"a":1e400}\n{"b":2}\n');
  expect([...index.roots()]).toEqual([0, 3]);
  expect([1, 2].map((node) => [index.name(node), index.source(node)])).toEqual([
    ['a', '12345678901234567890'],
    ['a', '1e400'],
  ]);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
