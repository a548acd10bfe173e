import { Fragment } from 'react';
import { REGISTERS, type RegisterLink } from '../../shared/domain/registers.ts';
import { api } from '../app/api.ts';
import { useData } from '../app/query.ts';
import { PaneSection } from './DetailPane.tsx';
import { recordAddress } from './record-address.ts';
import { RecordList } from './RecordList.tsx';
import styles from './RecordList.module.css';

interface Props {
  to: RegisterLink['to'];
  id: string;
}

/** Records of registers that are linked to something or name it in a field; nothing where there are none. */
export function NamedIn({ to, id }: Props) {
  const found = useData(['registers', 'linkedFrom', to, id], () => api.registers.linkedFrom({ to, id }));
  if (!found.data || found.isPlaceholderData) return null;
  const byRegister = found.data;
  const groups = REGISTERS.flatMap((register) => {
    const records = byRegister[register.id] ?? [];
    return records.length > 0 ? [{ register, records }] : [];
  });
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { records }) => sum + records.length, 0);
  return (
    <PaneSection title="Named in registers" hint={count}>
      {groups.map(({ register, records }) => (
        <Fragment key={register.id}>
          <h4 className={styles.group}>{register.name}</h4>
          <RecordList records={records} address={(record) => recordAddress(register.id, record)} />
        </Fragment>
      ))}
    </PaneSection>
  );
}
