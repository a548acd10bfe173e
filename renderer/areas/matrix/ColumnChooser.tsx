import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { arrange, hidden, moved, shown } from '../../components/grid/layout.ts';
import type { GridColumn, GridLayout } from '../../components/grid/types.ts';
import { useActions } from '../../state/actions.ts';
import styles from './filters.module.css';

interface Props {
  columns: readonly GridColumn<ControlRow>[];
  layout: GridLayout;
  onLayout: (layout: GridLayout) => void;
}

/** Which columns are shown and in which order. Alt Up and Alt Down move the one that has the focus. */
export function ColumnChooser({ columns, layout, onLayout }: Props) {
  const [opened, setOpened] = useState(false);
  useActions([{ id: 'matrix.columns', label: 'Choose the columns', run: () => setOpened(true) }]);
  const visible = arrange(columns, layout);
  const others = columns.filter((column) => !visible.some(({ id }) => id === column.id));
  const move = (id: string, step: 1 | -1) => {
    const next = moved(columns, layout, id, step);
    if (next) onLayout(next);
  };
  const onKeyDown = (id: string) => (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (!step || !event.altKey) return;
    event.preventDefault();
    move(id, step);
  };
  const line = ({ id, title, header, frozen }: GridColumn<ControlRow>, isShown: boolean) => (
    <li key={id} onKeyDown={onKeyDown(id)}>
      <Checkbox
        label={title ?? header}
        checked={isShown}
        disabled={frozen}
        onChange={() => onLayout(isShown ? hidden(layout, id) : shown(layout, id))}
      />
      {isShown && !frozen && (
        <>
          <ActionIcon
            size={20}
            aria-label={`Move ${title ?? header} left`}
            disabled={!moved(columns, layout, id, -1)}
            onClick={() => move(id, -1)}
          >
            <ArrowUp size={12} aria-hidden />
          </ActionIcon>
          <ActionIcon
            size={20}
            aria-label={`Move ${title ?? header} right`}
            disabled={!moved(columns, layout, id, 1)}
            onClick={() => move(id, 1)}
          >
            <ArrowDown size={12} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={styles.columns} aria-label="Columns">
          {visible.map((column) => line(column, true))}
          {others.map((column) => line(column, false))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
