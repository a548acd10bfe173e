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
import { useHeldPlaces } from '../boxes/use-held-places.ts';
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

  const here = useMemo(
    () => saved?.filter((mark) => mark.evidenceId === row.id && mark.version === version),
    [saved, row.id, version],
  );
  const change = (id: string, patch: EvidenceMarkPatch) =>
    runAction(() => api.audit.changeEvidenceMarks({ changes: [{ id, patch }] }));
  const { shown: marks, preview, settle } = useHeldPlaces(here, change);
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
    preview,
    settle,
    change,
    remove: (id) => {
      const mark = marks.find((one) => one.id === id);
      select(null);
      void runAction(() => api.audit.removeEvidenceMarks({ ids: [id] }), {
        done: `Removed mark ${mark?.number ?? ''} on ${row.ref}.`,
      });
    },
  };
}
