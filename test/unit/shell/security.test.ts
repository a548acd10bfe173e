import { describe, expect, it } from 'vitest';
import {
  externalUrl,
  isAllowedDownload,
  isAllowedNavigation,
  isAllowedPermission,
  isAllowedRequest,
  isAllowedSender,
  isOwnUrl,
  SCHEME_PRIVILEGES,
  webPreferences,
} from '../../../electron/main/security.ts';
import { SWITCHES, WEBRTC_POLICY } from '../../../electron/main/switches.ts';

const OTHERS = [
  'https://bundle/',
  'app://bundle.example/',
  'app://other/',
  'app://user@bundle/',
  'app://bundle:81/',
  'file:///bundle/index.html',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,app://bundle/',
  '',
  'not an address',
];

it('sets exactly the preferences that keep the page apart', () => {
  expect(webPreferences('/x/preload.cjs', false)).toEqual({
    preload: '/x/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
  expect(webPreferences('/x/preload.cjs', true).devTools).toBe(true);
});

it('gives the scheme an origin and no way around the policy', () => {
  expect(SCHEME_PRIVILEGES).toEqual({ standard: true, secure: true, supportFetchAPI: true });
});

describe('our own address', () => {
  it.each(['app://bundle/', 'app://bundle/assets/a.js', 'app://bundle/#/matrix'])('%s', (url) => {
    expect(isOwnUrl(url)).toBe(true);
  });
  it.each(OTHERS)('is not %j', (url) => {
    expect(isOwnUrl(url)).toBe(false);
    expect(isAllowedNavigation(url)).toBe(false);
    expect(isAllowedSender({ url, parent: null })).toBe(false);
    expect(isAllowedPermission('clipboard-sanitized-write', url, true)).toBe(false);
  });
});

it('lets the page navigate to itself only', () => {
  expect(isAllowedNavigation('app://bundle/')).toBe(true);
  expect(isAllowedNavigation('app://bundle/#/matrix')).toBe(true);
  expect(isAllowedNavigation('app://bundle/assets/a.js')).toBe(false);
});

it('listens to the top frame only', () => {
  const url = 'app://bundle/';
  expect(isAllowedSender({ url, parent: null })).toBe(true);
  expect(isAllowedSender({ url, parent: { url } })).toBe(false);
  expect(isAllowedSender(null)).toBe(false);
  expect(isAllowedSender(undefined)).toBe(false);
});

it.each([
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'openExternal',
  'fileSystem',
  'hid',
  'usb',
])('denies %s', (permission) => expect(isAllowedPermission(permission, 'app://bundle/', true)).toBe(false));

it('lets the main frame copy', () => {
  expect(isAllowedPermission('clipboard-sanitized-write', 'app://bundle/', true)).toBe(true);
  expect(isAllowedPermission('clipboard-sanitized-write', 'app://bundle/', false)).toBe(false);
  expect(isAllowedPermission('clipboard-sanitized-write', undefined, true)).toBe(false);
});

describe('requests', () => {
  it.each(['app://bundle/a.js', 'blob:app://bundle/1', 'data:,'])('%s passes', (url) => {
    expect(isAllowedRequest(url, false)).toBe(true);
  });
  it.each([
    'http://127.0.0.1/',
    'https://example.com/',
    'ws://127.0.0.1/',
    'ftp://x/',
    'file:///etc/passwd',
    'app://other/',
    'chrome://version',
    'not an address',
  ])('%s is cancelled', (url) => {
    expect(isAllowedRequest(url, true)).toBe(false);
  });
  it('of developer tools pass for developers', () => {
    expect(isAllowedRequest('devtools://devtools/x.js', true)).toBe(true);
    expect(isAllowedRequest('devtools://devtools/x.js', false)).toBe(false);
  });
});

it('saves what the page made, and nothing from an address', () => {
  expect(isAllowedDownload('blob:app://bundle/1')).toBe(true);
  for (const url of [...OTHERS, 'blob:https://bundle/1', 'blob:app://bundle.example/1', 'app://bundle/a.js'])
    expect(isAllowedDownload(url)).toBe(false);
});

it('starts Chromium without a network of its own', () => {
  const switches = new Map(SWITCHES.map(([name, value]) => [name, value]));
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  for (const name of [
    'no-proxy-server',
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
    'disable-http-cache',
  ])
    expect(switches.has(name)).toBe(true);
  expect(WEBRTC_POLICY).toBe('disable_non_proxied_udp');
});

it('hands https addresses to the browser and nothing else', () => {
  expect(externalUrl('https://example.com/a?b')).toBe('https://example.com/a?b');
  for (const url of [
    'http://example.com/',
    'file:///etc/passwd',
    'mailto:a@b',
    'https://u:p@example.com/',
    'x',
  ]) {
    expect(externalUrl(url)).toBeNull();
  }
});
