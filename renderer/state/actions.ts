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

interface Group {
  /** Changes when the group offers something else or under another name. */
  signature: string;
  actions: Action[];
}

interface ActionsState {
  /** In order of mounting; a later one wins when two answer to the same keys. */
  groups: Group[];
  add(group: Group): void;
  remove(group: Group): void;
}

export const useActionRegistry = create<ActionsState>((set) => ({
  groups: [],
  add: (group) => set(({ groups }) => ({ groups: [...groups, group] })),
  remove: (group) => set(({ groups }) => ({ groups: groups.filter((known) => known !== group) })),
}));

/** Everything that can be done now. */
export const currentActions = () => useActionRegistry.getState().groups.flatMap((group) => group.actions);

/** Registers actions for as long as the calling screen is mounted. Closures may change on every render. */
export function useActions(actions: Action[]): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const signature = actions.map(({ id, label, keys }) => `${id}|${label}|${keys ?? ''}`).join('\n');
  useEffect(() => {
    const stable = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }));
    const group = { signature, actions: stable };
    useActionRegistry.getState().add(group);
    return () => useActionRegistry.getState().remove(group);
  }, [signature]);
}
