import { request, type IncomingHttpHeaders } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { loadAssets } from '../../../electron/host/assets.ts';
import { startHost, type Host } from '../../../electron/host/server.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { startEngine, type TestEngine } from '../../fixtures/engine.ts';

export interface TestHost extends AsyncDisposable {
  engine: TestEngine;
  host: Host;
  authority: string;
  token: string;
  api: Api;
  /** A raw request, because `fetch` would not send what an attacker sends. */
  send(options: {
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: string | Uint8Array;
  }): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>;
  /** Headers that the page sends. */
  own: Record<string, string>;
}

/** The loopback host over a page of two files. */
export async function startTestHost(): Promise<TestHost> {
  const engine = startEngine();
  const renderer = join(engine.folder, 'renderer');
  mkdirSync(renderer);
  writeFileSync(join(renderer, 'index.html'), '<meta name="nonce" content="__CSP_NONCE__"><h1>Page</h1>');
  writeFileSync(join(renderer, 'app.js'), 'export {};');
  writeFileSync(join(engine.folder, 'secret.html'), 'outside');
  const host = await startHost({
    session: engine.session,
    assets: loadAssets(renderer),
    workspaceFolder: join(engine.folder, 'engagements'),
    port: 0,
  });
  const url = new URL(host.url);
  const token = url.hash.slice('#t='.length);
  const own = { origin: url.origin, 'x-trustbench-token': token, 'content-type': 'application/json' };
  const link = new RPCLink({ url: `${url.origin}/rpc`, headers: own });
  return {
    engine,
    host,
    authority: url.host,
    token,
    api: createORPCClient(link),
    own,
    send: ({ method = 'GET', path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const sent = request(
          { host: '127.0.0.1', port: url.port, method, path, headers: { host: url.host, ...headers } },
          (response) => {
            const pieces: Buffer[] = [];
            response.on('data', (piece: Buffer) => pieces.push(piece));
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(pieces),
              }),
            );
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    [Symbol.asyncDispose]: async () => {
      await host.close();
      await engine[Symbol.asyncDispose]();
    },
  };
}
