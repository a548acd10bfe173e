import { app, type Event, type Session, type WebContents } from 'electron';
import { openExternal } from './open-external.ts';
import { isAllowedDownload, isAllowedNavigation, isAllowedPermission, isAllowedRequest } from './security.ts';
import { WEBRTC_POLICY } from './switches.ts';

/** Denies every permission but writing to the clipboard, and every request that would leave the machine. */
export function hardenSession(session: Session): void {
  const developer = !app.isPackaged;
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl, isMainFrame }) => {
    callback(isAllowedPermission(permission, requestingUrl, isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl, isMainFrame }) =>
    isAllowedPermission(permission, requestingUrl, isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isAllowedRequest(details.url, developer) });
  });
  session.on('will-download', (event, item) => {
    if (!isAllowedDownload(item.getURL())) event.preventDefault();
  });
}

function guard(event: Event<{ url: string }>): void {
  if (!isAllowedNavigation(event.url)) event.preventDefault();
}

/** Applies to every contents ever created, so that no window can be forgotten. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', guard);
  contents.on('will-frame-navigate', guard);
  contents.on('will-redirect', guard);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY);
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url);
    return { action: 'deny' };
  });
}
