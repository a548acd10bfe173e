import { useState, type DragEvent, type ReactNode } from 'react';
import { showError } from '../app/toasts.tsx';
import { toAppError } from '../app/api.ts';
import { platform, type PickedFile } from '../app/platform.ts';
import styles from './DropTarget.module.css';

interface Props {
  /** What a drop here does, for example "Attach to IAM-07". */
  says: string;
  onFiles: (files: PickedFile[]) => void;
  children: ReactNode;
}

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Takes files that are dragged onto its children and says beforehand what will happen to them. */
export function DropTarget({ says, onFiles, children }: Props) {
  const [over, setOver] = useState(false);
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
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void drop([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <p className={styles.says}>{says}</p>}
    </div>
  );
}
