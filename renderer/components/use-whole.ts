import { useEffect, useRef, useState } from 'react';

/**
 * A value that the engine takes as a whole but a person changes part by part. A change made while one is still being saved builds
 * on that one, not on what the screen last read. `change` rejects as `save` does; the value then is the saved one again.
 */
export function useWhole<Value>(saved: Value, save: (value: Value) => Promise<unknown>) {
  const [unsaved, setUnsaved] = useState<{ value: Value } | null>(null);
  const latest = useRef(saved);
  const saving = useRef(0);
  useEffect(() => {
    if (saving.current > 0) return;
    latest.current = saved;
    setUnsaved(null);
  }, [saved]);

  const change = async (apply: (value: Value) => Value) => {
    const before = latest.current;
    const value = apply(before);
    latest.current = value;
    saving.current += 1;
    setUnsaved({ value });
    try {
      await save(value);
    } catch (error) {
      latest.current = before;
      setUnsaved(null);
      throw error;
    } finally {
      saving.current -= 1;
    }
  };
  return { value: unsaved ? unsaved.value : saved, change };
}
