import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost } from './support.ts';

let test: TestHost;
beforeAll(async () => {
  test = await startTestHost();
});
afterAll(() => test[Symbol.asyncDispose]());

const status = async (options: Parameters<TestHost['send']>[0]) => (await test.send(options)).status;
const call = (headers: Record<string, string>) =>
  status({ method: 'POST', path: '/rpc/workspace/status', headers, body: '{"json":{}}' });
const without = (name: string) =>
  Object.fromEntries(Object.entries(test.own).filter(([key]) => key !== name));

describe('a call', () => {
  it('passes with the token from the page itself', async () => {
    expect(await call(test.own)).toBe(200);
    expect(await call({ ...test.own, 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it.each([
    ['localhost', 421],
    ['evil.example', 421],
  ])('is refused for the host "%s", which is how a name is rebound', async (host, expected) => {
    expect(await call({ ...test.own, host })).toBe(expected);
    expect(await status({ path: '/', headers: { host } })).toBe(expected);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:1', 'http://127.0.0.1', ''])(
    'is refused from the origin "%s"',
    async (origin) => {
      expect(await call({ ...test.own, origin })).toBe(403);
    },
  );

  it('is refused without an origin, from another site, and from another port', async () => {
    expect(await call(without('origin'))).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect(await call({ ...test.own, 'sec-fetch-site': site })).toBe(403);
    expect(await call({ ...test.own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(
      403,
    );
  });

  it('is refused without the token, with a wrong one, and with one in the address', async () => {
    expect(await call(without('x-trustbench-token'))).toBe(401);
    for (const token of ['', 'x', `${test.token}x`, test.token.slice(1)])
      expect(await call({ ...test.own, 'x-trustbench-token': token })).toBe(401);
    expect(
      await status({
        method: 'POST',
        path: `/rpc/workspace/status?t=${test.token}`,
        headers: without('x-trustbench-token'),
      }),
    ).toBe(401);
  });

  it('is never answered to GET, which other sites can send', async () => {
    const path = '/rpc/workspace/status?data=%7B%22json%22%3A%7B%7D%7D';
    expect(await status({ path, headers: test.own })).toBeGreaterThanOrEqual(400);
  });

  it.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('is refused with %s', async (method) => {
    expect(await status({ method, path: '/rpc/workspace/status', headers: test.own })).toBeGreaterThanOrEqual(
      400,
    );
    expect(await status({ method, path: '/' })).toBeGreaterThanOrEqual(400);
  });

  it.each([
    '/rpc',
    '/rpc/',
    '/rpc/none',
    '/rpc/workspace/__proto__',
    '/rpc/constructor',
    '/files/x',
    '/nothing',
  ])('to %s finds nothing', async (path) => {
    expect(await status({ method: 'POST', path, headers: test.own, body: '{"json":{}}' })).toBe(404);
  });
});

describe('what is too large', () => {
  it('is refused as a call before it is held in memory', async () => {
    const body = Buffer.alloc(64 * 1024 * 1024 + 1, ' ');
    expect(await status({ method: 'POST', path: '/rpc/workspace/status', headers: test.own, body })).toBe(
      413,
    );
  });

  it('is refused as the name of a file', async () => {
    const body = JSON.stringify({ fileName: 'x'.repeat(64 * 1024), kind: 'pdf' });
    const answer = await test.send({ method: 'POST', path: '/targets', headers: test.own, body });
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toContain('too large');
  });
});

describe('the files of the page', () => {
  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/..\\secret.html',
    '//etc/passwd',
    '/renderer/../../secret.html',
    '/app.js/',
    '/APP.JS',
    '/app.js%00.html',
    '/__proto__',
    '/constructor',
  ])('are all there is: %s is refused', async (path) => {
    const answer = await test.send({ path });
    expect([401, 404]).toContain(answer.status);
    expect(answer.body).toHaveLength(0);
  });

  it('may be opened by a link from elsewhere, but not be fetched by another site', async () => {
    const site = { 'sec-fetch-site': 'cross-site' };
    expect(await status({ path: '/', headers: { ...site, 'sec-fetch-mode': 'navigate' } })).toBe(200);
    expect(await status({ path: '/app.js', headers: { ...site, 'sec-fetch-mode': 'no-cors' } })).toBe(403);
    expect(await status({ path: '/app.js', headers: { origin: 'https://evil.example' } })).toBe(403);
  });

  it('carry a policy with a new nonce each time', async () => {
    const nonces = [];
    for (const path of ['/', '/index.html']) {
      const { headers, body } = await test.send({ path });
      const nonce = /content="([^"]+)"/.exec(body.toString())?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|http/);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
  });

  it('are sent again only when they changed', async () => {
    const { headers } = await test.send({ path: '/app.js' });
    expect(headers['content-type']).toMatch(/^text\/javascript/);
    const etag = String(headers.etag);
    expect(await status({ path: '/app.js', headers: { 'if-none-match': etag } })).toBe(304);
  });
});

it('the page may use no device, and looks up no name ahead of a click', async () => {
  const { headers } = await test.send({ path: '/' });
  expect(headers['x-dns-prefetch-control']).toBe('off');
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
});

it('every answer keeps to itself', async () => {
  const answers = [
    await test.send({ path: '/' }),
    await test.send({ path: '/none' }),
    await test.send({
      method: 'POST',
      path: '/rpc/workspace/status',
      headers: test.own,
      body: '{"json":{}}',
    }),
    await test.send({
      method: 'OPTIONS',
      path: '/rpc/workspace/status',
      headers: { origin: 'https://evil.example' },
    }),
  ];
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

it('listens on the loopback address only and gives every start another token', async () => {
  expect(test.authority).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(test.token).toMatch(/^[\w-]{43}$/);
  await using other = await startTestHost();
  expect(other.token).not.toBe(test.token);
});
