import { Button, Group, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { criteriaChanges } from './criteria-changes.ts';
import styles from './dialogs.module.css';

interface Props {
  selected: readonly ControlRow[];
  /** "12 controls". */
  what: string;
  onApply: (changes: ReturnType<typeof criteriaChanges>) => void;
  onClose: () => void;
}

const SUMMARIES = new Map(CRITERIA.map(({ id, summary }) => [id, summary]));
const option = (id: string) => ({ value: id, label: `${id}  ${SUMMARIES.get(id) ?? ''}` });

/** Maps many controls to criteria, and takes mappings away. */
export function BulkCriteria({ selected, what, onApply, onClose }: Props) {
  const inScope = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data ?? [];
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const served = CRITERIA.filter(({ id }) => selected.some(({ criteria }) => criteria.includes(id)));
  const changes = criteriaChanges(selected, add, remove);
  const shared = { searchable: true, selectFirstOptionOnChange: true, hidePickedOptions: true } as const;
  return (
    <Dialog onClose={onClose} title={`Criteria of ${what}`} size={520}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          if (changes.length > 0) onApply(changes);
        }}
      >
        <MultiSelect
          {...shared}
          label="Add"
          data-autofocus
          data={inScope.filter(({ id }) => !remove.includes(id)).map(({ id }) => option(id))}
          value={add}
          onChange={setAdd}
        />
        <MultiSelect
          {...shared}
          label="Remove"
          data={served.filter(({ id }) => !add.includes(id)).map(({ id }) => option(id))}
          value={remove}
          onChange={setRemove}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={changes.length === 0}>
            Change {changes.length} of {selected.length}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
