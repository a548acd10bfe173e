import { useState, type DragEvent, type ReactNode } from 'react';
import { showError } from '../app/toasts.tsx';
import { toAppError } from '../app/api.ts';
import { platform, type PickedFile } from '../app/platform.ts';
import styles from './DropTarget.module.css';

interface Props {
  /** What a drop here does, for example "Attach 3 files to IAM-07". */
  says: string | ((count: number) => string);
  onFiles: (files: PickedFile[]) => void;
  /** More files than this are left to the target around it. */
  most?: number;
  children: ReactNode;
}

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
const fileCount = (event: DragEvent) => Math.max(event.dataTransfer.items.length, 1);

/** Takes files that are dragged onto its children and says beforehand what will happen to them. */
export function DropTarget({ says, onFiles, most = Infinity, children }: Props) {
  /** Number of files above this target; 0 while there are none. */
  const [over, setOver] = useState(0);
  const drop = async (files: File[]) => {
    try {
      onFiles(await platform.filesFromDrop(files));
    } catch (error) {
      showError(toAppError(error));
    }
  };
  return (
    <div
      className={styles.target}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        // An inner target has taken the files already.
        if (event.defaultPrevented || fileCount(event) > most) return setOver(0);
        event.preventDefault();
        setOver(fileCount(event));
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(0);
      }}
      onDrop={(event) => {
        if (!holdsFiles(event) || event.defaultPrevented || fileCount(event) > most) return;
        event.preventDefault();
        setOver(0);
        void drop([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over > 0 && <p className={styles.says}>{typeof says === 'string' ? says : says(over)}</p>}
    </div>
  );
}
