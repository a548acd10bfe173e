import { useCallback, useEffect, useRef, useState } from 'react';
import { normalDocument, type PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { runAction } from '../../app/query.ts';

/** After so long without a change the text is saved: every save is an entry of the history, so keys alone never are. */
const PAUSE_MS = 10_000;

/** What a text is compared by. */
const keyOf = (document: PolicyDocument): string => JSON.stringify(normalDocument(document));

export interface Saving {
  state: 'saved' | 'unsaved' | 'saving';
  /** The text changed; `read` gives it when it is saved. */
  changed: (read: () => PolicyDocument) => void;
  /** Resolves when everything is written. */
  save: () => Promise<void>;
  /** The text as it was last written or loaded by this screen. */
  isKnown: (document: PolicyDocument) => boolean;
  loaded: (document: PolicyDocument) => void;
}

/**
 * Saves a text after a pause, on demand, and when the screen or the window is left.
 * @param write stays the same function as long as it writes to the same place
 */
export function useSaving(
  write: (document: PolicyDocument) => Promise<unknown>,
  first: PolicyDocument,
): Saving {
  const [state, setState] = useState<Saving['state']>('saved');
  const pending = useRef<(() => PolicyDocument) | null>(null);
  const known = useRef(keyOf(first));
  const timer = useRef(0);

  const save = useCallback(async () => {
    window.clearTimeout(timer.current);
    const read = pending.current;
    if (!read) return;
    pending.current = null;
    const done = await runAction(async () => {
      const document = read();
      if (keyOf(document) === known.current) return true;
      setState('saving');
      known.current = keyOf(document);
      await write(document);
      return true;
    });
    if (done !== true) {
      // It stays unsaved and is tried again with the next change.
      pending.current ??= read;
      known.current = '';
    }
    setState(pending.current === null ? 'saved' : 'unsaved');
  }, [write]);

  const changed = useCallback(
    (read: () => PolicyDocument) => {
      pending.current = read;
      setState('unsaved');
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), PAUSE_MS);
    },
    [save],
  );

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void save();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', onHide);
      void save();
    };
  }, [save]);

  return {
    state,
    changed,
    save,
    isKnown: (document) => keyOf(document) === known.current || pending.current !== null,
    loaded: (document) => {
      known.current = keyOf(document);
    },
  };
}
