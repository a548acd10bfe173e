import { create } from 'zustand';

interface BesideState {
  /** The record that is open beside the area; null for none. */
  evidenceId: string | null;
  show(evidenceId: string): void;
  close(): void;
}

/** Evidence that stays in view while a control, a test sheet or anything else is worked on. */
export const useBeside = create<BesideState>((set) => ({
  evidenceId: null,
  show: (evidenceId) => set({ evidenceId }),
  close: () => set({ evidenceId: null }),
}));
