import { create } from 'zustand';

/** Whether the dialog that rolls the engagement forward is open: it is reached from several screens, the menu and the palette. */
export const useRollForward = create<{ isOpen: boolean; open: () => void; close: () => void }>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
