import { create } from 'zustand';

/** Whether the dialog that locks areas is open: it is reached from the palette, the menu and the sign of a locked area. */
export const useLocksDialog = create<{ isOpen: boolean; open: () => void; close: () => void }>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
