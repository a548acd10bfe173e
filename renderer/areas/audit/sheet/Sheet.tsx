import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useRef, useState } from 'react';
import { useParams } from 'wouter';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { TEST_RESULT_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useActions } from '../../../state/actions.ts';
import { DrawPanel } from '../draw/DrawPanel.tsx';
import { ItemsView } from './ItemsView.tsx';
import { ProcedureView } from './ProcedureView.tsx';
import { SheetBar, type SheetView } from './SheetBar.tsx';
import { SheetDrop } from './SheetDrop.tsx';
import { SheetHead } from './SheetHead.tsx';
import { SheetPane, type PaneTab } from './SheetPane.tsx';
import { placeOf, useCells } from './use-cells.ts';
import { useMarks } from './use-marks.ts';
import { useReopenAction } from './use-reopen.ts';
import { useRowFilter } from './use-row-filter.ts';
import { useSheetEdits } from './use-sheet-edits.ts';
import styles from './sheet.module.css';

/** The workpaper of one test, of design or of operation: its procedure, and its sample when it has one. */
export function Sheet({ sheet }: { sheet: TestSheet }) {
  const { rows, mark } = useMarks(sheet);
  const { attributes } = sheet;
  const filter = useRowFilter(rows, attributes.length);
  const { at } = useParams<{ at?: string }>();
  const cells = useCells(filter.shown.length, attributes.length + 2, placeOf(at, rows, attributes));
  const grid = useRef<HTMLTableElement>(null);
  const edits = useSheetEdits({ sheet, rows: filter.shown, cells, mark, grid });
  const [tab, setTab] = useState<PaneTab>(at ? 'item' : 'test');
  const [drawing, setDrawing] = useState(false);
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [opened, setOpened] = useState(false);
  const hasSample = rows.length > 0;
  const [chosen, setChosen] = useState<SheetView | null>(null);
  // A design is read, operation is shown by items; a sample is there to be marked in both.
  const view = chosen ?? (hasSample || sheet.kind === 'operation' ? 'items' : 'procedure');

  const openDraw = useCallback(() => {
    setChosen('items');
    setDrawing(true);
  }, []);
  const openItem = useCallback(() => {
    setTab('item');
    setOpened(true);
  }, []);
  const openPane = useCallback(() => setOpened(true), []);
  const closePane = useCallback(() => setOpened(false), []);
  const { focusGrid } = edits;
  useActions([
    { id: 'sheet.procedure', label: 'Show the procedure of the test', run: () => setChosen('procedure') },
    {
      id: 'sheet.grid',
      label: 'Go to the items of the test',
      run: () => {
        setChosen('items');
        focusGrid();
      },
    },
    { id: 'sheet.item', label: 'Show the item and its evidence', run: openItem },
  ]);
  useReopenAction(sheet);

  const onGrid = view === 'items' && hasSample && !drawing;
  const item = onGrid ? filter.shown[cells.active.row] : undefined;
  return (
    <>
      <SheetHead sheet={sheet} onDetails={narrow ? openPane : undefined} />
      <div className={styles.screen}>
        <div className={styles.left}>
          <SheetDrop sheet={sheet} rows={filter.shown} item={item}>
            <SheetBar
              view={view}
              onView={setChosen}
              grid={
                onGrid
                  ? {
                      filter: filter.filter,
                      countOf: filter.countOf,
                      onFilter: filter.choose,
                      letter: attributes[cells.active.column]?.letter,
                      disabled: edits.locked,
                      onRestMet: edits.restMet,
                      onFill: edits.fill,
                    }
                  : undefined
              }
            />
            {view === 'procedure' && <ProcedureView sheet={sheet} />}
            {onGrid && (
              <ItemsView
                sheet={sheet}
                all={rows}
                rows={filter.shown}
                cells={cells}
                edits={edits}
                gridRef={grid}
                onItem={openItem}
                onShowAll={() => filter.choose('all')}
              />
            )}
            {view === 'items' && !onGrid && (
              <WithoutItems
                sheet={sheet}
                drawing={drawing}
                onDraw={openDraw}
                onDone={() => setDrawing(false)}
              />
            )}
          </SheetDrop>
        </div>
        {(!narrow || opened) && (
          <SheetPane
            sheet={sheet}
            onDraw={openDraw}
            item={item}
            attribute={tab === 'test' ? undefined : item && attributes[cells.active.column]}
            tab={tab}
            onTab={setTab}
            onClose={closePane}
          />
        )}
      </div>
    </>
  );
}

interface WithoutItemsProps {
  sheet: TestSheet;
  drawing: boolean;
  onDraw: () => void;
  onDone: () => void;
}

/** In place of the items: the way to a sample, or why there is none. */
function WithoutItems({ sheet, drawing, onDraw, onDone }: WithoutItemsProps) {
  const { readOnly } = useWorkspace();
  if (sheet.concludedAt) {
    return (
      <EmptyState title="No item was tested">
        The test is concluded without a sample: {TEST_RESULT_NAMES[sheet.result]}. Reopen the conclusion to
        draw one.
      </EmptyState>
    );
  }
  if (drawing || sheet.kind === 'operation') {
    const canGoBack = drawing && (sheet.rows.length > 0 || sheet.kind === 'design');
    return <DrawPanel sheet={sheet} onCancel={canGoBack ? onDone : undefined} onDrawn={onDone} />;
  }
  return (
    <EmptyState
      title="No sample"
      actions={
        <Button variant="filled" disabled={readOnly} onClick={onDraw}>
          Draw a sample
        </Button>
      }
    >
      A test of design can do without one. To show that the control is in place, draw one dated instance and
      mark it by attribute.
    </EmptyState>
  );
}
