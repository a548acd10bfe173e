import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { LIBRARY_SET_NAMES, LIBRARY_SETS, type Category } from '../../../shared/domain/vocabulary.ts';
import { useData } from '../../app/query.ts';

/** How many controls each choice brings for these categories. The library is large, so it is loaded beside the form. */
async function sizes(categories: readonly Category[]) {
  const { starterControls } = await import('../../../shared/catalog/controls.ts');
  return {
    all: starterControls(categories).length,
    ...Object.fromEntries(LIBRARY_SETS.map((set) => [set, starterControls(categories, set).length])),
  } as Record<string, number>;
}

/** Which controls of the library a new engagement starts from. */
export function LibraryChoice({
  categories,
  ...input
}: NativeSelectProps & { categories: readonly Category[] }) {
  const { data } = useData(['library', 'sizes', ...categories], () => sizes(categories), { fixed: true });
  const named = (value: string, label: string) => ({
    value,
    label: data ? `${label}: ${data[value]} controls` : label,
  });
  return (
    <NativeSelect
      label="Controls to start with"
      description="In plain words and mapped to the criteria in scope; edit or remove them in the matrix"
      data={[
        ...LIBRARY_SETS.map((set) => named(set, LIBRARY_SET_NAMES[set])),
        named('all', 'The whole library'),
        { value: 'none', label: 'None: the client has a control matrix' },
      ]}
      {...input}
    />
  );
}
