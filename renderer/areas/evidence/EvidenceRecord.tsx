import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { EvidenceRow, EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { parseSearch } from '../../../shared/domain/search-query.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { useEvidenceQuery } from './evidence-query.ts';
import { EvidencePane, type EvidenceTab } from './EvidencePane.tsx';
import type { MarkTarget } from './viewer/marks/mark-target.ts';
import { useMarking } from './viewer/marks/use-marking.ts';
import { RedactingContext, useRedactions } from './viewer/redaction/use-redacting.ts';
import { Viewer } from './viewer/Viewer.tsx';

interface Props {
  row: EvidenceRow;
  /** What the address asks for besides the record. */
  target: MarkTarget;
}

/** One record: the file with its marks, and the facts about it. Give it the record's id as key. */
export function EvidenceRecord({ row, target }: Props) {
  // In a narrow window the facts are a drawer over the file, which opens only when it is asked for.
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [drawer, setDrawer] = useState(false);
  const [chosen, setChosen] = useState<EvidenceVersion | null>();
  const asked = useAskedVersion(row, target);
  // The newest is followed: it changes when a version is added or taken back.
  const viewed = chosen === undefined ? asked : chosen;
  const earlier = viewed && viewed.version < row.versions ? viewed : null;
  const [tab, setTab] = useState<EvidenceTab>(target.markId ? 'marks' : 'facts');
  // Whoever selects a mark wants to read it.
  const marking = useMarking(row, earlier, target, () => setTab('marks'));
  // What led here is looked for in the file too.
  const find = parseSearch(useEvidenceQuery((query) => query.search)).wanted[0]?.text ?? '';
  const redacting = useRedactions(row, earlier, () => setTab('redactions'));
  return (
    <RedactingContext.Provider value={redacting}>
      <Viewer
        key={(earlier ?? row).sha256}
        row={row}
        earlier={earlier}
        marking={marking}
        find={find}
        onNewest={() => setChosen(null)}
        onFacts={narrow ? () => setDrawer(true) : undefined}
      />
      {(!narrow || drawer) && (
        <EvidencePane
          row={row}
          viewed={earlier?.version ?? row.versions}
          marking={marking}
          tab={tab}
          onTab={setTab}
          onView={(version) => {
            setChosen(version);
            setDrawer(false);
          }}
          onClose={() => setDrawer(false)}
        />
      )}
    </RedactingContext.Provider>
  );
}

/** The earlier version that the address asks for, once it is known. */
function useAskedVersion(row: EvidenceRow, { version }: MarkTarget): EvidenceVersion | null {
  const isEarlier = version !== undefined && version < row.versions;
  const versions = useData(['evidence', 'versions', row.id], () => api.evidence.versions({ id: row.id }), {
    enabled: isEarlier,
  }).data;
  return (isEarlier && versions?.find((file) => file.version === version)) || null;
}
