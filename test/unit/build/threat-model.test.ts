/** A promise without a test is a wish. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');
const [, promises = ''] = /^## Promises\n([\s\S]*?)^## /m.exec(page) ?? [];
const rows = promises
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(2);

it('names a test for every promise', () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !/`test\/[\w./-]+`/.test(row))).toEqual([]);
});

it('names only tests that are there', () => {
  const named = [...page.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});
