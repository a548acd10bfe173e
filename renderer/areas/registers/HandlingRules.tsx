import { Button } from '@mantine/core';
import { HANDLING_RULES } from '../../../shared/catalog/handling.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import type { RegisterCells } from '../../components/register/register-columns.tsx';
import { PlainRegister } from './PlainRegister.tsx';
import styles from './registers.module.css';

/** Lines of a rule that a cell shows; the pane shows all of it. */
const LINES = 5;

const text: RegisterCells[string] = (_, words) => <span className={styles.lines}>{words}</span>;
const CELLS: RegisterCells = { meaning: text, access: text, storage: text, transfer: text, disposal: text };

/** The classification matrix, started from a wording for each class that has no rule yet. */
export function HandlingRules({ current }: { current: string | null }) {
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const register = 'handling-rules';
  const rows = useData(['registers', 'list', register], () => api.registers.list({ register })).data;
  const present = new Set(rows?.map(({ values }) => values['classification']));
  const missing = HANDLING_RULES.filter(({ classification }) => !present.has(classification));
  const add = rows && missing.length > 0 && !readOnly && (
    <Button
      disabled={busy}
      onClick={() =>
        void run(() => api.registers.add({ register, records: missing.map((rule) => ({ ...rule })) }), {
          done: `Added ${plural(missing.length, 'class', 'classes')} with a wording to adapt.`,
        })
      }
    >
      {missing.length === HANDLING_RULES.length
        ? 'Add the four classes'
        : `Add ${plural(missing.length, 'class', 'classes')}`}
    </Button>
  );
  return (
    <PlainRegister
      register={register}
      current={current}
      rowHeight={LINES * 16 + 12}
      cells={CELLS}
      actions={add}
      emptyActions={add}
    />
  );
}
