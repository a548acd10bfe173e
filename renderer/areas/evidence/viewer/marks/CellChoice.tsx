import { Button, Popover, Select } from '@mantine/core';
import type { TestSheet } from '../../../../../shared/contract/audit/tests.ts';
import { cellWords } from '../../../../../shared/domain/evidence-marks.ts';
import { api } from '../../../../app/api.ts';
import { useData } from '../../../../app/query.ts';
import { sheetKey, useTests } from '../../../audit/queries.ts';
import styles from './marks.module.css';
import type { CellTie } from './mark-target.ts';

interface Props {
  /** What the cell is for, for those who do not see where the choice stands. */
  label: string;
  /** In place of the name of the cell, where that is shown already. */
  action?: string;
  cell: CellTie | null;
  onChange: (cell: CellTie | null) => void;
}

/** The workpaper, item and attribute that marks belong to. */
export function CellChoice({ label, action, cell, onChange }: Props) {
  const name = useCellWords(cell);
  return (
    <Popover width={320} position="bottom-end" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" aria-label={`${label}: ${name}`} className={styles.cell}>
          {action ?? name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <CellFields cell={cell} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The sheet of a test once it is there; nothing of another test's in the meantime. */
function useSheetOf(cell: CellTie | null): TestSheet | undefined {
  const testId = cell?.testId ?? '';
  const { data } = useData(sheetKey(testId), () => api.audit.sheet({ testId }), { enabled: cell !== null });
  return data?.id === testId ? data : undefined;
}

function useCellWords(cell: CellTie | null): string {
  const tests = useTests().data ?? [];
  const sheet = useSheetOf(cell);
  const test = tests.find(({ id }) => id === cell?.testId);
  if (!cell || !test) return 'No workpaper';
  return cellWords({
    workpaper: test.workpaper,
    itemKey: sheet?.rows.find(({ id }) => id === cell.itemId)?.key ?? null,
    letter: sheet?.attributes.find(({ id }) => id === cell.attributeId)?.letter ?? null,
  });
}

function CellFields({ cell, onChange }: Pick<Props, 'cell' | 'onChange'>) {
  const tests = useTests().data ?? [];
  const sheet = useSheetOf(cell);
  const open = tests.filter(
    ({ id, result }) => id === cell?.testId || result === 'not_tested' || result === 'in_progress',
  );
  return (
    <div className={styles.fields}>
      <Select
        label="Workpaper"
        placeholder="None"
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
        limit={50}
        data={open.map(({ id, workpaper, controlTitle }) => ({
          value: id,
          label: `${workpaper} ${controlTitle}`,
        }))}
        value={cell?.testId ?? null}
        onChange={(testId) => onChange(testId ? { testId, itemId: null, attributeId: null } : null)}
      />
      {cell && sheet && sheet.rows.length > 0 && (
        <Select
          label="Item"
          placeholder="The whole test"
          searchable
          clearable
          comboboxProps={{ withinPortal: false }}
          limit={50}
          data={sheet.rows.map(({ id, position, key }) => ({ value: id, label: `${position}. ${key}` }))}
          value={cell.itemId}
          onChange={(itemId) => onChange({ ...cell, itemId })}
        />
      )}
      {cell && sheet && sheet.attributes.length > 0 && (
        <Select
          label="Attribute"
          placeholder="Any"
          clearable
          comboboxProps={{ withinPortal: false }}
          data={sheet.attributes.map(({ id, letter, text }) => ({ value: id, label: `${letter}. ${text}` }))}
          value={cell.attributeId}
          onChange={(attributeId) => onChange({ ...cell, attributeId })}
        />
      )}
    </div>
  );
}
