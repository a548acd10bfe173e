import { useEffect } from 'react';
import { useJobs } from '../../state/jobs.ts';
import { useUploads } from '../../state/uploads.ts';
import { api } from '../api.ts';
import { lockWorkspace, runAction, useData, useWorkspace } from '../query.ts';

const LOOK_MS = 5000;
const TELL_MS = 1000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

const isWorking = () =>
  useUploads.getState().uploads.length > 0 ||
  Object.values(useJobs.getState().jobs).some(
    ({ status, background }) => status === 'running' && !background,
  );

/** Locks an encrypted workspace when nobody touched any of its windows for the minutes of the user's settings. */
export function useAutoLock(): void {
  const { encrypted } = useWorkspace();
  const { data } = useData(['settings'], () => api.settings.get({}));
  const minutes = encrypted ? data?.lockAfterMinutes : null;
  useEffect(() => {
    if (minutes === null || minutes === undefined) return undefined;
    const others = new BroadcastChannel('trustbench-life');
    let last = Date.now();
    let told = 0;
    let isLocking = false;
    const lockWhenDue = () => {
      if (isLocking || Date.now() - last < minutes * 60_000 || isWorking()) return;
      isLocking = true;
      void runAction(lockWorkspace, { undo: false }).finally(() => {
        isLocking = false;
      });
    };
    const lives = () => {
      // A computer that wakes up moves the pointer before any timer runs: the time that it slept counts.
      lockWhenDue();
      if (isLocking) return;
      last = Date.now();
      if (last - told < TELL_MS) return;
      told = last;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- channels have none
      others.postMessage(null);
    };
    others.addEventListener('message', () => {
      last = Date.now();
    });
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, lives, { capture: true, passive: true });
    const timer = setInterval(lockWhenDue, LOOK_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, lives, { capture: true });
      others.close();
    };
  }, [minutes]);
}
