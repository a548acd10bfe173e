import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

/** How this machine shows things. Never part of a workspace. */
interface Preferences {
  /** Rail narrow by area; absent means the default of that area. */
  narrowRail: Record<string, boolean>;
  /** Width of the detail pane in px by area. */
  paneWidth: Record<string, number>;
  /** Letters put tick marks on the cells of a test sheet (WCAG 2.1.4: keys of one character can be switched off). */
  letterKeys: boolean;
  /** Widths in px of the columns of a test sheet that were pulled. */
  sheetWidths: Record<string, number>;
  /** Notices of workspaces that were read, newest last. */
  dismissedNotices: string[];
  setNarrowRail(area: string, narrow: boolean): void;
  setPaneWidth(area: string, width: number): void;
  setLetterKeys(on: boolean): void;
  setSheetWidth(column: string, width: number): void;
  dismissNotice(id: string): void;
}

const DISMISSED_KEPT = 200;

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      narrowRail: {},
      paneWidth: {},
      letterKeys: true,
      sheetWidths: {},
      dismissedNotices: [],
      setNarrowRail: (area, narrow) =>
        set((state) => ({ narrowRail: { ...state.narrowRail, [area]: narrow } })),
      setPaneWidth: (area, width) => set((state) => ({ paneWidth: { ...state.paneWidth, [area]: width } })),
      setLetterKeys: (letterKeys) => set({ letterKeys }),
      setSheetWidth: (column, width) =>
        set((state) => ({ sheetWidths: { ...state.sheetWidths, [column]: width } })),
      dismissNotice: (id) =>
        set((state) => ({ dismissedNotices: [...state.dismissedNotices, id].slice(-DISMISSED_KEPT) })),
    }),
    { name: 'trustbench-preferences', storage: createJSONStorage(() => localStorage) },
  ),
);
