import type { MouseEvent } from 'react';
import { Checkbox } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { plural } from '../../app/format.ts';
import { CellEditor, type Leave } from './CellEditor.tsx';
import styles from './Grid.module.css';
import type { GridItem, GridProps } from './types.ts';

interface Props<Row extends { id: string }> {
  props: GridProps<Row>;
  item: GridItem<Row>;
  index: number;
  prefix: string;
  lefts: (number | null)[];
  height: number;
  activeColumn: number | null;
  editing: { typed: string | null } | null;
  onFinishEdit: (leave: Leave) => void;
  onToggleGroup: (name: string) => void;
  onPress: (column: number, extend: boolean) => void;
  onEdit: () => void;
  onToggle: (row: Row, extend: boolean) => void;
}

/** One line of the grid: a group heading that folds, or a row of cells. */
export function GridLine<Row extends { id: string }>(line: Props<Row>) {
  const { props, item, index, prefix, lefts, height, activeColumn, editing } = line;
  const { columns, current, selected, onSelected } = props;

  if (item.kind === 'group') {
    const Chevron = item.collapsed ? ChevronRight : ChevronDown;
    return (
      <tr style={{ height }} aria-rowindex={index + 2} className={styles.group}>
        <th
          id={`${prefix}${item.key}-${activeColumn ?? 0}`}
          scope="rowgroup"
          colSpan={columns.length + (onSelected ? 1 : 0)}
          aria-expanded={!item.collapsed}
          data-active={activeColumn !== null || undefined}
          onClick={() => {
            line.onPress(0, false);
            line.onToggleGroup(item.name);
          }}
        >
          <div>
            <Chevron size={12} aria-hidden />
            {item.name}
            <span>{props.groupHint?.(item.rows) ?? plural(item.rows.length, 'row')}</span>
          </div>
        </th>
      </tr>
    );
  }

  const { row } = item;
  const isSelected = selected?.has(row.id) ?? false;
  return (
    <tr
      style={{ height }}
      aria-rowindex={index + 2}
      aria-selected={onSelected ? isSelected : row.id === current}
      data-current={row.id === current || undefined}
      data-selected={isSelected || undefined}
    >
      {onSelected && (
        <td role="gridcell" className={styles.check}>
          <Checkbox
            aria-label="Select this row"
            tabIndex={-1}
            checked={isSelected}
            onChange={() => undefined}
            onClick={(event) => line.onToggle(row, event.shiftKey)}
          />
        </td>
      )}
      {columns.map((column, at) => {
        const isActive = activeColumn === at;
        const shared = {
          id: `${prefix}${row.id}-${at}`,
          className: props.cellClass?.({ row, column }),
          'data-align': column.align,
          'data-frozen': column.frozen || undefined,
          'data-last-frozen': (column.frozen && !columns[at + 1]?.frozen) || undefined,
          'data-active': isActive || undefined,
          'data-editable': column.edit ? true : undefined,
          style: column.frozen ? { left: lefts[at] ?? 0 } : undefined,
          onClick: (event: MouseEvent) => {
            if (!(isActive && editing)) line.onPress(at, event.shiftKey);
          },
          onDoubleClick: () => {
            if (column.edit) line.onEdit();
            else props.onOpen?.(row);
          },
        };
        const content =
          isActive && editing && column.edit ? (
            <CellEditor
              edit={column.edit}
              row={row}
              label={column.title ?? column.header}
              typed={editing.typed}
              onDone={line.onFinishEdit}
            />
          ) : (
            column.cell(row)
          );
        return at === 0 ? (
          <th key={column.id} role="rowheader" scope="row" {...shared}>
            {content}
          </th>
        ) : (
          <td key={column.id} role="gridcell" {...shared}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
