import { Button, CloseButton } from '@mantine/core';
import { useLocation } from 'wouter';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import { api } from '../../../app/api.ts';
import { links } from '../../../app/links.ts';
import { useData } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useBeside } from '../../../state/beside.ts';
import { useMarking } from '../viewer/marks/use-marking.ts';
import { Viewer } from '../viewer/Viewer.tsx';

/** The newest file of one record, to be read. Marks are made where their list is: in Evidence. */
export default function BesideEvidence({ id }: { id: string }) {
  const close = useBeside((state) => state.close);
  const { data, error } = useData(['evidence', 'get', id], () => api.evidence.get({ id }));
  if (error) {
    return (
      <EmptyState title="This record is not here any more" actions={<Button onClick={close}>Close</Button>}>
        {error.message}
      </EmptyState>
    );
  }
  if (data?.id !== id) return null;
  return <Shown key={`${id} ${data.sha256}`} row={data} onClose={close} />;
}

const nothing = () => {};

function Shown({ row, onClose }: { row: EvidenceRow; onClose: () => void }) {
  const [, navigate] = useLocation();
  const marking = useMarking(row, null, {}, nothing);
  return (
    <Viewer
      row={row}
      earlier={null}
      marking={{ ...marking, readOnly: true }}
      onNewest={nothing}
      actions={
        <>
          <Button variant="subtle" onClick={() => navigate(links.evidenceRecord(row.id))}>
            Open in Evidence
          </Button>
          <CloseButton size={24} aria-label={`Close ${row.ref}`} onClick={onClose} />
        </>
      }
    />
  );
}
