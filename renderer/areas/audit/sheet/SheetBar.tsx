import { ActionIcon, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { ChevronDown, Keyboard, KeyboardOff } from 'lucide-react';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { usePreferences } from '../../../state/preferences.ts';
import type { RowFilter } from './cell-edits.ts';
import styles from './sheet.module.css';

export type SheetView = 'procedure' | 'items';

const FILTERS: readonly { value: RowFilter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'Open' },
  { value: 'exceptions', label: 'Exceptions' },
  { value: 'notes', label: 'With notes' },
];

interface Props {
  view: SheetView;
  onView: (view: SheetView) => void;
  /** What the grid can do; absent while there is none. */
  grid?: {
    filter: RowFilter;
    countOf: (filter: RowFilter) => number;
    onFilter: (filter: RowFilter) => void;
    /** Letter of the active attribute. */
    letter: string | undefined;
    disabled: boolean;
    onRestMet: (of: 'selection' | 'column' | 'sheet') => void;
    onFill: () => void;
  };
}

/** Over a test sheet: procedure or items, which items, and what is done to many at once. */
export function SheetBar({ view, onView, grid }: Props) {
  return (
    <div className={styles.sheetBar}>
      <SegmentedControl
        aria-label="Part of the workpaper"
        value={view}
        onChange={(next) => onView(next === 'items' ? 'items' : 'procedure')}
        data={[
          { value: 'procedure', label: 'Procedure' },
          { value: 'items', label: 'Items' },
        ]}
      />
      {grid && (
        <>
          <FilterPills
            label="Show items"
            value={grid.filter}
            onChange={grid.onFilter}
            options={FILTERS.map((option) => ({ ...option, count: grid.countOf(option.value) }))}
          />
          <LetterKeys />
          <Menu position="bottom-end">
            <Menu.Target>
              <Button disabled={grid.disabled} rightSection={<ChevronDown size={12} aria-hidden />}>
                Mark many
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => grid.onRestMet('selection')}>
                Empty cells of the selection are met
              </Menu.Item>
              {grid.letter && (
                <Menu.Item onClick={() => grid.onRestMet('column')}>
                  Empty cells of {grid.letter} are met
                </Menu.Item>
              )}
              <Menu.Item onClick={() => grid.onRestMet('sheet')}>All empty cells are met</Menu.Item>
              <Menu.Item onClick={grid.onFill} rightSection="Ctrl D">
                Fill down
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </div>
  );
}

/** Keys of one character can be switched off (WCAG 2.1.4); the legend then marks by pressing its entries. */
function LetterKeys() {
  const { letterKeys, setLetterKeys } = usePreferences();
  const Icon = letterKeys ? Keyboard : KeyboardOff;
  return (
    <Tooltip label={letterKeys ? 'Letter keys put marks: on' : 'Letter keys put marks: off'}>
      <ActionIcon
        className={styles.letters}
        size={28}
        aria-label="Letter keys put marks"
        aria-pressed={letterKeys}
        onClick={() => setLetterKeys(!letterKeys)}
      >
        <Icon size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
