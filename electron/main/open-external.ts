import { BrowserWindow, dialog, shell } from 'electron';
import { externalUrl } from './security.ts';

let asking = false;

/** The one way out of the application: an https address, in the person's own browser, after they saw the whole address. */
export async function openExternal(url: string): Promise<void> {
  const address = externalUrl(url);
  const window = BrowserWindow.getFocusedWindow();
  // Without a focused window nobody clicked; and a page that asks in a loop gets one question.
  if (address === null || window === null || asking) return;
  asking = true;
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: 'Open this address in the browser?',
      detail: address,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    // oxlint-disable-next-line no-restricted-properties -- the checked and confirmed place that the rule points to
    if (response === 0) await shell.openExternal(address);
  } finally {
    asking = false;
  }
}
