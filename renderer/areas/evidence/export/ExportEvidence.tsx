import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWorkspace } from '../../../app/query.ts';
import { useActions } from '../../../state/actions.ts';
import { ExportDialog } from './ExportDialog.tsx';

interface Props {
  /** Ids of the records that are selected. */
  selected: readonly string[];
  /** What the selected records are called, where the button is for them: "3 records". */
  name?: string;
}

/** Hands evidence over in folders by criterion, with an index and hashes. */
export function ExportEvidence({ selected, name }: Props) {
  const [opened, setOpened] = useState(false);
  const { evidence } = useWorkspace().counts;
  const open = () => setOpened(true);
  useActions(
    evidence === 0
      ? []
      : [
          name
            ? { id: 'evidence.exportSelected', label: `Export ${name}`, run: open }
            : { ...EXPORT, run: open },
        ],
  );
  if (evidence === 0) return null;
  return (
    <>
      <Button onClick={open}>Export…</Button>
      {opened && <ExportDialog selected={selected} onClose={() => setOpened(false)} />}
    </>
  );
}

const EXPORT = { id: 'evidence.export', label: 'Export evidence' };
