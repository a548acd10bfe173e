import { createContext, useCallback, useContext, useState } from 'react';
import type {
  NewRedaction,
  Redaction,
  RedactionPatch,
} from '../../../../../shared/contract/evidence/redaction.ts';
import type { EvidenceRow, EvidenceVersion } from '../../../../../shared/contract/evidence/records.ts';
import type { MarkPlace } from '../../../../../shared/domain/evidence-marks.ts';
import { canRedact, REDACTION_REASONS } from '../../../../../shared/domain/redaction.ts';
import { api } from '../../../../app/api.ts';
import { plural } from '../../../../app/format.ts';
import { runAction, useData, useWorkspace } from '../../../../app/query.ts';
import { useHeldPlaces } from '../boxes/use-held-places.ts';

/** What new boxes say. */
export interface Words {
  reason: string;
  what: string;
}

/** Black boxes on the file in the viewer, and what the person is doing with them. */
export interface Redacting {
  /** False for types without pages. */
  possible: boolean;
  readOnly: boolean;
  /** True while pressing on a page draws a box; marks are out of reach then. */
  active: boolean;
  setActive(active: boolean): void;
  redactions: readonly Redaction[];
  words: Words;
  setWords(words: Words): void;
  /** Boxes are outlines instead of black. */
  seeThrough: boolean;
  setSeeThrough(seeThrough: boolean): void;
  selected: Redaction | undefined;
  /** `reveal` scrolls the pages to the box and gives it the focus. */
  select(id: string | null, reveal?: boolean): void;
  reveal: Redaction | undefined;
  endReveal(): void;
  add(boxes: readonly (MarkPlace & { page: number })[]): Promise<number | null>;
  /** Shows a box elsewhere without saving it yet. */
  preview(id: string, place: MarkPlace): void;
  /** Saves where a box is shown. */
  settle(): void;
  change(id: string, patch: RedactionPatch): Promise<unknown>;
  remove(ids: readonly string[]): void;
  /** True for files whose words can be found: PDF. */
  searchable: boolean;
  /** Puts a box over every place where these words stand in the text of the pages. @returns how many; null when it failed */
  redactMatches(words: string): Promise<number | null>;
}

/** @param onSelected hears of it when a box is selected */
export function useRedactions(
  row: EvidenceRow,
  earlier: EvidenceVersion | null,
  onSelected: () => void,
): Redacting {
  const { readOnly } = useWorkspace();
  const version = earlier?.version ?? row.versions;
  const possible = canRedact((earlier ?? row).mediaType);
  const saved = useData(
    ['evidence', 'redactions', row.id, version],
    () => api.evidence.redactions({ id: row.id, version }),
    { enabled: possible },
  ).data;
  const [active, setActive] = useState(false);
  const [seeThrough, setSeeThrough] = useState(false);
  const [words, setWords] = useState<Words>({ reason: REDACTION_REASONS[0], what: '' });
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [revealId, setRevealId] = useState<string | null>(null);

  const change = (id: string, patch: RedactionPatch) =>
    runAction(() => api.evidence.changeRedactions({ changes: [{ id, patch }] }));
  const { shown: redactions, preview, settle } = useHeldPlaces(saved, change);

  const select = (id: string | null, reveal = false) => {
    setSelectedId(id);
    if (reveal) setRevealId(id);
    if (id) onSelected();
  };

  const add: Redacting['add'] = async (boxes) => {
    const reason = words.reason.trim() || REDACTION_REASONS[0];
    const made: NewRedaction[] = boxes.map((box) => ({ ...box, reason, what: words.what }));
    const added = await runAction(() =>
      api.evidence.addRedactions({ id: row.id, version, redactions: made }),
    );
    if (added?.ids.length === 1) select(added.ids[0] ?? null, true);
    return added?.ids.length ?? null;
  };

  return {
    possible,
    readOnly,
    active: active && possible && !readOnly,
    setActive: (next) => {
      setActive(next);
      setSeeThrough(next);
      setSelectedId(null);
    },
    redactions,
    words,
    setWords,
    seeThrough,
    setSeeThrough,
    selected: redactions.find(({ id }) => id === selectedId),
    select,
    reveal: redactions.find(({ id }) => id === revealId),
    endReveal: useCallback(() => setRevealId(null), []),
    add,
    preview,
    settle,
    change,
    remove: (ids) => {
      select(null);
      void runAction(() => api.evidence.removeRedactions({ ids: [...ids] }), {
        done: `Removed ${plural(ids.length, 'redaction')} on ${row.ref}.`,
      });
    },
    searchable: (earlier ?? row).mediaType === 'application/pdf',
    redactMatches: async (wanted) => {
      const boxes = await runAction(
        async () => {
          const { bytes } = await api.evidence.preview({ id: row.id, version });
          // The PDF reader is large; it is there already when a PDF is shown.
          const { findInPdf } = await import('./find-in-pdf.ts');
          return bytes ? findInPdf(bytes, wanted) : [];
        },
        { undo: false },
      );
      return boxes && boxes.length > 0 ? add(boxes) : (boxes?.length ?? null);
    },
  };
}

export const RedactingContext = createContext<Redacting | null>(null);

/** The redactions of the file in the viewer; null where a viewer stands alone. */
export const useRedacting = (): Redacting | null => useContext(RedactingContext);
