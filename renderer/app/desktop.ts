import type {
  OpenEvidenceInput,
  PickFilesInput,
  PickSaveTargetInput,
} from '../../shared/contract/desktop.ts';

/** The whole surface that the desktop preload exposes; absent in a browser. Everything it returns is plain data. */

export interface PickedFile {
  /** Opaque; only the engine can resolve it. */
  token: string;
  fileName: string;
  /** Bytes; 0 for a folder. */
  size: number;
  /** A folder, which the engine reads itself. */
  isFolder?: boolean;
}

export type PickAccept = PickFilesInput['accept'];
export type SaveKind = PickSaveTargetInput['kind'];

export interface SaveTarget {
  token: string;
  fileName: string;
}

export interface DesktopBridge {
  /** Asks for a fresh MessagePort to the engine; it arrives as a window message of type `trustbench-port`. */
  connect(): void;
  pickFiles(options: PickFilesInput): Promise<PickedFile[]>;
  /** Files from the disk by their path; what has no path, such as a pasted picture, by its bytes. One for each, in order. */
  registerDropped(files: File[]): Promise<PickedFile[]>;
  pickSaveTarget(options: PickSaveTargetInput): Promise<SaveTarget | null>;
  /** Shows a written file in the file manager. */
  reveal(token: string): Promise<void>;
  /** Opens a read-only copy of one version in the program that the desktop has for it. */
  openEvidence(version: OpenEvidenceInput): Promise<void>;
  onMenu(callback: (command: string) => void): void;
  onEngineRestart(callback: () => void): void;
}

declare global {
  interface Window {
    trustbench?: DesktopBridge;
  }
}

export const desktop: DesktopBridge | undefined = window.trustbench;
