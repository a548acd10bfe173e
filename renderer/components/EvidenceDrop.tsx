import { createContext, use, type ReactNode } from 'react';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { plural } from '../app/format.ts';
import { readDropped, takeDropped, type Incoming } from '../app/incoming.ts';
import { platform } from '../app/platform.ts';
import { runAction } from '../app/query.ts';
import { showInfo } from '../app/toasts.tsx';
import { takeFiles, type AttachOptions } from '../state/attach.ts';
import { countOf, DropZone, holdsFiles, type DropOffer } from './DropZone.tsx';
import { draggedIn, type DraggedEvidence } from './evidence-drag.ts';
import { linkRecords, linkTo, recordsWords } from './link-evidence.ts';

/** Where files go that are dropped: `to` is what a person calls it, for example "CR-0412". */
export interface DropPlace extends AttachOptions {
  /** What a drop does, where it is not "Attach 3 files to" `to`. */
  says?: string;
  /** More files and folders than these are left to the zone around it. */
  most?: number;
}

/** Looks at dropped files before they become evidence; calls `attach` with those that are nothing else. */
export type DropLook = (files: Incoming[], attach: (files: readonly Incoming[]) => void) => void;

/** What looks first at files that are dropped as evidence on any of its children. */
export const FirstLook = createContext<DropLook>((files, attach) => attach(files));

interface Props {
  /**
   * One place for all of it, or the place under the pointer by the id of the row there (`data-row` of the element), null
   * beside the rows. It gives null where nothing is taken.
   */
  place: DropPlace | ((rowId: string | null) => DropPlace | null);
  /** Nothing can be attached here, for example in a workspace that is open read-only. */
  disabled?: boolean;
  /** Why nothing is taken here now, told to who tries, for example that a test is concluded. */
  refusal?: string | null;
  onAttached?: (result: AttachResult) => void;
  /** Takes the files in place of attaching them, for example to ask about them first. */
  onFiles?: (files: Incoming[]) => void;
  children: ReactNode;
}

/** Takes files, folders and records of evidence that are dragged onto its children as evidence of what they show. */
export function EvidenceDrop({
  place,
  disabled = false,
  refusal = null,
  onAttached,
  onFiles,
  children,
}: Props) {
  const look = use(FirstLook);
  const take = (transfer: DataTransfer, options: AttachOptions) => {
    const dropped = takeDropped(transfer);
    const receive =
      onFiles ?? ((files) => look(files, (evidence) => takeFiles({ files: evidence, options, onAttached })));
    void runAction(async () => receive(await readDropped(dropped, platform.takesFolders)), { undo: false });
  };
  return (
    <DropZone
      offerFor={(transfer, under) => {
        const records = draggedIn(transfer);
        if (disabled || (records.length === 0 && !holdsFiles(transfer))) return null;
        if (refusal !== null) return { says: refusal, refused: true, take: () => showInfo(refusal) };
        const row = typeof place === 'function' ? under.closest<HTMLElement>('[data-row]') : null;
        const at = typeof place === 'function' ? place(row?.dataset['row'] ?? null) : place;
        if (at && records.length > 0) return offerRecords(records, at, row ?? undefined);
        const count = countOf(transfer);
        if (!at || count > (at.most ?? Infinity)) return null;
        const { says, most: _, ...options } = at;
        return {
          says: says ?? `Attach ${plural(count, 'file')}${options.to ? ` to ${options.to}` : ''}`,
          element: row ?? undefined,
          take: (dropped) => take(dropped, options),
        };
      }}
    >
      {children}
    </DropZone>
  );
}

function offerRecords(
  records: readonly DraggedEvidence[],
  place: DropPlace,
  element: Element | undefined,
): DropOffer | null {
  const { to } = place;
  const link = linkTo(place);
  if (!to || !link) return null;
  return {
    says: `Link ${recordsWords(records)} to ${to}`,
    element,
    take: () => linkRecords(records, link, to),
  };
}
