import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { EvidenceRow, EvidenceVersion } from '../../../shared/contract/evidence.ts';
import { EvidencePane } from './EvidencePane.tsx';
import { Viewer } from './viewer/Viewer.tsx';

/** One record: the file, and the facts about it. Give it the record's id as key. */
export function EvidenceRecord({ row }: { row: EvidenceRow }) {
  // In a narrow window the facts are a drawer over the file, which opens only when it is asked for.
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [drawer, setDrawer] = useState(false);
  const [chosen, setChosen] = useState<EvidenceVersion | null>(null);
  // The newest is followed: it changes when a version is added or taken back.
  const earlier = chosen && chosen.version < row.versions ? chosen : null;
  return (
    <>
      <Viewer
        key={(earlier ?? row).sha256}
        row={row}
        earlier={earlier}
        onNewest={() => setChosen(null)}
        onFacts={narrow ? () => setDrawer(true) : undefined}
      />
      {(!narrow || drawer) && (
        <EvidencePane
          row={row}
          viewed={earlier?.version ?? row.versions}
          onView={(version) => {
            setChosen(version);
            setDrawer(false);
          }}
          onClose={() => setDrawer(false)}
        />
      )}
    </>
  );
}
