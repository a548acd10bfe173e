/**
 * Switches of Chromium, set before it starts. The handlers of a session see the requests of pages; these stop what no handler sees: a
 * connection opened ahead of a request, a name looked up for one, and what the browser does for itself.
 */
export const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // No name and no address, 127.0.0.1 included, leads anywhere: the page comes from files.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // Otherwise the settings of the desktop may name a server to ask for a proxy.
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // Nothing of a workspace is kept in a cache on the disk.
  ['disable-http-cache'],
];

/** Where WebRTC may send datagrams, which ask no policy of the page: nowhere but through a proxy, and there is none. */
export const WEBRTC_POLICY = 'disable_non_proxied_udp';
