/** The whole surface that the desktop preload exposes; absent in a browser. Everything it returns is plain data. */

export interface PickedFile {
  /** Opaque; only the engine can resolve it. */
  token: string;
  fileName: string;
  /** Bytes. */
  size: number;
}

export type PickAccept = 'evidence' | 'spreadsheet' | 'population' | 'workspace';
export type SaveKind = 'workspace' | 'pdf' | 'xlsx' | 'json' | 'any';

export interface SaveTarget {
  token: string;
  fileName: string;
}

export interface DesktopBridge {
  /** Asks for a fresh MessagePort to the engine; it arrives as a window message of type `trustbench-port`. */
  connect(): void;
  pickFiles(options: { multiple: boolean; accept: PickAccept }): Promise<PickedFile[]>;
  registerDropped(files: File[]): Promise<PickedFile[]>;
  pickSaveTarget(options: { suggestedName: string; kind: SaveKind }): Promise<SaveTarget | null>;
  /** Shows a written file in the file manager. */
  reveal(token: string): Promise<void>;
  onMenu(callback: (command: string) => void): void;
  onEngineRestart(callback: () => void): void;
}

declare global {
  interface Window {
    trustbench?: DesktopBridge;
  }
}

export const desktop: DesktopBridge | undefined = window.trustbench;
