import { Button } from '@mantine/core';
import { EmptyState } from '../../components/EmptyState.tsx';

interface Props {
  readOnly: boolean;
  onImport: () => void;
  onLibrary: () => void;
  onAdd: () => void;
}

export function MatrixEmpty({ readOnly, onImport, onLibrary, onAdd }: Props) {
  if (readOnly) return <EmptyState title="No controls">This workspace holds no controls.</EmptyState>;
  return (
    <EmptyState
      title="No controls yet"
      actions={
        <>
          <Button variant="filled" onClick={onLibrary}>
            Choose from the control library
          </Button>
          <Button onClick={onImport}>Import sheet</Button>
          <Button onClick={onAdd}>Add control</Button>
        </>
      }
    >
      Controls come from the client’s own control matrix as an Excel or CSV file, from the control library, or
      from you one by one.
    </EmptyState>
  );
}
