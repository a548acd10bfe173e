import { app, type Event, type Session, type WebContents } from 'electron';
import { openExternal } from './open-external.ts';
import { isAllowedNavigation, isAllowedRequest } from './security.ts';

/** Denies every permission and every request that would leave the machine. */
export function hardenSession(session: Session): void {
  const developer = !app.isPackaged;
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isAllowedRequest(details.url, developer) });
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
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url);
    return { action: 'deny' };
  });
}
