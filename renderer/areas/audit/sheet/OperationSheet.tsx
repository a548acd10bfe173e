import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useRef, useState } from 'react';
import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { TEST_RESULT_NAMES, type Mark } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { useActions } from '../../../state/actions.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { DrawPanel } from '../draw/DrawPanel.tsx';
import { CellBar, type NoteRequest } from './CellBar.tsx';
import { ConcludedBar } from './ConcludedBar.tsx';
import { MarkLegend } from './MarkLegend.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import { SheetHead } from './SheetHead.tsx';
import { SheetPane, type PaneTab } from './SheetPane.tsx';
import { useCells } from './use-cells.ts';
import { useMarks } from './use-marks.ts';
import styles from './sheet.module.css';

/** The sheet of a test of operation: sample items by attributes, with population, sample and conclusion beside it. */
export function OperationSheet({ sheet }: { sheet: TestSheet }) {
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const { rows, mark } = useMarks(sheet);
  const { attributes } = sheet;
  const cells = useCells(rows.length, attributes.length + 2);
  const { active, block, isBlock, move } = cells;
  const grid = useRef<HTMLTableElement>(null);
  const [request, setRequest] = useState<NoteRequest | null>(null);
  const [tab, setTab] = useState<PaneTab>('test');
  const [drawing, setDrawing] = useState(false);
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [opened, setOpened] = useState(false);

  const redraw = useCallback(() => setDrawing(true), []);
  const item = rows[active.row];
  const attribute = attributes[active.column];
  const locked = readOnly || sheet.concludedAt !== null;

  const focusGrid = () => grid.current?.focus({ preventScroll: true });
  const ask = (wanted: Omit<NoteRequest, 'keep'>, keep: (text: string) => void) =>
    setRequest({
      ...wanted,
      keep: (text, leaving) => {
        setRequest(null);
        keep(text);
        if (!leaving) focusGrid();
      },
    });

  /** The marked block stays where it is; a single mark moves on, through the row and then down. */
  const put = (value: Mark | null, note?: string) => {
    const chosen = rows.slice(block.top, block.bottom + 1).flatMap((row) =>
      attributes.slice(block.left, block.right + 1).map(({ id }) => ({
        itemId: row.id,
        attributeId: id,
        mark: value,
        ...(note === undefined ? {} : { note }),
      })),
    );
    mark(chosen);
    if (isBlock || value === null) move(active);
    else if (active.column < attributes.length - 1) move({ row: active.row, column: active.column + 1 });
    else if (active.row < rows.length - 1) move({ row: active.row + 1, column: 0 });
  };

  const setMark = (value: Mark | null) => {
    if (readOnly || !attribute) return;
    if (value !== 'not_applicable') return put(value);
    const where = isBlock ? 'these cells' : `${attribute.letter} of ${item?.key ?? ''}`;
    const label = `Why ${isBlock ? 'do' : 'does'} ${where} not apply?`;
    ask({ label, value: '', required: true }, (text) => put(value, text));
  };

  const editNote = () => {
    if (readOnly || !item) return;
    const cell = attribute && item.cells.find(({ attributeId }) => attributeId === attribute.id);
    if (cell && attribute) {
      const label = `Note on ${attribute.letter} of ${item.key}`;
      const required = cell.mark === 'not_applicable';
      ask({ label, value: cell.note, required }, (note) =>
        mark([{ itemId: item.id, attributeId: attribute.id, mark: cell.mark, note }]),
      );
    } else {
      ask(
        { label: `Note on ${item.key}`, value: item.note, required: false },
        (note) => void run(() => api.audit.noteItem({ itemId: item.id, note })),
      );
    }
  };

  const openItem = () => {
    setTab('item');
    setOpened(true);
  };

  useActions([
    { id: 'sheet.grid', label: 'Go to the items of the test', run: focusGrid },
    { id: 'sheet.item', label: 'Show the item and its evidence', run: openItem },
  ]);

  const needsSample = rows.length === 0;
  return (
    <>
      <SheetHead sheet={sheet} onDetails={narrow ? () => setOpened(true) : undefined} />
      <div className={styles.screen}>
        <div className={styles.left}>
          {needsSample && sheet.concludedAt ? (
            <EmptyState title="No item was tested">
              The test is concluded without a sample: {TEST_RESULT_NAMES[sheet.result]}. Reopen the conclusion
              to draw one.
            </EmptyState>
          ) : needsSample || drawing ? (
            <DrawPanel
              sheet={sheet}
              onCancel={needsSample ? undefined : () => setDrawing(false)}
              onDrawn={() => setDrawing(false)}
            />
          ) : (
            <>
              <CellBar
                item={item}
                attribute={attribute}
                block={isBlock ? block : null}
                request={request}
                onCancel={() => {
                  setRequest(null);
                  focusGrid();
                }}
              />
              <SheetGrid
                sheet={sheet}
                rows={rows}
                cells={cells}
                gridRef={grid}
                onMark={setMark}
                onNote={editNote}
                onItem={openItem}
              />
              {sheet.concludedAt ? (
                <ConcludedBar sheet={sheet} />
              ) : (
                <MarkLegend
                  disabled={locked}
                  onMark={(value) => {
                    setMark(value);
                    if (value !== 'not_applicable') focusGrid();
                  }}
                  onNote={editNote}
                />
              )}
            </>
          )}
        </div>
        {(!narrow || opened) && (
          <SheetPane
            sheet={sheet}
            item={needsSample || drawing ? undefined : item}
            tab={tab}
            onTab={setTab}
            onRedraw={redraw}
            onClose={() => setOpened(false)}
          />
        )}
      </div>
    </>
  );
}
