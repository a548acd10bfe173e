import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { CellBar } from './CellBar.tsx';
import { ConcludedBar } from './ConcludedBar.tsx';
import { MarkLegend } from './MarkLegend.tsx';
import { PastePreview } from './PastePreview.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import type { useCells } from './use-cells.ts';
import type { useSheetEdits } from './use-sheet-edits.ts';

interface Props {
  sheet: TestSheet;
  /** All rows with marks under way, and those that the filter shows. */
  all: readonly SheetItem[];
  rows: readonly SheetItem[];
  cells: ReturnType<typeof useCells>;
  edits: ReturnType<typeof useSheetEdits>;
  gridRef: RefObject<HTMLTableElement | null>;
  onItem: () => void;
  onShowAll: () => void;
}

/** Sample items by attributes, with the legend below and the active cell in words above. */
export function ItemsView({ sheet, all, rows, cells, edits, gridRef, onItem, onShowAll }: Props) {
  const { active, block, isBlock } = cells;
  const latest = useRef(edits);
  useEffect(() => {
    latest.current = edits;
  });
  const onMark = useCallback((value: Mark | null) => {
    latest.current.setMark(value);
    if (value !== 'not_applicable') latest.current.focusGrid();
  }, []);
  const onNote = useCallback(() => latest.current.editNote(), []);
  const used = useMemo(() => new Set(all.flatMap((row) => row.cells.map((cell) => cell.mark))), [all]);
  if (rows.length === 0) {
    return (
      <EmptyState title="No item is shown" actions={<Button onClick={onShowAll}>Show all items</Button>}>
        No item of the sample fits the filter.
      </EmptyState>
    );
  }
  return (
    <>
      <CellBar
        item={rows[active.row]}
        attribute={sheet.attributes[active.column]}
        block={isBlock ? block : null}
        request={edits.request}
        onCancel={edits.cancelRequest}
      />
      <SheetGrid
        sheet={sheet}
        rows={rows}
        all={all}
        cells={cells}
        gridRef={gridRef}
        onMark={edits.setMark}
        onNote={edits.editNote}
        onItem={onItem}
        onFill={edits.fill}
        onCopy={edits.copy}
        onPaste={edits.paste}
      />
      {sheet.concludedAt ? (
        <ConcludedBar sheet={sheet} />
      ) : (
        <MarkLegend disabled={edits.locked} used={used} onMark={onMark} onNote={onNote} />
      )}
      {edits.pasted && <PastePreview pasted={edits.pasted} onDone={edits.finishPaste} />}
    </>
  );
}
