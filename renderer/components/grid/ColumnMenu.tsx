import { Menu } from '@mantine/core';
import { DEFAULT_LAYOUT, hidden, moved, shown } from './layout.ts';
import type { GridColumn } from './types.ts';
import type { LaidOut } from './use-layout.ts';

/** Where the menu of a column opens, in the window (px). */
export interface MenuAt {
  column: string;
  x: number;
  y: number;
}

interface Props<Row> {
  at: MenuAt;
  /** All of them, in their own order. */
  all: readonly GridColumn<Row>[];
  laidOut: LaidOut<Row>;
  canGroup: boolean;
  onClose: () => void;
}

const nameOf = <Row,>({ title, header }: GridColumn<Row>) => title ?? header;

/** What can be done with a column: move, hide and group by it, and show those that are hidden. */
export function ColumnMenu<Row>({ at, all, laidOut, canGroup, onClose }: Props<Row>) {
  const { layout, change } = laidOut;
  const column = all.find(({ id }) => id === at.column);
  if (!column) return null;
  const left = moved(all, layout, column.id, -1);
  const right = moved(all, layout, column.id, 1);
  const hiddenColumns = all.filter(({ id }, index) => index > 0 && layout.hidden.includes(id));
  const isArranged =
    layout.hidden.length > 0 || layout.order.length > 0 || Object.keys(layout.widths).length > 0;
  return (
    <Menu opened onClose={onClose} position="bottom-start" width={220} returnFocus>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Column ${nameOf(column)}`}>
        <Menu.Item disabled={!left} onClick={() => left && change(left)}>
          Move left
        </Menu.Item>
        <Menu.Item disabled={!right} onClick={() => right && change(right)}>
          Move right
        </Menu.Item>
        <Menu.Item disabled={column === all[0]} onClick={() => change(hidden(layout, column.id))}>
          Hide {nameOf(column)}
        </Menu.Item>
        {canGroup && column.text && (
          <Menu.Item
            onClick={() => change({ ...layout, group: layout.group === column.id ? null : column.id })}
          >
            {layout.group === column.id ? 'Do not group' : `Group by ${nameOf(column)}`}
          </Menu.Item>
        )}
        {(hiddenColumns.length > 0 || isArranged) && <Menu.Divider />}
        {hiddenColumns.map((each) => (
          <Menu.Item key={each.id} onClick={() => change(shown(layout, each.id))}>
            Show {nameOf(each)}
          </Menu.Item>
        ))}
        {isArranged && (
          <Menu.Item onClick={() => change({ ...DEFAULT_LAYOUT, sort: layout.sort, group: layout.group })}>
            Reset the columns
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
