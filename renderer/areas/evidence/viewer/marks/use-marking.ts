import { useCallback, useMemo, useState } from 'react';
import type {
  EvidenceMark,
  EvidenceMarkPatch,
  NewEvidenceMark,
} from '../../../../../shared/contract/audit/evidence-marks.ts';
import type { EvidenceRow, EvidenceVersion } from '../../../../../shared/contract/evidence/records.ts';
import {
  canCarryMarks,
  placeBetween,
  type MarkPlace,
  type Point,
} from '../../../../../shared/domain/evidence-marks.ts';
import { api } from '../../../../app/api.ts';
import { runAction, useData, useWorkspace } from '../../../../app/query.ts';
import type { CellTie, MarkTarget } from './mark-target.ts';
import { SELECT, type Tool } from './tools.ts';

/** A place on a page that waits for the text of its note. */
export interface Draft {
  page: number;
  place: MarkPlace;
}

/** Marks of the file in the viewer, and what the person is doing with them; shared by the pages and the list beside them. */
export interface Marking {
  /** False for types without pages: such files have neither tools nor list. */
  possible: boolean;
  readOnly: boolean;
  marks: readonly EvidenceMark[];
  tool: Tool;
  setTool(tool: Tool): void;
  /** Where new marks belong. */
  cell: CellTie | null;
  setCell(cell: CellTie | null): void;
  selected: EvidenceMark | undefined;
  /** `reveal` scrolls the pages to the mark and gives it the focus. */
  select(id: string | null, reveal?: boolean): void;
  /** The mark that the pages have still to scroll to. */
  reveal: EvidenceMark | undefined;
  endReveal(): void;
  draft: Draft | null;
  /** Finishes a draft; null drops it. */
  finishDraft(text: string | null): void;
  /** Puts a mark with the present tool. */
  draw(page: number, from: Point, to: Point): void;
  /** Shows a mark elsewhere without saving it yet. */
  preview(id: string, place: MarkPlace): void;
  /** Saves where a mark is shown. */
  settle(): void;
  change(id: string, patch: EvidenceMarkPatch): Promise<unknown>;
  remove(id: string): void;
}

/** A mark that is shown elsewhere than it is saved. */
interface Moved {
  id: string;
  place: MarkPlace;
  /** Null while it is still held; then the marks that were saved before, which the new ones replace. */
  until: readonly EvidenceMark[] | null;
}

const same = (a: MarkPlace, b: MarkPlace) => a.x1 === b.x1 && a.y1 === b.y1 && a.x2 === b.x2 && a.y2 === b.y2;

/** @param onSelected hears of it when a mark is selected */
export function useMarking(
  row: EvidenceRow,
  earlier: EvidenceVersion | null,
  target: MarkTarget,
  onSelected: () => void,
): Marking {
  const { readOnly } = useWorkspace();
  const version = earlier?.version ?? row.versions;
  const possible = canCarryMarks((earlier ?? row).mediaType);
  const saved = useData(
    ['audit', 'evidenceMarks', row.id, version],
    () => api.audit.evidenceMarks({ evidenceId: row.id, version }),
    { enabled: possible },
  ).data;
  const [tool, setTool] = useState<Tool>(SELECT);
  const [cell, setCell] = useState<CellTie | null>(target.cell ?? null);
  const [selectedId, setSelectedId] = useState<string | null>(target.markId ?? null);
  const [revealId, setRevealId] = useState<string | null>(target.markId ?? null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);

  const marks = useMemo(() => {
    const here = saved?.filter((mark) => mark.evidenceId === row.id && mark.version === version) ?? [];
    const isShown = moved && (moved.until === null || moved.until === saved);
    return isShown ? here.map((mark) => (mark.id === moved.id ? { ...mark, ...moved.place } : mark)) : here;
  }, [saved, moved, row.id, version]);
  const selected = marks.find(({ id }) => id === selectedId);

  const select = (id: string | null, reveal = false) => {
    setSelectedId(id);
    if (reveal) setRevealId(id);
    if (id) onSelected();
  };
  const endReveal = useCallback(() => setRevealId(null), []);

  const add = async (mark: NewEvidenceMark) => {
    const made = await runAction(() =>
      api.audit.addEvidenceMarks({ evidenceId: row.id, version, marks: [{ ...mark, ...cell }] }),
    );
    if (made) select(made.ids[0] ?? null, true);
    setTool(SELECT);
  };

  return {
    possible,
    readOnly,
    marks,
    tool,
    setTool: (next) => {
      setTool(next);
      setDraft(null);
    },
    cell,
    setCell,
    selected,
    select,
    reveal: marks.find(({ id }) => id === revealId),
    endReveal,
    draft,
    finishDraft: (text) => {
      setDraft(null);
      setTool(SELECT);
      if (draft && text) void add({ kind: 'note', page: draft.page, ...draft.place, text });
    },
    draw: (page, from, to) => {
      if (tool.kind === 'select') return select(null);
      const place = placeBetween(tool.kind, from, to);
      if (tool.kind === 'note') return setDraft({ page, place });
      void add({ kind: tool.kind, page, ...place, mark: tool.kind === 'tick' ? tool.mark : null });
    },
    preview: (id, place) => setMoved({ id, place, until: null }),
    settle: () => {
      if (!moved || moved.until) return;
      const before = saved?.find(({ id }) => id === moved.id);
      if (!before || same(before, moved.place)) return setMoved(null);
      const { id, place } = moved;
      setMoved({ id, place, until: saved ?? null });
      void runAction(() => api.audit.changeEvidenceMarks({ changes: [{ id, patch: place }] })).then(
        (done) => done ?? setMoved(null),
      );
    },
    change: (id, patch) => runAction(() => api.audit.changeEvidenceMarks({ changes: [{ id, patch }] })),
    remove: (id) => {
      const mark = marks.find((one) => one.id === id);
      select(null);
      void runAction(() => api.audit.removeEvidenceMarks({ ids: [id] }), {
        done: `Removed mark ${mark?.number ?? ''} on ${row.ref}.`,
      });
    },
  };
}
