import { useCallback, useMemo, useState } from 'react';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { useData } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import type { RegisterCells } from '../../../components/register/register-columns.tsx';
import { PlainRegister } from '../PlainRegister.tsx';
import styles from './policies.module.css';

type Shown = 'all' | 'open' | 'expired';

const HIDDEN = ['riskId', 'requestedOn', 'approvedBy', 'approvedOn', 'reason', 'compensation', 'notes'];

const isOpen = ({ values }: RegisterRow): boolean => !values['closedOn'];
/** It holds through its last day. */
const isExpired = (row: RegisterRow, day: string): boolean =>
  isOpen(row) && Boolean(row.values['expiresOn']) && String(row.values['expiresOn']) < day;

const cellsOn = (day: string): RegisterCells => ({
  expiresOn: (row, text) =>
    isExpired(row, day) ? <span className={styles.due}>{text}, expired</span> : text,
});

/** What deviates from a policy on purpose, and what went on past the day until which it was allowed. */
export function PolicyExceptions({ current }: { current: string | null }) {
  const rows = useData(['registers', 'list', 'policy-exceptions'], () =>
    api.registers.list({ register: 'policy-exceptions' }),
  ).data;
  const [shown, setShown] = useState<Shown>('all');
  const day = today();
  const cells = useMemo(() => cellsOn(day), [day]);
  const accepts = useCallback(
    (row: RegisterRow) => shown === 'all' || (shown === 'open' ? isOpen(row) : isExpired(row, day)),
    [shown, day],
  );
  const all = rows ?? [];
  return (
    <PlainRegister
      register="policy-exceptions"
      current={current}
      hidden={HIDDEN}
      cells={cells}
      accepts={shown === 'all' ? undefined : accepts}
      onAcceptAll={shown === 'all' ? undefined : () => setShown('all')}
      filters={
        <FilterPills
          label="Exceptions shown"
          value={shown}
          options={[
            { value: 'all', label: 'All', count: all.length },
            { value: 'open', label: 'Open', count: all.filter(isOpen).length },
            { value: 'expired', label: 'Expired', count: all.filter((row) => isExpired(row, day)).length },
          ]}
          onChange={setShown}
        />
      }
    />
  );
}
