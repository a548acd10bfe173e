import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** Something a person can do now. Registered actions appear in the palette and in the key help, and answer to their keys. */
export interface Action {
  /** Unique among what is on screen, for example `matrix.add`. */
  id: string;
  /** A verb first: "Add control". */
  label: string;
  /** For example `mod+N`; see app/keys.ts. */
  keys?: string;
  /** Keys that also work while a text field has the focus. Combinations with mod do anyway, except undo and redo. */
  whileTyping?: boolean;
  run: () => void;
}

interface ActionsState {
  /** Groups in order of mounting; a later one wins when two answer to the same keys. */
  groups: { owner: symbol; actions: Action[] }[];
  set(owner: symbol, actions: Action[]): void;
  remove(owner: symbol): void;
}

export const useActionRegistry = create<ActionsState>((set) => ({
  groups: [],
  set: (owner, actions) =>
    set(({ groups }) => {
      const known = groups.some((group) => group.owner === owner);
      if (!known) return { groups: [...groups, { owner, actions }] };
      return { groups: groups.map((group) => (group.owner === owner ? { owner, actions } : group)) };
    }),
  remove: (owner) => set(({ groups }) => ({ groups: groups.filter((group) => group.owner !== owner) })),
}));

/** Registers actions for as long as the calling screen is mounted. Closures may change on every render. */
export function useActions(actions: Action[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  const shape = actions.map(({ id, label, keys }) => `${id}|${label}|${keys ?? ''}`).join('\n');
  useEffect(() => {
    const owner = Symbol('actions');
    const stable = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }));
    useActionRegistry.getState().set(owner, stable);
    return () => useActionRegistry.getState().remove(owner);
  }, [shape]);
}
