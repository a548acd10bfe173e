import { useState } from 'react';
import { toAppError } from '../app/api.ts';

/**
 * The life of a value edited in place: a draft that is saved when it is left, stays with a sentence when it cannot be kept,
 * and follows the saved value otherwise. `save` throws to refuse.
 */
export function useEdit<Value>(saved: Value, save: (value: Value) => Promise<unknown> | void) {
  const [draft, setDraft] = useState(saved);
  const [error, setError] = useState<string>();
  const [followed, setFollowed] = useState(saved);
  if (followed !== saved) {
    setFollowed(saved);
    setDraft(saved);
    setError(undefined);
  }

  const keep = async (value: Value = draft) => {
    if (value === saved) return setError(undefined);
    try {
      await save(value);
      setError(undefined);
    } catch (reason) {
      setError(toAppError(reason).message);
    }
  };
  const restore = () => {
    setDraft(saved);
    setError(undefined);
  };
  return { draft, setDraft, error, keep, restore };
}
