import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { numbersFor } from '../../../../shared/domain/assumed-controls.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import type { RegisterCells } from '../../../components/register/register-columns.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { useComplementary, useComplementaryCriteria } from './queries.ts';

/** Records without a number, each with the next of its kind. */
const unnumbered = (rows: readonly RegisterRow[]) =>
  numbersFor(
    rows.map(({ id, values }) => ({
      id,
      kind: values['kind'] === 'csoc' ? ('csoc' as const) : ('cuec' as const),
      number: String(values['number'] ?? ''),
    })),
  );

const cellsFor = (criteria: Readonly<Record<string, readonly string[]>>): RegisterCells => ({
  criterionId: ({ id }, text) => criteria[id]?.join(', ') ?? text,
});

interface Props {
  current: string | null;
  onCurrent: (id: string | null) => void;
}

/** Controls assumed at customers and at carved-out vendors; every criterion of each stands in one column. */
export function ComplementaryGrid({ current, onCurrent }: Props) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const criteria = useComplementaryCriteria();
  const missing = unnumbered(useComplementary());
  const cells = useMemo(() => cellsFor(criteria), [criteria]);
  const number = () =>
    run(
      () =>
        api.registers.change({
          register: 'complementary-controls',
          changes: missing.map(({ control, number: next }) => ({ id: control.id, values: { number: next } })),
        }),
      { done: `Numbered ${plural(missing.length, 'control')}.` },
    );
  return (
    <RegisterGrid
      register="complementary-controls"
      current={current}
      onCurrent={onCurrent}
      groupedBy="kind"
      cells={cells}
      actions={
        !readOnly &&
        missing.length > 0 && (
          <Button disabled={busy} onClick={() => void number()}>
            Number {plural(missing.length, 'control')}
          </Button>
        )
      }
    />
  );
}
