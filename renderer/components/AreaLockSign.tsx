import { Tooltip, UnstyledButton } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useLocation } from 'wouter';
import { api } from '../app/api.ts';
import { areaOf } from '../app/areas.ts';
import { moment } from '../app/dates.ts';
import { useData } from '../app/query.ts';
import { useLocksDialog } from '../state/locks.ts';
import styles from './AreaBar.module.css';

/** Says that the area on screen is locked, and leads to where it is unlocked. Nothing where it is not. */
export function AreaLockSign() {
  const [location] = useLocation();
  const open = useLocksDialog((state) => state.open);
  const locks = useData(['areaLocks', 'list'], () => api.areaLocks.list({})).data;
  const lock = locks?.find(({ area }) => area === areaOf(location));
  if (!lock) return null;
  return (
    <Tooltip label={`Locked by ${lock.by}, ${moment(lock.at)}: ${lock.reason}`} multiline maw={320}>
      <UnstyledButton className={styles.lock} onClick={open}>
        <Lock size={12} aria-hidden />
        Locked
      </UnstyledButton>
    </Tooltip>
  );
}
