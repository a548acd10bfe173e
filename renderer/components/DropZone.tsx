import { useState, type DragEvent, type ReactNode } from 'react';
import styles from './DropTarget.module.css';

/** What a drop at one place would do. */
export interface DropOffer {
  /** In words, for example "Attach 3 files to IAM-07". */
  says: string;
  /** The part of the zone that takes it, for example a row; the whole zone when left out. */
  element?: Element;
  /** The drop does nothing, and `says` is why. */
  refused?: boolean;
  /** Reads the transfer before it awaits anything. */
  take: (transfer: DataTransfer) => void;
}

interface Props {
  /** Null where this drag is not taken; a zone around it may take it. */
  offerFor: (transfer: DataTransfer, under: Element) => DropOffer | null;
  children: ReactNode;
}

export const holdsFiles = (transfer: DataTransfer): boolean => transfer.types.includes('Files');
/** Files and folders; what folders hold is known only after the drop. */
export const countOf = (transfer: DataTransfer): number => Math.max(transfer.items.length, 1);

interface Shown {
  says: string;
  refused: boolean;
  /** px in the zone; undefined for all of it. */
  box?: { top: number; left: number; width: number; height: number };
}

/** Says over its children what a drop would do, and does it. An inner zone comes first. */
export function DropZone({ offerFor, children }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const offered = (event: DragEvent): DropOffer | null =>
    event.defaultPrevented ? null : offerFor(event.dataTransfer, event.target as Element);
  return (
    <div
      className={styles.target}
      onDragOver={(event) => {
        const offer = offered(event);
        if (!offer) return setShown(null);
        event.preventDefault();
        const box = offer.element && boxIn(offer.element, event.currentTarget);
        setShown((before) =>
          before?.says === offer.says && sameBox(before.box, box)
            ? before
            : { says: offer.says, refused: offer.refused ?? false, box },
        );
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setShown(null);
      }}
      onDrop={(event) => {
        const offer = offered(event);
        setShown(null);
        if (!offer) return;
        event.preventDefault();
        offer.take(event.dataTransfer);
      }}
    >
      {children}
      {shown && (
        <p
          className={styles.says}
          style={shown.box && { inset: 'auto', ...shown.box }}
          data-part={shown.box && true}
          data-refused={shown.refused || undefined}
        >
          <span>{shown.says}</span>
        </p>
      )}
    </div>
  );
}

function boxIn(element: Element, zone: Element): Shown['box'] {
  const [inner, outer] = [element.getBoundingClientRect(), zone.getBoundingClientRect()];
  const left = Math.max(inner.left, outer.left);
  return {
    top: inner.top - outer.top,
    left: left - outer.left,
    width: Math.min(inner.right, outer.right) - left,
    height: inner.height,
  };
}

const sameBox = (a: Shown['box'], b: Shown['box']) =>
  a === b || (a?.top === b?.top && a?.left === b?.left && a?.width === b?.width && a?.height === b?.height);
