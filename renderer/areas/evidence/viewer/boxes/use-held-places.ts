import { useMemo, useState } from 'react';
import type { MarkPlace } from '../../../../../shared/domain/evidence-marks.ts';

type Placed = MarkPlace & { id: string };

/** A box that is shown elsewhere than it is saved. */
interface Held<Box> {
  id: string;
  place: MarkPlace;
  /** Null while it is still held; then the boxes that were saved before, which the new ones replace. */
  until: readonly Box[] | null;
}

export interface HeldPlaces<Box> {
  /** The saved boxes, the held one where it is shown. */
  shown: readonly Box[];
  /** Shows a box elsewhere without saving it yet. */
  preview(id: string, place: MarkPlace): void;
  /** Saves where a box is shown. */
  settle(): void;
}

const same = (a: MarkPlace, b: MarkPlace) => a.x1 === b.x1 && a.y1 === b.y1 && a.x2 === b.x2 && a.y2 === b.y2;

/**
 * Boxes on pages that a person drags before one change is saved: a dragged box stays where it was left until the saved ones come.
 *
 * @param save gives null when it failed; the box goes back then
 */
export function useHeldPlaces<Box extends Placed>(
  saved: readonly Box[] | undefined,
  save: (id: string, place: MarkPlace) => Promise<unknown>,
): HeldPlaces<Box> {
  const [held, setHeld] = useState<Held<Box> | null>(null);
  const shown = useMemo(() => {
    const isShown = held && (held.until === null || held.until === saved);
    return (saved ?? []).map((box) => (isShown && box.id === held.id ? { ...box, ...held.place } : box));
  }, [saved, held]);
  return {
    shown,
    preview: (id, place) => setHeld({ id, place, until: null }),
    settle: () => {
      if (!held || held.until) return;
      const before = saved?.find(({ id }) => id === held.id);
      if (!before || same(before, held.place)) return setHeld(null);
      const { id, place } = held;
      setHeld({ id, place, until: saved ?? null });
      void save(id, place).then((done) => done ?? setHeld(null));
    },
  };
}
