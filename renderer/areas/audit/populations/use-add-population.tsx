import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { platform } from '../../../app/platform.ts';
import { useAction } from '../../../app/query.ts';
import { AddPopulation, type PickedPopulation } from './AddPopulation.tsx';

/**
 * Adding a population: `start` asks for the file and opens `dialog` on its first rows. `onAdded` gets the id of the frozen
 * population, which serves the given controls.
 */
export function useAddPopulation(onAdded: (id: string) => void, controlIds: readonly string[] = []) {
  const [picked, setPicked] = useState<PickedPopulation | null>(null);
  const { run } = useAction();

  const start = () =>
    void run(async () => {
      const [file] = await platform.pickFiles({ multiple: false, accept: 'population' });
      if (file) setPicked({ file, preview: await api.audit.previewPopulation({ file: file.token }) });
    });

  const dialog = picked && (
    <AddPopulation
      key={picked.file.token}
      picked={picked}
      controlIds={controlIds}
      onClose={() => setPicked(null)}
      onAdded={(id) => {
        setPicked(null);
        onAdded(id);
      }}
    />
  );
  return { start, dialog };
}
