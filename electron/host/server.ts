import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { NONCE_PLACEHOLDER, pageHeaders } from '../../shared/domain/content-security.ts';
import { AppError, toErrorData } from '../../shared/domain/errors.ts';
import { router } from '../engine/router.ts';
import type { Session } from '../engine/session.ts';
import type { Asset } from './assets.ts';
import { refuseRequest } from './guard.ts';
import { Transfers } from './transfer.ts';

export interface Host {
  /** Address to open; the token is in the fragment, which browsers do not send and servers do not log. */
  url: string;
  close(): Promise<void>;
}

export interface HostOptions {
  session: Session;
  assets: Map<string, Asset>;
  workspaceFolder: string;
  /** 0 picks a free one. */
  port: number;
}

/** Bytes. */
const LARGEST_JSON = 64 * 1024;
/** Bytes of one call; a block of cells that is pasted is the largest, files come another way. */
const LARGEST_CALL = 64 * 1024 * 1024;

/** Serves the renderer and the contract on 127.0.0.1 to whoever holds the token. */
export async function startHost({ session, assets, workspaceFolder, port }: HostOptions): Promise<Host> {
  const token = randomBytes(32).toString('base64url');
  const rpc = new RPCHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_CALL })] });
  const transfers = new Transfers(session.files, workspaceFolder);
  let authority = '';

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = (request.url ?? '/').split('?')[0] ?? '/';
    const method = request.method ?? 'GET';
    const asset = method === 'GET' ? assets.get(address === '/' ? '/index.html' : address) : undefined;
    const refused = refuseRequest(
      { method, headers: request.headers, needsToken: asset === undefined },
      authority,
      token,
    );
    secure(response);
    if (refused !== null) {
      response.writeHead(refused).end();
      return;
    }
    if (asset) return sendAsset(asset, request, response);
    if (address.startsWith('/rpc/')) {
      await rpc.handle(request, response, { prefix: '/rpc', context: { session } });
      if (!response.writableEnded && !response.headersSent) response.writeHead(404).end();
    } else if (method === 'POST' && address === '/files')
      sendJson(response, await transfers.receive(request));
    else if (method === 'POST' && address === '/targets')
      sendJson(response, transfers.offerTarget(await readJson(request)));
    else if (method === 'GET' && address.startsWith('/targets/'))
      await transfers.send(address.slice('/targets/'.length), response);
    else response.writeHead(404).end();
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else {
        response.statusCode = 400;
        sendJson(response, toErrorData(error));
      }
    });
  });
  await listen(server, port);
  authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${authority}/#t=${token}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await session.dispose();
      transfers.dispose();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // The literal address: "localhost" may resolve to another interface.
    server.listen(port, '127.0.0.1', resolve);
  });
}

function secure(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Referrer-Policy', 'no-referrer');
}

function sendAsset(asset: Asset, request: IncomingMessage, response: ServerResponse): void {
  const isPage = asset.mediaType.startsWith('text/html');
  response.setHeader('Content-Type', asset.mediaType);
  const nonce = randomBytes(16).toString('base64');
  // Workers inherit no policy from the page, so every file carries one.
  for (const [name, value] of Object.entries(pageHeaders(nonce))) response.setHeader(name, value);
  if (isPage) {
    response.end(asset.body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce));
    return;
  }
  // Names of built files carry a hash of their content.
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.setHeader('ETag', asset.etag);
  if (request.headers['if-none-match'] === asset.etag) response.writeHead(304).end();
  else response.end(asset.body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(value));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LARGEST_JSON)
      throw new AppError('bad_input', 'The request is too large. Send a shorter one.');
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new AppError('bad_input', 'The request is not JSON. Load the page again.');
  }
}
