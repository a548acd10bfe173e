/** Every item of Electron's checklist has a test that is there, or a rule of the linter that is on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const rows = read('docs/electron-checklist.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('has all twenty items, in order', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

it.each(rows.map(([, number, item, , proof = '']) => [number, item, proof]))(
  '%s, %s, is proved',
  (...[, , proof]) => {
    const tests = [...(proof ?? '').matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    for (const [, rule] of (proof ?? '').matchAll(/`([\w-]+)` of the linter/g))
      expect(read('.oxlintrc.json')).toContain(`"${rule}": [\n      "error"`);
  },
);
