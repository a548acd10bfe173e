import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../shared/domain/content-security.ts';

const directives = new Map(
  contentSecurityPolicy('bm9uY2U=')
    .split('; ')
    .map((d) => [d.split(' ')[0], d.split(' ').slice(1)]),
);

it('lets nothing in that is not named', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  for (const name of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])
    expect(directives.get(name)).toEqual(["'none'"]);
});

it('runs scripts of our own files only', () => {
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  expect(directives.get('style-src')).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  for (const sources of directives.values())
    for (const source of sources) expect(source).not.toMatch(/unsafe|http|\*/);
});
