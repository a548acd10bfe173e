import type { ReactNode } from 'react';
import { localFile } from '../app/incoming.ts';
import { knownOf, platform, type PickedFile } from '../app/platform.ts';
import { runAction } from '../app/query.ts';
import { countOf, DropZone, holdsFiles } from './DropZone.tsx';

interface Props {
  /** What a drop here does, for example "Open this workspace". */
  says: string | ((count: number) => string);
  onFiles: (files: PickedFile[]) => void;
  children: ReactNode;
}

/** Takes files that are dragged onto its children, for anything but evidence, which `EvidenceDrop` takes. */
export function DropTarget({ says, onFiles, children }: Props) {
  const take = (files: File[]) =>
    runAction(
      async () => {
        onFiles(knownOf(await platform.offer(files.map((file) => localFile(file)))));
      },
      { undo: false },
    );
  return (
    <DropZone
      offerFor={(transfer) =>
        holdsFiles(transfer)
          ? {
              says: typeof says === 'string' ? says : says(countOf(transfer)),
              take: ({ files }) => void take([...files]),
            }
          : null
      }
    >
      {children}
    </DropZone>
  );
}
