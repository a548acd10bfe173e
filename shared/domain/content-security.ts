/**
 * The policy under which the renderer runs, the same in the desktop shell and on the loopback host. Nothing comes from
 * elsewhere; styles that the component library injects carry the nonce of the response.
 *
 * @param nonce base64, new for every response
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What index.html holds where the nonce belongs. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
