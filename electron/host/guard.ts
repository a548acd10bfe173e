import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Guarded {
  method: string;
  headers: IncomingHttpHeaders;
  /** True for addresses that read or change data; false for the renderer's own files, which hold nothing. */
  needsToken: boolean;
}

/**
 * Why a request to the loopback host is refused, as an HTTP status, or null when it may pass. Loopback alone is no protection:
 * any website can send requests to it. `Host` stops DNS rebinding, `Origin` and `Sec-Fetch-Site` stop other sites, the token
 * stops other users of the machine.
 */
export function refuseRequest(request: Guarded, authority: string, token: string): number | null {
  const { headers } = request;
  if (headers.host !== authority) return 421;
  const site = headers['sec-fetch-site'];
  const navigating = headers['sec-fetch-mode'] === 'navigate' && !request.needsToken;
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !navigating) return 403;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && headers.origin !== `http://${authority}`) return 403;
  if (isRead && headers.origin !== undefined && headers.origin !== `http://${authority}`) return 403;
  if (request.needsToken && !sameToken(headers['x-trustbench-token'], token)) return 401;
  return null;
}

/** Compares in constant time, so that the answer's delay tells nothing. */
function sameToken(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
