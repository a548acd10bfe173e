import { useEffect, useRef } from 'react';
import { toAppError } from '../../app/api.ts';
import { readDropped, takeDropped, type Incoming } from '../../app/incoming.ts';
import { isTyping } from '../../app/keys.ts';
import { isNamelessImage, pastedImageName } from '../../app/pasted-name.ts';
import { platform } from '../../app/platform.ts';
import { showError } from '../../app/toasts.tsx';

/** The screens that take what is pasted; the newest comes first, for example a record inside its area. */
const takers: { current: (files: Incoming[]) => void }[] = [];

/** Text belongs to the field, and cells to the grid: a spreadsheet puts a picture of its cells on the clipboard as well. */
function isForAnother({ target, defaultPrevented, clipboardData }: ClipboardEvent): boolean {
  if (isTyping(target) || document.querySelector('[aria-modal="true"]')) return true;
  const inGrid = target instanceof Element && target.closest('[role="grid"]') !== null;
  return clipboardData?.getData('text/plain') !== '' && (defaultPrevented || inGrid);
}

async function take(event: ClipboardEvent): Promise<void> {
  const taker = takers.at(-1);
  if (!taker || !event.clipboardData || isForAnother(event)) return;
  const pasted = takeDropped(event.clipboardData);
  if (pasted.length === 0) return;
  event.preventDefault();
  try {
    const at = new Date();
    const named = pasted.map((one) =>
      one.file && isNamelessImage(one.file)
        ? {
            entry: null,
            file: new File([one.file], pastedImageName(one.file.type, at), { type: one.file.type }),
          }
        : one,
    );
    const files = await readDropped(named, platform.takesFolders);
    if (files.length > 0) taker.current(files);
  } catch (error) {
    showError(toAppError(error));
  }
}

const onPaste = (event: ClipboardEvent) => void take(event);

/**
 * Takes pictures and files that are pasted while this screen is shown and nothing else wants them.
 *
 * @param onFiles null where nothing can be attached
 */
export function usePaste(onFiles: ((files: Incoming[]) => void) | null): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  const isActive = onFiles !== null;
  useEffect(() => {
    if (!isActive) return undefined;
    const taker = { current: (files: Incoming[]) => latest.current?.(files) };
    if (takers.length === 0) window.addEventListener('paste', onPaste);
    takers.push(taker);
    return () => {
      takers.splice(takers.indexOf(taker), 1);
      if (takers.length === 0) window.removeEventListener('paste', onPaste);
    };
  }, [isActive]);
}
