import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

/** How this machine shows things. Never part of a workspace. */
interface Preferences {
  /** Rail narrow by area; absent means the default of that area. */
  narrowRail: Record<string, boolean>;
  /** Width of the detail pane in px by area. */
  paneWidth: Record<string, number>;
  setNarrowRail(area: string, narrow: boolean): void;
  setPaneWidth(area: string, width: number): void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      narrowRail: {},
      paneWidth: {},
      setNarrowRail: (area, narrow) =>
        set((state) => ({ narrowRail: { ...state.narrowRail, [area]: narrow } })),
      setPaneWidth: (area, width) => set((state) => ({ paneWidth: { ...state.paneWidth, [area]: width } })),
    }),
    { name: 'trustbench-preferences', storage: createJSONStorage(() => localStorage) },
  ),
);
