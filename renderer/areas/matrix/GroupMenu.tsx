import { Select } from '@mantine/core';
import { useActions } from '../../state/actions.ts';
import { groupingName, GROUPINGS } from './control-groups.ts';
import { useMatrixView } from './matrix-view.ts';

const NONE = 'none';

/** What the controls are grouped by. */
export function GroupMenu() {
  const { grouping, set } = useMatrixView();
  useActions([
    ...GROUPINGS.map((by) => ({
      id: `matrix.group.${by}`,
      label: `Group by ${groupingName(by).toLowerCase()}`,
      run: () => set({ grouping: by }),
    })),
    { id: 'matrix.group.none', label: 'Do not group', run: () => set({ grouping: null }) },
  ]);
  return (
    <Select
      aria-label="Group by"
      w={140}
      allowDeselect={false}
      data={[
        { value: NONE, label: 'No groups' },
        ...GROUPINGS.map((by) => ({ value: by as string, label: `By ${groupingName(by).toLowerCase()}` })),
      ]}
      value={grouping ?? NONE}
      onChange={(value) => set({ grouping: GROUPINGS.find((by) => by === value) ?? null })}
    />
  );
}
