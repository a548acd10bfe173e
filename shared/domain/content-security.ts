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

/** Abilities of a browser that the screens never use, so that nothing in them can ask for one. */
const UNUSED = [
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/**
 * Headers of every file of the page.
 *
 * @param nonce as for {@link contentSecurityPolicy}
 */
export function pageHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'permissions-policy': UNUSED.map((ability) => `${ability}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // A link in a text may otherwise have its name looked up before anybody clicks it.
    'x-dns-prefetch-control': 'off',
  };
}
