/** The access token of the loopback host: handed over once in the address, then kept for this tab only. */

const KEY = 'trustbench-token';

function readToken(): string {
  const handed = /^#t=([A-Za-z0-9_-]+)$/.exec(window.location.hash)?.[1];
  if (handed) {
    sessionStorage.setItem(KEY, handed);
    history.replaceState(null, '', window.location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/** Header that every request to the loopback host carries. */
export const tokenHeader: Record<string, string> = { 'x-trustbench-token': readToken() };
