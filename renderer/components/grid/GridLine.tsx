import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { plural } from '../../app/format.ts';
import { cellContent } from './cell-content.tsx';
import { CellEditor } from './CellEditor.tsx';
import styles from './Grid.module.css';
import { appliedRow } from './pending.ts';
import type { GridColumn, GridItem, GridProps, Leave, PendingRow } from './types.ts';

/** What of the range lies on a line. */
export interface LineRange {
  left: number;
  right: number;
  isTop: boolean;
  isBottom: boolean;
}

interface Props<Row extends { id: string }> {
  item: GridItem<Row>;
  index: number;
  /** Of the ids of cells. */
  prefix: string;
  columns: readonly GridColumn<Row>[];
  /** px from the left edge, of the columns that stay there; null of the others, and of all while all are in view. */
  lefts: readonly (number | null)[];
  height: number;
  isCurrent: boolean;
  /** Undefined where rows cannot be ticked. */
  ticked: boolean | undefined;
  activeColumn: number | null;
  range: LineRange | null;
  /** Column of the fill handle, when it is on this line. */
  fillColumn: number | null;
  /** Text that the editor of the active cell starts from; undefined while nothing is edited. */
  typed: string | null | undefined;
  pending: PendingRow<Row> | undefined;
  cellClass: GridProps<Row>['cellClass'];
  groupHint: GridProps<Row>['groupHint'];
  /** These stay the same between renders. */
  onFinishEdit: (leave: Leave, value?: string) => void;
  onToggle: (key: string, extend: boolean) => void;
  onToggleGroup: (name: string) => void;
}

/** One line of the grid: a group heading that folds, or a row of cells. */
function Line<Row extends { id: string }>(line: Props<Row>) {
  const { item, index, prefix, height, activeColumn } = line;
  if (item.kind === 'row') return <RowLine {...line} item={item} />;
  const Chevron = item.collapsed ? ChevronRight : ChevronDown;
  return (
    <div
      role="row"
      className={`${styles.line} ${styles.group}`}
      style={{ height, top: index * height }}
      aria-rowindex={index + 2}
      data-key={item.key}
    >
      <div
        role="rowheader"
        id={`${prefix}${item.key}-${activeColumn ?? 0}`}
        aria-expanded={!item.collapsed}
        data-at={0}
        data-active={activeColumn !== null || undefined}
        onClick={() => line.onToggleGroup(item.name)}
      >
        <div>
          <Chevron size={12} aria-hidden />
          {item.name}
          <span>{line.groupHint?.(item.rows) ?? plural(item.rows.length, 'row')}</span>
        </div>
      </div>
    </div>
  );
}

function RowLine<Row extends { id: string }>(
  line: Props<Row> & { item: Extract<GridItem<Row>, { kind: 'row' }> },
) {
  const { item, index, prefix, columns, lefts, height, ticked, activeColumn, range, typed, pending } = line;
  const row = pending ? appliedRow(item.row, pending, columns) : item.row;
  return (
    <div
      role="row"
      className={styles.line}
      style={{ height, top: index * height }}
      aria-rowindex={index + 2}
      aria-selected={ticked ?? line.isCurrent}
      data-key={item.key}
      data-row={item.row.id}
      data-current={line.isCurrent || undefined}
      data-selected={ticked || undefined}
    >
      {ticked !== undefined && (
        <div role="gridcell" className={styles.check}>
          <input
            type="checkbox"
            className={styles.tick}
            aria-label="Select this row"
            tabIndex={-1}
            checked={ticked}
            onChange={() => undefined}
            onClick={(event) => line.onToggle(item.key, event.shiftKey)}
          />
        </div>
      )}
      {columns.map((column, at) => {
        const { edit } = column;
        const left = lefts[at] ?? null;
        const isActive = activeColumn === at;
        const cell = pending?.get(column.id);
        const inRange = range !== null && at >= range.left && at <= range.right;
        const isEdited = isActive && typed !== undefined && edit;
        return (
          <div
            key={column.id}
            id={`${prefix}${item.key}-${at}`}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            className={line.cellClass?.({ row: item.row, column })}
            style={left === null ? undefined : { left }}
            aria-selected={inRange || undefined}
            aria-invalid={cell?.refused === undefined ? undefined : true}
            data-at={at}
            data-align={column.align}
            data-frozen={left !== null || undefined}
            data-last-frozen={(column.frozen && !columns[at + 1]?.frozen) || undefined}
            data-active={isActive || undefined}
            data-edges={inRange ? edgesOf(range, at) : undefined}
          >
            {isEdited ? (
              <CellEditor
                column={column}
                before={cell?.value ?? edit.value(item.row)}
                typed={typed}
                onDone={line.onFinishEdit}
              />
            ) : (
              cellContent(row, column, cell)
            )}
            {line.fillColumn === at && !isEdited && <i data-fill aria-hidden className={styles.fill} />}
          </div>
        );
      })}
    </div>
  );
}

/** The sides of a cell that are sides of the range; empty inside it. */
const edgesOf = ({ left, right, isTop, isBottom }: LineRange, at: number): string =>
  [isTop && 'top', at === right && 'right', isBottom && 'bottom', at === left && 'left']
    .filter(Boolean)
    .join(' ');

const sameRange = (a: LineRange | null, b: LineRange | null) =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.left === b.left &&
    a.right === b.right &&
    a.isTop === b.isTop &&
    a.isBottom === b.isBottom);

const sameItem = <Row,>(a: GridItem<Row>, b: GridItem<Row>) =>
  a === b || (a.kind === 'row' && b.kind === 'row' && a.row === b.row && a.key === b.key);

/** Drawn again only when something on the line changes: a key, a tick or a step of scrolling touches few of them. */
export const GridLine = memo(Line, (a, b) => {
  const names = Object.keys(a) as (keyof typeof a)[];
  return names.every((name) => {
    if (name === 'range') return sameRange(a.range, b.range);
    if (name === 'item') return sameItem(a.item, b.item);
    return a[name] === b[name];
  });
}) as typeof Line;
